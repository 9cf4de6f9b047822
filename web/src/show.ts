// How single things look everywhere: a finding, a day, how sure the program is.
import { settings, type Finding, type ReportLine, type Verdict } from "./api";
import { h, link, type Child } from "./dom";
import { editor } from "./edit";

export const kinds = ["statements", "events", "meetings", "proposals", "clauses", "positions", "forecasts", "conflicts", "furniture"];
export const pluralOf = (kind: string) => (kind === "furniture" ? kind : kind + "s");

/** "83 %", with a bar; "not judged" where an earlier version found it. Never left out. */
export function sureness(confidence: number | null, verdict?: Verdict): HTMLElement {
  if (confidence === null && verdict) return h("span", { class: "sure person", title: "this is what a person said" }, "a person");
  if (confidence === null) return h("span", { class: "sure unjudged", title: "an earlier version found this and did not judge it" }, "not judged");
  const percent = Math.round(confidence * 100);
  const label = `how sure the program is: ${percent} of 100` + (confidence < settings.usual ? "; told only on demand" : "");
  return h(
    "span",
    { class: "sure" + (confidence < settings.usual ? " doubtful" : ""), title: label, "aria-label": label },
    h("meter", { min: 0, max: 1, value: confidence, low: settings.usual, high: 0.7, optimum: 1, "aria-hidden": "true" }),
    `${percent} %`,
  );
}

/** An EDTF date; whatever is not one known day says so. */
export function day(edtf: unknown): Child {
  const text = typeof edtf === "string" ? edtf : "";
  if (text === "") return h("span", { class: "open" }, "no day stated");
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return h("time", { datetime: text }, text);
  return h("span", { class: "uncertain", title: "not one known day (EDTF)" }, text);
}

/** Where a finding stands: its report, with its words marked. Doubtful ones are drawn there only on demand. */
export const addressOf = (report: string, start: number, confidence: number | null) =>
  `/reports/${encodeURIComponent(report)}${(confidence ?? 1) < settings.usual ? "?min_confidence=0" : ""}#at-${start}`;

export const actor = (name: string) => (name === "" ? h("span", { class: "open" }, "not resolved") : h("b", { class: "actor" }, name));
export const actors = (names: unknown): Child => {
  const list = Array.isArray(names) ? (names as string[]) : [];
  return list.length ? h("span", {}, list.map((name, i): Child => [i ? ", " : "", actor(name)])) : actor("");
};

const text = (finding: Finding, field: string) => (typeof finding[field] === "string" ? (finding[field] as string) : "");
const word = (value: string) => (value === "" ? null : h("span", { class: "choice" }, value));

/** What a finding says, field by field, in the order of the record. */
export function headline(finding: Finding): Child[] {
  switch (finding.kind) {
    case "statement":
      return [actor(text(finding, "speaker")), word(text(finding, "form")), text(finding, "via") && ` via ${text(finding, "via")}`];
    case "event":
      return [actor(text(finding, "source")), " → ", actor(text(finding, "target")), h("code", {}, text(finding, "cameo")), word(text(finding, "status"))];
    case "meeting":
      return [actors(finding["parties"]), word(text(finding, "status")), word(text(finding, "format")), text(finding, "place") && ` in ${text(finding, "place")}`];
    case "proposal":
      return [actors(finding["proposer"]), " to ", actors(finding["addressees"]), text(finding, "instrument") && ` · ${text(finding, "instrument")}`];
    case "clause":
      return [actor(text(finding, "bound")), word(text(finding, "modality")), ` ${text(finding, "deed")} `, h("small", {}, "asked by ", actors(finding["proposer"]))];
    case "position":
      return [actor(text(finding, "actor")), word(text(finding, "stance")), ` ${text(finding, "issue")}`];
    case "forecast":
      return [actor(text(finding, "by")), word(text(finding, "outlook")), ` ${text(finding, "about")}`];
    case "conflict":
      return [text(finding, "why")];
    default:
      return ["not part of the report's own text"];
  }
}

const shownFields = (found: Record<string, unknown>) =>
  Object.entries(found).flatMap(([name, value]) => (["span", "rule", "confidence", "words", "line", "cue", "content", "speaker_span"].includes(name) ? [] : [`${name}: ${Array.isArray(value) ? value.join(", ") : String(value) || "not stated"}`]));

/** What a person said of it; of what he said otherwise, the program's own answer and how sure it was. */
export function verdictLine(verdict: Verdict | undefined): HTMLElement | null {
  if (!verdict) return null;
  const when = h("time", { datetime: verdict.when }, verdict.when.slice(0, 16).replace("T", " "));
  const found = verdict.found;
  const sure = found && typeof found["confidence"] === "number" ? ` (${Math.round(found["confidence"] * 100)} %)` : "";
  const words: Record<string, string> = { kept: "confirmed; the program no longer finds it", added: "added: the program missed it" };
  return h(
    "p",
    { class: "verdict " + verdict.said },
    h("b", {}, words[verdict.said] ?? verdict.said),
    ` by ${verdict.who}, `,
    when,
    verdict.why && `: ${verdict.why}`,
    found && verdict.said !== "confirmed" && verdict.said !== "added" && h("span", { class: "source" }, ` · the program${sure}: ${shownFields(found).join(" · ")}`),
  );
}

const dateOf = (finding: Finding) => ("date" in finding ? finding["date"] : "horizon" in finding ? finding["horizon"] : undefined);

/** One finding: what it says, its words, where they stand, the rule, and how sure the program is. */
export function findingItem(finding: Finding, report: ReportLine, line: number): HTMLElement {
  const when = dateOf(finding);
  return h(
    "li",
    { class: `item ${finding.kind} ${finding.verdict?.said ?? ""}`, tabindex: "-1" },
    h("p", { class: "head" }, headline(finding), sureness(finding.confidence, finding.verdict)),
    h("blockquote", {}, finding.words),
    verdictLine(finding.verdict),
    h(
      "p",
      { class: "source" },
      link(addressOf(report.id, finding.span[0], finding.confidence), { class: "open-item" }, report.title || report.id),
      ` · line ${line} · reported ${report.date ?? "on no known day"}`,
      report.source && ` · ${report.source}`,
      when === undefined ? null : [" · day: ", day(when)],
      finding.rule && [" · ", h("span", { class: "rule" }, finding.rule)],
    ),
    editor(finding),
  );
}

/** A whole number with its digits in groups. */
export const number = (value: number) => value.toLocaleString("en");
