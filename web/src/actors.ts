// Whom reports name, and where to find what they said and did.
import { asked, type Row } from "./api";
import { h, link } from "./dom";
import { filterForm, list } from "./lists";
import type { Place } from "./main";
import { actor, number } from "./show";

function actorItem(row: Row): HTMLElement {
  const name = String(row["actor"]);
  const to = (path: string, what: string, more: Record<string, string>) => link(path + asked(more), {}, what);
  return h(
    "li",
    { class: "item", tabindex: "-1" },
    h("p", { class: "head" }, actor(name), h("span", { class: "choice" }, String(row["kind"]))),
    h(
      "p",
      { class: "source" },
      `named ${number(Number(row["mentions"]))} times · `,
      to("/findings/statements", "said", { speaker: name }),
      " · ",
      to("/findings/events", "did", { source: name }),
      " · ",
      to("/findings/positions", "positions", { actor: name }),
      " · ",
      to("/talks", "talks", { parties: name }),
    ),
  );
}

export async function drawActors(place: Place): Promise<Node[]> {
  const [form, items] = await Promise.all([filterForm("/actors", "/actors", place.values), list<Row>("/actors", place.values, "actors", actorItem)]);
  return [h("h1", {}, "Actors"), form, ...items];
}
