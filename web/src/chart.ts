// The timeline drawn: years, months or days as bars that narrow it; a short period with each finding on its own days.
import { ask, asked, type Found, type Page, type Row } from "./api";
import { h } from "./dom";
import { s, type Shape } from "./drawing";
import { kept } from "./lists";
import { addressOf, pluralOf } from "./show";

const width = 960;
const left = 8;
const dayLength = 86400000;
const longestInDays = 62; // a period that is drawn finding by finding
const longestInMonths = 1100;
const perKind = 120;
const lanes: [kind: string, field: string][] = [
  ["meeting", "date"],
  ["proposal", "date"],
  ["event", "date"],
  ["forecast", "horizon"],
];

const time = (day: string) => Date.parse(day + "T00:00:00Z");
const iso = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The last day of "2022", "2022-02" or a day. */
function lastOf(part: string): string {
  if (part.length === 10) return part;
  if (part.length === 4) return part + "-12-31";
  const [year, month] = part.split("-").map(Number);
  return iso(Date.UTC(year!, month!, 0));
}

/** First and last day that an EDTF date can mean; nothing if it has no end that is known. */
export function daysOf(edtf: string): [first: string, last: string] | null {
  const ends = edtf.replace(/[~?%]/g, "").split("/");
  const first = ends[0] === ".." || ends[0] === "" ? ends[1] : ends[0];
  const last = ends[1] === ".." || ends[1] === "" || ends[1] === undefined ? ends[0] : ends[1];
  if (!first || !last || !/^\d{4}(-\d\d){0,2}$/.test(first) || !/^\d{4}(-\d\d){0,2}$/.test(last)) return null;
  return [first.padEnd(10, "-01").slice(0, 10), lastOf(last)];
}

interface Bar {
  label: string;
  count: number;
  from: string;
  until: string;
}

function bars(rows: Row[], length: number, count: (row: Row) => number): Bar[] {
  const all = new Map<string, Bar>();
  for (const row of rows) {
    if (typeof row["day"] !== "string") continue;
    const label = row["day"].slice(0, length);
    const bar = all.get(label) ?? { label, count: 0, from: label, until: label };
    bar.count += count(row);
    all.set(label, bar);
  }
  return [...all.values()];
}

function histogram(rows: Row[], first: string, last: string, values: Record<string, string>, count: (row: Row) => number): SVGElement {
  const span = (time(last) - time(first)) / dayLength;
  const length = span <= longestInDays * 2 ? 10 : span <= longestInMonths ? 7 : 4;
  const height = 130;
  const drawn = bars(rows, length, count);
  const top = Math.max(...drawn.map((bar) => bar.count));
  const begin = time(first.slice(0, length).padEnd(10, "-01").slice(0, 10));
  const end = time(lastOf(last.slice(0, length))) + dayLength;
  const at = (day: number) => left + ((day - begin) / (end - begin)) * (width - 2 * left);
  let sinceLabel = -Infinity;
  const shapes = drawn.map((bar): Shape => {
    const from = time(bar.from.padEnd(10, "-01").slice(0, 10));
    const x = at(from);
    const wide = Math.max(2, at(time(lastOf(bar.until)) + dayLength) - x - 1);
    const tall = Math.max(2, (bar.count / top) * (height - 30));
    const labelled = x - sinceLabel > 72;
    if (labelled) sinceLabel = x;
    return s(
      "a",
      { href: "/timeline" + asked({ ...values, from: bar.from, until: bar.until }), "aria-label": `${bar.label}: ${bar.count} findings` },
      s("rect", { x: x.toFixed(1), y: (height - 20 - tall).toFixed(1), width: wide.toFixed(1), height: tall.toFixed(1), class: "bar" }, s("title", {}, `${bar.label}: ${bar.count}`)),
      labelled && s("text", { x: x.toFixed(1), y: height - 5 }, bar.label),
    );
  });
  return s("svg", { viewBox: `0 0 ${width} ${height}`, class: "drawing", role: "group", "aria-label": "findings over time; a bar narrows to its days" }, ...shapes);
}

