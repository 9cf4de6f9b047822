// Who takes which stance how often; a number opens to the sentences.
import { ask, asked, type Found, type Page, type Row } from "./api";
import { h, link } from "./dom";
import { empty, exports, filterForm, kept } from "./lists";
import type { Place } from "./main";
import { actor, findingItem, number } from "./show";

const shown = 40; // sentences below the table; the rest is one click away

/** The sentences of one cell. */
async function sentences(values: Record<string, string>): Promise<HTMLElement> {
  const page = await ask<Page<Found>>("/findings/positions", { ...values, limit: String(shown) });
  const what = `${values["actor"]} · ${values["stance"] ?? "any stance"}`;
  return h(
    "section",
    { class: "sentences", id: "sentences", tabindex: "-1", "aria-label": what },
    h("h2", {}, what),
    h("p", { class: "count" }, `${number(page.returned)} of ${number(page.total)}. `, link("/findings/positions" + asked(values), {}, "In the list, with all filters")),
    h("ol", { class: "list" }, page.items.map(({ finding, report, line }) => findingItem(finding, report, line))),
  );
}

function table(rows: Row[], values: Record<string, string>): HTMLElement {
  const stances = Object.keys(rows[0] ?? {}).filter((name) => name !== "actor" && name !== "all" && rows.some((row) => row[name]));
  const most = Math.max(...rows.flatMap((row) => stances.map((stance) => Number(row[stance]))));
  const cell = (row: Row, stance: string) => {
    const count = Number(row[stance]);
    if (count === 0) return h("td", {});
    const who = String(row["actor"]);
    const strength = Math.ceil((Math.sqrt(count) / Math.sqrt(most)) * 5);
    const to = "/positions" + asked({ ...values, actor: who, stance });
    const here = values["actor"] === who && values["stance"] === stance;
    return h("td", { class: "s" + strength }, who === "" ? number(count) : link(to, { "aria-label": `${who}, ${stance}: ${count}`, "aria-current": here ? "true" : undefined }, number(count)));
  };
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": "actors by stance" },
    h(
      "table",
      { class: "matrix" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "actor"), h("th", { scope: "col" }, "all"), stances.map((stance) => h("th", { scope: "col" }, stance)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, h("th", { scope: "row", title: String(row["actor"]) }, actor(String(row["actor"]))), h("td", { class: "all" }, number(Number(row["all"]))), stances.map((stance) => cell(row, stance))))),
    ),
  );
}

export async function drawPositions(place: Place): Promise<Node[]> {
  const values = kept(place.values, ["actor", "stance", "cursor"]);
  const chosen = { ...values, ...(place.values["actor"] ? { actor: place.values["actor"] } : {}), ...(place.values["stance"] ? { stance: place.values["stance"] } : {}) };
  const [form, page] = await Promise.all([filterForm("/stances", "/positions", values), ask<Page<Row>>("/stances", { ...values, limit: "100" })]);
  const head = [h("h1", {}, "Positions"), h("p", { class: "lead" }, "Who takes which stance how often; a number opens to its sentences. `about` narrows to an issue by its words."), form];
  if (page.total === 0) return [...head, empty("positions", page.note, Object.keys(values).length > 0)];
  const count = h("p", { class: "count" }, page.returned === page.total ? `${number(page.total)} actors` : `the ${number(page.returned)} of ${number(page.total)} actors with most positions; the export has all`);
  const below = place.values["actor"] ? [await sentences(chosen)] : [];
  return [...head, h("div", { class: "above" }, count, exports("/stances", values)), ...below, table(page.items, chosen)];
}
