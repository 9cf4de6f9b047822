// The page: one address for each view, drawn from what the address says.
import "./style.css";
import { Refused, takeSettings } from "./api";
import { h, link } from "./dom";
import { drawCorrections } from "./corrections";
import { drawFindings } from "./findings";
import { drawIssues } from "./issues";
import { closeKeys, listenToKeys, showKeys } from "./keys";
import { drawMap } from "./map";
import { drawPositions } from "./positions";
import { drawReport, drawReports } from "./reports";
import { drawSearch } from "./search";
import { drawTalks } from "./talks";
import { drawTimeline } from "./timeline";
import { drawActors } from "./actors";

export interface Place {
  path: string[];
  values: Record<string, string>;
}
type Draw = (place: Place) => Promise<Node[]>;

const views: [address: string, name: string, key: string][] = [
  ["/findings/statements", "Findings", "f"],
  ["/talks", "Talks", "t"],
  ["/timeline", "Timeline", "l"],
  ["/positions", "Positions", "p"],
  ["/issues", "Issues", "i"],
  ["/map", "Map", "m"],
  ["/reports", "Reports", "r"],
  ["/actors", "Actors", "a"],
  ["/corrections", "Corrections", "c"],
];

const draw: Record<string, Draw> = {
  findings: drawFindings,
  talks: drawTalks,
  timeline: drawTimeline,
  positions: drawPositions,
  reports: (place) => (place.path[1] ? drawReport(place) : drawReports(place)),
  search: drawSearch,
  actors: drawActors,
  map: drawMap,
  issues: drawIssues,
  corrections: drawCorrections,
};

const main = h("main", { id: "main", tabindex: "-1" });
const nav = h("nav", { "aria-label": "views" });
const search = h("input", { type: "search", name: "words", placeholder: "Search the reports", "aria-label": "search the reports" });

function here(): Place {
  const path = location.pathname.split("/").filter((part) => part !== "").map(decodeURIComponent);
  return { path, values: Object.fromEntries(new URLSearchParams(location.search)) };
}

export function go(address: string): void {
  history.pushState(null, "", address);
  void show();
}

function drawNav(): void {
  const first = "/" + (here().path[0] ?? "findings");
  nav.replaceChildren(
    ...views.map(([address, name, key]) =>
      link(address, { "aria-current": address.startsWith(first) ? "page" : undefined, title: `key ${key}` }, name),
    ),
  );
}

function refused(error: unknown): Node[] {
  const told = error instanceof Refused ? error : new Refused("", String(error), "see whether `rapporteur serve` still runs, and load the page again");
  return [h("section", { class: "empty", role: "alert" }, h("h1", {}, "This cannot be shown"), h("p", {}, told.where && `${told.where}: `, told.why), h("p", {}, told.todo))];
}

let turn = 0;

export async function show(): Promise<void> {
  const mine = ++turn;
  const place = here();
  if (place.path.length === 0) return history.replaceState(null, "", "/findings/statements"), show();
  drawNav();
  main.setAttribute("aria-busy", "true");
  const view = draw[place.path[0] ?? ""];
  const nodes = view ? await view(place).catch(refused) : refused(new Refused(location.pathname, "there is no such view", "choose one above"));
  if (mine !== turn) return; // somebody has gone on meanwhile
  main.replaceChildren(...nodes);
  main.removeAttribute("aria-busy");
  const title = main.querySelector("h1")?.textContent ?? "";
  document.title = title ? `${title} · Rapporteur` : "Rapporteur";
  if (place.path[0] === "search") search.value = place.values["words"] ?? "";
  toAnchor();
}

/** Goes to the words that the address names, once they are drawn. */
function toAnchor(): void {
  const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  document.querySelectorAll(".target").forEach((element) => element.classList.remove("target"));
  if (!target) return void scrollTo(0, 0);
  target.classList.add("target");
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const anchor = (event.target as Element).closest("a");
  if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (anchor instanceof SVGElement) {
    event.preventDefault();
    return go(anchor.getAttribute("href") ?? "/");
  }
  if (anchor.hasAttribute("download") || anchor.target) return;
  if (anchor.origin !== location.origin || anchor.pathname.startsWith("/api/")) return;
  event.preventDefault();
  if (anchor.pathname === location.pathname && anchor.search === location.search) {
    history.pushState(null, "", anchor.href);
    toAnchor();
  } else go(anchor.href);
});
window.addEventListener("popstate", () => void show());

const searchForm = h(
  "form",
  {
    role: "search",
    onsubmit: (event) => {
      event.preventDefault();
      if (search.value.trim()) go("/search?" + new URLSearchParams({ words: search.value.trim() }).toString());
    },
  },
  search,
);
const keys = h("button", { type: "button", class: "quiet", "aria-label": "list of keys", title: "key ?", onclick: () => showKeys(views) }, "Keys");
document.body.append(
  h("a", { class: "skip", href: "#main" }, "To the list"),
  h("header", {}, link("/findings/statements", { class: "name" }, "Rapporteur"), nav, searchForm, keys),
  main,
);
listenToKeys(views, { go, search, close: closeKeys });
void takeSettings()
  .catch(() => undefined) // the view will say what is wrong
  .then(show);
