// What all lists share: filters made from the interface's description, how many there are, more of them, their exports.
import { ask, asked, parametersOf, prefix, type Page, type Parameter } from "./api";
import { h, type Child } from "./dom";
import { go } from "./main";
import { number } from "./show";

const kept = (values: Record<string, string>, without: string[]) => Object.fromEntries(Object.entries(values).filter(([name]) => !without.includes(name)));

function field(parameter: Parameter, value: string): HTMLElement {
  const id = "filter-" + parameter.name;
  const label = h("label", { for: id, title: parameter.description }, parameter.name.replace(/_/g, " "));
  const choices = parameter.schema.enum;
  if (choices) {
    const options = ["", ...choices].map((choice) => h("option", { value: choice, selected: choice === value }, choice || (choices.includes("any") ? "what stands" : "any")));
    return h("div", { class: "field" }, label, h("select", { id, name: parameter.name }, options));
  }
  const numeric = parameter.schema.type === "number";
  return h(
    "div",
    { class: "field" },
    label,
    h("input", {
      id,
      name: parameter.name,
      value,
      title: parameter.description,
      type: numeric ? "number" : "text",
      min: numeric ? 0 : undefined,
      max: numeric ? 1 : undefined,
      step: numeric ? 0.05 : undefined,
      placeholder: parameter.name === "min_confidence" ? "0.25" : parameter.schema.pattern?.startsWith("^[0-9]{4}") ? "2022-01" : undefined,
    }),
  );
}

const shownAtOnce = ["by", "to", "about", "from", "until", "name", "order"];

/** A form of every filter that the path takes; sending it is going to the address that says so. */
export async function filterForm(path: string, address: string, values: Record<string, string>): Promise<HTMLElement> {
  const all = (await parametersOf(path)).filter(({ name }) => name !== "cursor" && name !== "limit" && name !== "words");
  if (all.length === 0) return h("div");
  const first = all.filter(({ name }) => shownAtOnce.includes(name));
  const more = all.filter(({ name }) => !shownAtOnce.includes(name));
  const drawn = (some: Parameter[]) => some.map((parameter) => field(parameter, values[parameter.name] ?? ""));
  const set = more.some(({ name }) => values[name]);
  return h(
    "form",
    {
      class: "filters",
      "aria-label": "filters",
      onsubmit: (event) => {
        event.preventDefault();
        const typed = Object.fromEntries([...new FormData(event.target as HTMLFormElement)].map(([name, value]) => [name, String(value).trim()]));
        go(address + asked({ ...(values["words"] ? { words: values["words"] } : {}), ...typed }));
      },
    },
    drawn(first),
    more.length > 0 && h("details", { open: set }, h("summary", {}, "More filters"), h("div", { class: "more-filters" }, drawn(more))),
    h("div", { class: "actions" }, h("button", { type: "submit" }, "Show"), Object.keys(values).length > 0 && h("a", { href: address }, "Clear")),
  );
}

/** Links to all of what is shown, in each form. */
export function exports(path: string, values: Record<string, string>): HTMLElement {
  const name = path.split("/").pop() ?? "list";
  const query = asked(kept(values, ["cursor", "limit"]));
  return h(
    "p",
    { class: "exports" },
    "All of these as ",
    ["csv", "json", "jsonl"].flatMap((form, i): Child[] => [i ? ", " : "", h("a", { href: `${prefix}${path}.${form}${query}`, download: `${name}.${form}` }, form.toUpperCase())]),
  );
}

/** What to do where nothing is found. */
export function empty(what: string, note: string | undefined, filtered: boolean): HTMLElement {
  const todo = filtered
    ? "Widen or leave out a filter, or ask for a lower min confidence."
    : "Read some reports first: rapporteur read FOLDER --db the record that this page shows.";
  return h("section", { class: "empty" }, h("p", {}, `The record has no ${what}${filtered ? " of that kind" : ""}.`), note && h("p", {}, note), h("p", {}, todo));
}

/** A list of the path's items, a page at a time; it says how many there are and how many are shown. */
export async function list<Item>(path: string, values: Record<string, string>, what: string, draw: (item: Item) => HTMLElement, into = h("ol", { class: "list" })): Promise<Node[]> {
  const page = await ask<Page<Item>>(path, values);
  if (page.total === 0) return [empty(what, page.note, Object.keys(values).length > 0)];
  let shown = 0;
  let next = page.next;
  const count = h("p", { class: "count", role: "status" });
  const more = h("button", { type: "button", class: "more", title: "key n" }, "More");
  const add = (items: Item[]) => {
    into.append(...items.map(draw));
    shown += items.length;
    count.textContent = shown === page.total ? `${number(page.total)} ${what}` : `${number(shown)} of ${number(page.total)} ${what}`;
    more.hidden = next === null;
  };
  more.addEventListener("click", async () => {
    if (next === null) return;
    more.disabled = true;
    try {
      const further = await ask<Page<Item>>(path, { ...values, cursor: next });
      next = further.next;
      add(further.items);
    } catch (error) {
      count.textContent = `The rest could not be shown: ${error instanceof Error ? error.message : error}`;
    }
    more.disabled = false;
  });
  add(page.items);
  return [h("div", { class: "above" }, count, exports(path, values)), into, more];
}

export { kept };
