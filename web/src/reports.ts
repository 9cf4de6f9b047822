// The reports, and one of them: its text with the findings drawn on it.
import { ask, settings, type Finding, type Page, type Row, type Report, type ReportLine } from "./api";
import { h, link, type Child } from "./dom";
import { filterForm, list } from "./lists";
import type { Place } from "./main";
import { editor } from "./edit";
import { day, headline, pluralOf, sureness, verdictLine } from "./show";

function reportItem(report: ReportLine): HTMLElement {
  return h(
    "li",
    { class: "item line", tabindex: "-1" },
    h("time", { datetime: report.date ?? undefined }, report.date ?? "no day known"),
    " ",
    link("/reports/" + encodeURIComponent(report.id), { class: "open-item" }, report.title || report.id),
    report.source && h("span", { class: "source" }, ` · ${report.source}`),
  );
}

export async function drawReports(place: Place): Promise<Node[]> {
  const [form, items] = await Promise.all([filterForm("/reports", "/reports", place.values), list<ReportLine>("/reports", place.values, "reports", reportItem)]);
  return [h("h1", {}, "Reports"), form, ...items];
}

interface Piece {
  begin: number;
  end: number;
  of: Finding[];
}

/** The text cut where a finding begins or ends. Spans count code points. */
function pieces(length: number, findings: Finding[]): Piece[] {
  const borders = new Set([0, length]);
  for (const { span } of findings) for (const at of span) if (at >= 0 && at <= length) borders.add(at);
  const sorted = [...borders].sort((a, b) => a - b);
  const begun = [...findings].sort((a, b) => a.span[0] - b.span[0]);
  const cut: Piece[] = [];
  let open: Finding[] = [];
  let next = 0;
  sorted.slice(0, -1).forEach((begin, i) => {
    for (; next < begun.length && begun[next]!.span[0] <= begin; next++) open.push(begun[next]!);
    open = open.filter(({ span }) => span[1] > begin);
    cut.push({ begin, end: sorted[i + 1]!, of: [...open] });
  });
  return cut;
}

const percent = (finding: Finding) => (finding.verdict ? `${finding.verdict.said} by ${finding.verdict.who}` : finding.confidence === null ? "not judged" : `${Math.round(finding.confidence * 100)} %`);
const idOf = (finding: Finding, i: number) => `finding-${finding.span[0]}-${i}`;

function drawPiece(points: string[], piece: Piece, numberOf: Map<Finding, number>): Child {
  const words = points.slice(piece.begin, piece.end).join("");
  if (piece.of.length === 0) return words;
  const furniture = piece.of.some(({ kind }) => kind === "furniture");
  const inner = piece.of[piece.of.length - 1]!; // what began last says most closely what these words are
  const title = piece.of.map((finding) => `${finding.kind}, ${percent(finding)}, ${finding.rule || "no named rule"}`).join("\n");
  const begins = piece.of.some(({ span }) => span[0] === piece.begin);
  const classes = furniture ? "furniture" : [...new Set(piece.of.map(({ kind }) => kind))].join(" ") + (piece.of.every((f) => (f.confidence ?? 1) < settings.usual) ? " doubtful" : "");
  return h("a", { class: "mark " + classes, id: begins ? `at-${piece.begin}` : undefined, href: "#" + idOf(inner, numberOf.get(inner)!), title }, words);
}

function drawText(report: Report, findings: Finding[], numberOf: Map<Finding, number>): HTMLElement {
  const points = [...report.text]; // by code point
  return h("div", { class: "text", lang: report.language || undefined }, pieces(points.length, findings).map((piece) => drawPiece(points, piece, numberOf)));
}

function noteOf(finding: Finding, i: number): HTMLElement {
  const when = "date" in finding ? finding["date"] : undefined;
  return h(
    "li",
    { class: `item ${finding.kind} ${finding.verdict?.said ?? ""}`, id: idOf(finding, i), tabindex: "-1" },
    h("p", { class: "head" }, link("#at-" + finding.span[0], { class: "kind open-item" }, finding.kind), " ", headline(finding), sureness(finding.confidence, finding.verdict)),
    verdictLine(finding.verdict),
    h("p", { class: "source" }, `line ${finding.line} · `, h("span", { class: "rule" }, finding.rule || "no named rule"), when === undefined ? null : [" · day: ", day(when)]),
    editor(finding),
  );
}