/** Each finding from the first to the last day that it can mean: a dot for a known day, a dashed span for what is not one. */
async function findings(first: string, last: string, values: Record<string, string>): Promise<SVGElement> {
  const narrowed = { ...kept(values, ["order", "cursor"]), limit: String(perKind) };
  const pages = await Promise.all(lanes.map(async ([kind, field]) => ({ kind, field, page: await ask<Page<Found>>("/findings/" + pluralOf(kind), narrowed) })));
  const begin = time(first);
  const end = time(last) + dayLength;
  const at = (day: number) => left + ((Math.min(Math.max(day, begin), end) - begin) / (end - begin)) * (width - 2 * left);
  const shapes: Shape[] = [];
  let y = 0;
  for (const { kind, field, page } of pages) {
    if (page.total === 0) continue;
    y += 20;
    shapes.push(s("text", { x: left, y: y - 6 }, `${pluralOf(kind)}${page.next ? ` (the first ${page.returned} of ${page.total})` : ""}`));
    const rows: number[] = [];
    let drawn = 0;
    for (const { finding, report } of page.items) {
      const edtf = String(finding[field] ?? "");
      const days = daysOf(edtf || (report.date ?? ""));
      if (!days) continue;
      const x = at(time(days[0]));
      const to = Math.max(x + 7, at(time(days[1]) + dayLength) - 1);
      let row = rows.findIndex((taken) => taken < x);
      if (row < 0) row = rows.push(0) - 1;
      rows[row] = to;
      const known = /^\d{4}-\d\d-\d\d$/.test(edtf);
      const title = `${edtf || "no day stated; reported " + report.date}: ${finding.words}`;
      shapes.push(
        s(
          "a",
          { href: addressOf(report.id, finding.span[0], finding.confidence), "aria-label": `${kind}, ${title}` },
          s("rect", { x: x.toFixed(1), y: y + row * 10, width: (known ? 7 : to - x).toFixed(1), height: 7, rx: 3, class: `${kind} ${known ? "known" : "span"}` }, s("title", {}, title)),
        ),
      );
      drawn++;
    }
    y += (drawn ? rows.length * 10 : 0) + 8;
  }
  const ticks: Shape[] = [];
  const step = Math.max(1, Math.ceil((end - begin) / dayLength / 12));
  for (let day = begin; day < end; day += step * dayLength) ticks.push(s("line", { x1: at(day).toFixed(1), x2: at(day).toFixed(1), y1: 0, y2: y, class: "tick" }), s("text", { x: (at(day) + 2).toFixed(1), y: y + 14 }, iso(day).slice(5)));
  return s("svg", { viewBox: `0 0 ${width} ${y + 20}`, class: "drawing", role: "group", "aria-label": "findings on their days" }, ...ticks, ...shapes);
}

/** What stands above the list of days; nothing if no day is known. */
export async function chart(rows: Row[], values: Record<string, string>, count: (row: Row) => number): Promise<Node[]> {
  const days = rows.map((row) => row["day"]).filter((day): day is string => typeof day === "string").sort();
  const first = days[0];
  const last = days[days.length - 1];
  if (first === undefined || last === undefined) return [];
  const short = (time(last) - time(first)) / dayLength <= longestInDays;
  const wider = values["from"] || values["until"] ? h("a", { href: "/timeline" + asked(kept(values, ["from", "until"])) }, "All of the time") : null;
  return [
    h(
      "div",
      { class: "chart" },
      histogram(rows, first, last, values, count),
      short && (await findings(first, last, values)),
      h("p", { class: "count" }, short ? "A dot stands on its known day; a dashed span is what nobody knows to the day. " : "A bar narrows to its days. ", wider),
    ),
  ];
}
