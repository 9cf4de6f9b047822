// All that persons said of the record, and what has become of it.
import { settings, type Correction } from "./api";
import { h, link, type Child } from "./dom";
import { list } from "./lists";
import type { Place } from "./main";

const told = (value: unknown): string =>
  Array.isArray(value) ? value.join(" and ") : value && typeof value === "object" ? Object.entries(value).map(([name, one]) => `${name}: ${told(one)}`).join(" · ") : String(value ?? "");

function subject(one: Correction): Child {
  if (one.kind === "actor" || one.kind === "issue") return [one.kind + " ", h("b", {}, told(one.found))];
  const found = (one.found ?? {}) as Record<string, unknown>;
  const span = found["span"] as [number, number] | undefined;
  const where = one.report === "" ? "of a report that the record has not read" : link(`/reports/${encodeURIComponent(one.report)}?min_confidence=0#at-${span?.[0] ?? 0}`, { class: "open-item" }, one.report);
  return [one.kind + " ", where, h("blockquote", {}, String(found["words"] ?? ""))];
}

function item(one: Correction): HTMLElement {
  return h(
    "li",
    { class: "item", tabindex: "-1" },
    h("p", { class: "head" }, h("span", { class: "choice" }, one.act), h("span", { class: "choice state" }, one.state), ` ${one.who}, `, h("time", { datetime: one.when }, one.when.slice(0, 16).replace("T", " "))),
    h("div", {}, subject(one)),
    one.given !== null && h("p", {}, "now ", h("b", {}, told(one.given))),
    one.why && h("p", { class: "source" }, one.why),
  );
}

export async function drawCorrections(place: Place): Promise<Node[]> {
  const todo = settings.mayEdit
    ? [h("p", {}, "Nobody has said anything of this record yet."), h("p", {}, "Open “Right or wrong?” under a ", link("/findings/positions", {}, "finding"), ", name an ", link("/issues", {}, "issue"), " or link two ", link("/actors", {}, "actors"), ".")]
    : [h("p", {}, "Nobody has said anything of this record yet."), h("p", {}, "Start rapporteur serve --allow-edits, or use rapporteur correct.")];
  const items = await list<Correction>("/corrections", place.values, "corrections", item);
  const any = items.length > 1;
  return [
    h("h1", {}, "Corrections"),
    h("p", { class: "lead" }, "What persons said, kept apart from what the program found; a new reading of a report changes nothing of it. An answer key of all: rapporteur export --format gold."),
    ...(any ? items : [h("section", { class: "empty" }, todo)]),
  ];
}