function drawOne(report: Report, least: number): Node[] {
  const told = report.findings.filter(({ confidence }) => (confidence ?? 1) >= least);
  const kinds = [...new Set(told.map(({ kind }) => kind))];
  const numberOf = new Map(told.map((finding, i) => [finding, i]));
  const notes = told.map((finding, i) => [finding, i] as const).filter(([finding]) => finding.kind !== "furniture");
  const left = report.findings.length - told.length;
  const nodes: (HTMLElement | false)[] = [
    h("h1", {}, report.title || report.id),
    h(
      "p",
      { class: "lead" },
      report.date ?? "no day known",
      report.source && ` · ${report.source}`,
      ` · ${report.id}`,
      /^https?:\/\//.test(report.address) && [" · ", h("a", { href: report.address, rel: "noreferrer noopener", target: "_blank" }, "where it stood")],
    ),
    h("p", { class: "legend" }, kinds.map((kind) => h("span", { class: "mark " + kind }, kind))),
    left > 0 && h("p", { class: "count" }, `${left} more of low confidence. `, link(`/reports/${encodeURIComponent(report.id)}?min_confidence=0`, {}, "Show them")),
    h("p", { class: "exports" }, "Its findings: ", [...new Set(kinds.map(pluralOf))].flatMap((kind, i): Child[] => [i ? ", " : "", link(`/findings/${kind}?` + new URLSearchParams({ report: report.id }).toString(), {}, kind)]), " · ", h("a", { href: "/api/v1/reports/" + encodeURIComponent(report.id), download: report.id + ".json" }, "all of it as JSON")),
    h(
      "div",
      { class: "two report" },
      drawText(report, told, numberOf),
      h("aside", { "aria-label": "findings" }, notes.length ? h("ol", { class: "list" }, notes.map(([finding, i]) => noteOf(finding, i))) : h("p", { class: "empty" }, "Nothing was found in this report.")),
    ),
  ];
  return nodes.filter((node): node is HTMLElement => node !== false);
}

/** What repeats the report and what else tells the same happening: looked for when somebody asks. */
function nearOnes(id: string): HTMLElement {
  const body = h("div", {});
  const details = h("details", { class: "near" }, h("summary", {}, "Copies, and other reports of the same story"), body);
  const row = (one: Row) =>
    h(
      "li",
      { class: "item line", tabindex: "-1" },
      h("span", { class: "choice" }, String(one["relation"])),
      " ",
      link("/reports/" + encodeURIComponent(String(one["id"])), { class: "open-item" }, String(one["title"] || one["id"])),
      h("span", { class: "source" }, ` · ${one["date"] ?? "no day known"}${one["source"] ? " · " + one["source"] : ""} · likeness ${one["likeness"]}`, Array.isArray(one["words"]) && one["words"].length > 0 && ` · ${one["words"].join(", ")}`),
    );
  let asked = false;
  details.addEventListener("toggle", async () => {
    if (!details.open || asked) return;
    asked = true;
    try {
      const page = await ask<Page<Row>>("/near", { report: id, limit: "100" });
      body.replaceChildren(page.total ? h("ol", { class: "list" }, page.items.map(row)) : h("p", { class: "count" }, "None in the four days before and behind it."));
    } catch (error) {
      body.replaceChildren(h("p", { role: "alert" }, String(error)));
    }
  });
  return details;
}

export async function drawReport(place: Place): Promise<Node[]> {
  const least = place.values["min_confidence"] === undefined ? settings.usual : Number(place.values["min_confidence"]);
  const { reports } = await ask<{ reports: Report[] }>("/reports/" + encodeURIComponent(place.path.slice(1).join("/")));
  const [first, ...others] = reports;
  const nodes = [...drawOne(first!, least), nearOnes(first!.id)];
  if (others.length) nodes.push(h("p", { class: "count" }, `${others.length} more came under this id; the JSON has them all.`));
  return nodes;
}

