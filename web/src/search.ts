// Reports in which words stand.
import type { Hit } from "./api";
import { h, link } from "./dom";
import { filterForm, list } from "./lists";
import type { Place } from "./main";

function hitItem(hit: Hit): HTMLElement {
  return h(
    "li",
    { class: "item", tabindex: "-1" },
    h("p", { class: "head" }, link("/reports/" + encodeURIComponent(hit.id), { class: "open-item" }, hit.title || hit.id)),
    h("blockquote", {}, hit.snippet.map(({ text, sought }) => (sought ? h("mark", {}, text) : text))),
    h("p", { class: "source" }, hit.date ?? "no day known", hit.source && ` · ${hit.source}`),
  );
}

export async function drawSearch(place: Place): Promise<Node[]> {
  const words = place.values["words"] ?? "";
  if (!words) return [h("h1", {}, "Search"), h("section", { class: "empty" }, h("p", {}, "Type some words above: reports with all of them are shown, the best first."))];
  const [form, items] = await Promise.all([filterForm("/search", "/search", place.values), list<Hit>("/search", place.values, "reports", hitItem)]);
  return [h("h1", {}, `Reports with “${words}”`), form, ...items];
}
