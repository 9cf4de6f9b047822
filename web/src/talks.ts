// The calendar: each meeting once, by month, with where it is told.
import type { Talk } from "./api";
import { h, link } from "./dom";
import { filterForm, list } from "./lists";
import type { Place } from "./main";
import { actors, addressOf, day, sureness, verdictLine } from "./show";

function talkItem(talk: Talk): HTMLElement {
  const places = talk.in.map((where) => {
    const [, report = "", line = "", start = "0"] = /^(.*):(\d+):(\d+)$/s.exec(where) ?? [];
    return link(addressOf(report, Number(start), talk.confidence), { class: "open-item" }, `${report}, line ${line}`);
  });
  const body = talk.format !== "" && talk.format !== "bilateral" && talk.format !== "multilateral";
  return h(
    "li",
    { class: "item talk " + talk.status, tabindex: "-1" },
    h("p", { class: "when" }, day(talk.date), h("span", { class: "choice" }, talk.status)),
    h(
      "div",
      {},
      h("p", { class: "head" }, body ? h("b", {}, talk.format) : actors(talk.parties), talk.place ? ` in ${talk.place}` : h("span", { class: "open" }, " place not stated"), sureness(talk.confidence, talk.verdict)),
      h("blockquote", {}, talk.words),
      verdictLine(talk.verdict),
      h("p", { class: "source" }, places.flatMap((one, i) => [i ? " · " : "", one]), talk.rule && [" · ", h("span", { class: "rule" }, talk.rule)]),
    ),
  );
}

export async function drawTalks(place: Place): Promise<Node[]> {
  const [form, items] = await Promise.all([
    filterForm("/talks", "/talks", place.values),
    list<Talk>("/talks", place.values, "meetings", talkItem),
  ]);
  return [h("h1", {}, "Talks"), h("p", { class: "lead" }, "Each meeting once, however many reports tell of it. Those without a day stand at the day of their report."), form, ...items];
}
