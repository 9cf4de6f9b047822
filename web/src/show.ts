// How single things look everywhere: a finding, a day, how sure the program is.
import type { Finding, ReportLine } from "./api";
import { h, link, type Child } from "./dom";

export const kinds = ["statements", "events", "meetings", "proposals", "clauses", "positions", "forecasts", "conflicts", "furniture"];
export const pluralOf = (kind: string) => (kind === "furniture" ? kind : kind + "s");

/** Below this the command line tells a finding only on demand. */
export const usualConfidence = 0.25;

/** "83 %", with a bar; "not judged" where an earlier version found it. Never left out. */
export function sureness(confidence: number | null): HTMLElement {
  if (confidence === null) return h("span", { class: "sure unjudged", title: "an earlier version found this and did not judge it" }, "not judged");
  const percent = Math.round(confidence * 100);
  const label = `how sure the program is: ${percent} of 100` + (confidence < usualConfidence ? "; told only on demand" : "");
  return h(
    "span",
    { class: "sure" + (confidence < usualConfidence ? " doubtful" : ""), title: label, "aria-label": label },
    h("meter", { min: 0, max: 1, value: confidence, low: 0.25, high: 0.6, optimum: 1, "aria-hidden": "true" }),
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
  `/reports/${encodeURIComponent(report)}${(confidence ?? 1) < usualConfidence ? "?min_confidence=0" : ""}#at-${start}`;

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

const dateOf = (finding: Finding) => ("date" in finding ? finding["date"] : "horizon" in finding ? finding["horizon"] : undefined);

/** One finding: what it says, its words, where they stand, the rule, and how sure the program is. */
export function findingItem(finding: Finding, report: ReportLine, line: number): HTMLElement {
  const when = dateOf(finding);
  return h(
    "li",
    { class: "item " + finding.kind, tabindex: "-1" },
    h("p", { class: "head" }, headline(finding), sureness(finding.confidence)),
    h("blockquote", {}, finding.words),
    h(
      "p",
      { class: "source" },
      link(addressOf(report.id, finding.span[0], finding.confidence), { class: "open-item" }, report.title || report.id),
      ` · line ${line} · reported ${report.date ?? "on no known day"}`,
      report.source && ` · ${report.source}`,
      when === undefined ? null : [" · day: ", day(when)],
      finding.rule && [" · ", h("span", { class: "rule" }, finding.rule)],
    ),
  );
}

/** A whole number with its digits in groups. */
export const number = (value: number) => value.toLocaleString("en");
