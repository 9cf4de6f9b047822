// Keys: none that a browser or a system uses, and none while somebody types.
import { h } from "./dom";

type Views = [address: string, name: string, key: string][];

const dialog = h("dialog", { "aria-label": "keys" });

export function showKeys(views: Views): void {
  const rows: [string, string][] = [
    ["j / ↓", "next item"],
    ["k / ↑", "item before"],
    ["Enter", "open the item: its words in its report"],
    ["/", "search the reports"],
    ["n", "more, where a list goes on"],
    ...views.map(([, name, key]): [string, string] => [key, name]),
    ["?", "this list"],
    ["Esc", "close it, or leave a field"],
  ];
  dialog.replaceChildren(
    h("h2", {}, "Keys"),
    h("dl", {}, rows.map(([key, what]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)])),
    h("form", { method: "dialog" }, h("button", {}, "Close")),
  );
  if (!dialog.isConnected) document.body.append(dialog);
  dialog.showModal();
}

export function closeKeys(): void {
  dialog.close();
}

/** Moves between the items of the view that is shown. */
function step(by: number): void {
  const items = [...document.querySelectorAll<HTMLElement>("main .item")];
  if (!items.length) return;
  const now = items.findIndex((item) => item.contains(document.activeElement));
  const next = now < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(Math.max(now + by, 0), items.length - 1);
  items[next]?.focus();
  items[next]?.scrollIntoView({ block: "nearest" });
}

function open(): boolean {
  const item = document.activeElement?.closest<HTMLElement>("main .item");
  if (!item || document.activeElement !== item) return false;
  item.querySelector<HTMLAnchorElement>("a.open-item, a")?.click();
  return true;
}

export function listenToKeys(views: Views, act: { go: (address: string) => void; search: HTMLInputElement; close: () => void }): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    const at = event.target as HTMLElement;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName)) {
      if (event.key === "Escape") at.blur();
      return;
    }
    const view = views.find(([, , key]) => key === event.key);
    if (view) act.go(view[0]);
    else if (event.key === "j" || event.key === "ArrowDown") step(1);
    else if (event.key === "k" || event.key === "ArrowUp") step(-1);
    else if (event.key === "/") act.search.focus();
    else if (event.key === "?") showKeys(views);
    else if (event.key === "n") document.querySelector<HTMLButtonElement>("button.more")?.click();
    else if (event.key !== "Enter" || !open()) return;
    event.preventDefault();
  });
}
