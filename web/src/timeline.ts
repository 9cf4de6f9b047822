// How much there is of each kind on each day; a day opens to what it holds.
import { ask, type Found, type Page, type Row } from "./api";
import { h, link } from "./dom";
import { chart } from "./chart";
import { exports, filterForm, empty, kept } from "./lists";
import type { Place } from "./main";
import { findingItem, number, pluralOf } from "./show";

const kinds = ["meeting", "event", "proposal", "statement", "clause", "position", "forecast"];
const count = (row: Row, kind: string) => Number(row[kind] ?? 0);
const all = (row: Row) => kinds.reduce((sum, kind) => sum + count(row, kind), 0);
const perKind = 20; // findings of a kind on an opened day; the rest is one click away

async function findingsOf(day: string, row: Row, values: Record<string, string>): Promise<Node[]> {
  const narrowed = { ...kept(values, ["order", "cursor"]), from: day, until: day, limit: String(perKind) };
  const pages = await Promise.all(
    kinds.filter((kind) => count(row, kind) > 0).map(async (kind) => ({ kind, page: await ask<Page<Found>>("/findings/" + pluralOf(kind), narrowed) })),
  );
  return pages.flatMap(({ kind, page }) => [
    h("h3", {}, `${number(page.total)} ${pluralOf(kind)}`),
    h("ol", { class: "list" }, page.items.map(({ finding, report, line }) => findingItem(finding, report, line))),
    ...(page.next ? [link(`/findings/${pluralOf(kind)}?` + new URLSearchParams(kept(narrowed, ["limit"])).toString(), {}, `All ${number(page.total)} ${pluralOf(kind)} of this day`)] : []),
  ]);
}

function dayRow(row: Row, most: number, values: Record<string, string>): HTMLElement {
  const day = row["day"];
  const parts = kinds.filter((kind) => count(row, kind) > 0);
  const label = parts.map((kind) => `${number(count(row, kind))} ${count(row, kind) === 1 ? kind : pluralOf(kind)}`).join(", ");
  const bars = h("span", { class: "bars", "aria-hidden": "true" }, parts.map((kind) => h("meter", { class: kind, min: 0, max: most, value: count(row, kind), title: `${kind}: ${count(row, kind)}` })));
  const summary = h("summary", { class: "item", tabindex: "0" }, h("time", { datetime: String(day) }, day === null ? "no day known" : String(day)), bars, h("span", { class: "n" }, label));
  const body = h("div", { class: "day" });
  const details = h("details", { id: "day-" + day }, summary, body);
  let asked = false;
  details.addEventListener("toggle", async () => {
    if (!details.open || asked || typeof day !== "string") return;
    asked = true;
    body.replaceChildren(...(await findingsOf(day, row, values).catch((error: unknown) => [h("p", { role: "alert" }, String(error))])));
  });
  if (day === null) body.append(h("p", {}, "Neither these findings nor their reports say on which day."));
  return details;
}

/** Days between two rows: the record has nothing of them, which is not to say that nothing happened. */
function gap(before: unknown, after: unknown): HTMLElement | null {
  if (typeof before !== "string" || typeof after !== "string") return null;
  const days = Math.abs(Date.parse(after) - Date.parse(before)) / 86400000 - 1;
  return days > 0 ? h("p", { class: "gap" }, `${number(days)} ${days === 1 ? "day" : "days"} on which none of these fall`) : null;
}

const pages = 20; // of a thousand days: half a century

/** All days: the drawing needs them, and they are few. */
async function everyDay(values: Record<string, string>, first: Page<Row>): Promise<Row[]> {
  const rows = [...first.items];
  let next = first.next;
  for (let i = 1; next !== null && i < pages; i++) {
    const page: Page<Row> = await ask<Page<Row>>("/days", { ...values, limit: "1000", cursor: next });
    rows.push(...page.items);
    next = page.next;
  }
  return rows;
}

export async function drawTimeline(place: Place): Promise<Node[]> {
  const values = place.values;
  const [form, page] = await Promise.all([filterForm("/days", "/timeline", values), ask<Page<Row>>("/days", { ...values, limit: "1000" })]);
  const head = [h("h1", {}, "Timeline"), h("p", { class: "lead" }, "Findings by their own day, else by their report's. Open a day to see them; what is not one known day says so."), form];
  if (page.total === 0) return [...head, empty("days", undefined, Object.keys(values).length > 0)];
  const most = Math.max(...page.items.map(all));
  const box = h("div", { class: "days" });
  const more = h("button", { type: "button", class: "more", title: "key n" }, "More");
  const status = h("p", { class: "count", role: "status" });
  let next = page.next;
  let last: unknown;
  let shown = 0;
  const add = (rows: Row[]) => {
    for (const row of rows) {
      const between = shown ? gap(last, row["day"]) : null;
      if (between) box.append(between);
      box.append(dayRow(row, most, values));
      last = row["day"];
      shown++;
    }
    status.textContent = shown === page.total ? `${number(page.total)} days` : `${number(shown)} of ${number(page.total)} days`;
    more.hidden = next === null;
  };
  more.addEventListener("click", async () => {
    const further = await ask<Page<Row>>("/days", { ...values, limit: "1000", cursor: next ?? "" });
    next = further.next;
    add(further.items);
  });
  add(page.items);
  const drawn = await chart(await everyDay(values, page), values, all);
  return [...head, h("div", { class: "above" }, status, exports("/days", values)), ...drawn, box, more];
}
