// Findings of one kind: filters, facets with counts, who said what.
import { ask, asked, type Facets, type Found } from "./api";
import { h, link, type Child } from "./dom";
import { filterForm, kept, list } from "./lists";
import type { Place } from "./main";
import { findingItem, kinds, number } from "./show";

/** Which parameter a facet's value narrows by: months are a period. */
function narrowed(values: Record<string, string>, facet: string, value: string): Record<string, string> | null {
  if (facet === "month") return { ...values, from: value, until: value };
  if (facet === "outlet") return null; // counted only
  return { ...values, [facet]: value };
}

function facet(name: string, counts: { value: string; count: number }[], address: string, values: Record<string, string>): HTMLElement | null {
  const stated = counts.filter(({ value }) => value !== "");
  const open = counts.find(({ value }) => value === "");
  if (stated.length === 0) return null;
  const most = Math.max(...stated.map(({ count }) => count));
  const rows = name === "month" ? [...stated].sort((a, b) => a.value.localeCompare(b.value)) : stated;
  const row = ({ value, count }: { value: string; count: number }) => {
    const to = narrowed(values, name, value);
    const bar = h("meter", { min: 0, max: most, value: count, "aria-hidden": "true" });
    const label = [h("span", { class: "value" }, value), bar, h("span", { class: "n" }, number(count))];
    return h("li", {}, to ? link(address + asked(to), { "aria-current": values[name] === value ? "true" : undefined }, label) : h("span", {}, label));
  };
  return h(
    "details",
    { class: "facet", open: name !== "month" && name !== "outlet" },
    h("summary", {}, name),
    h("ul", {}, rows.map(row)),
    open && h("p", { class: "open" }, `${number(open.count)} not stated or not resolved`),
  );
}

/** How many of these are right: by the program's own confidence, and by what persons said of them. */
function precision(facets: Facets, path: string, values: Record<string, string>): HTMLElement | null {
  if (facets.total === 0) return null;
  const expected = facets.expected_right === null ? "nobody knows how many of these are right" : `about ${Math.round(facets.expected_right * 100)} of 100 are right`;
  const judged = Object.entries(facets.judged).filter(([said]) => said !== "replaced");
  return h(
    "section",
    { class: "precision", "aria-label": "how many are right" },
    h("p", {}, h("b", {}, expected), h("span", { class: "source" }, " by the program's confidence, which was set on reports that it had not seen")),
    judged.length > 0 &&
      h(
        "p",
        { class: "source" },
        "Persons: ",
        judged.flatMap(([said, count], i): Child[] => [i ? ", " : "", link(path + asked({ ...values, verdict: said, min_confidence: "0" }), {}, `${number(count)} ${said}`)]),
      ),
  );
}

export async function drawFindings(place: Place): Promise<Node[]> {
  const kind = place.path[1] ?? "statements";
  const path = "/findings/" + kind;
  const values = kept(place.values, ["cursor"]);
  const tabs = h(
    "nav",
    { class: "tabs", "aria-label": "kinds of finding" },
    kinds.map((one) => link("/findings/" + one, { "aria-current": one === kind ? "page" : undefined }, one)),
  );
  const [form, items, facets] = await Promise.all([
    filterForm(path, path, values),
    list<Found>(path, values, kind, ({ finding, report, line }) => findingItem(finding, report, line)),
    ask<Facets>("/facets/" + kind, kept(values, ["order", "limit"])),
  ]);
  const columns = Object.entries(facets.facets).filter(([name]) => name !== "verdict").map(([name, counts]) => facet(name, counts, path, values));
  return [
    h("h1", {}, kind[0]?.toUpperCase() + kind.slice(1)),
    tabs,
    form,
    h("div", { class: "two" }, h("div", {}, items), h("aside", { "aria-label": "counts" }, precision(facets, path, values), columns)),
  ];
}
