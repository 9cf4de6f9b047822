// Elements made from plain values. Text goes in as text nodes alone: nothing that a report says can become markup.

export type Child = Node | string | number | null | undefined | false | Child[];
type Props = Record<string, string | boolean | number | undefined | ((event: Event) => void)>;

function append(parent: Node, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child instanceof Node) parent.appendChild(child);
    else if (child !== null && child !== undefined && child !== false) parent.appendChild(document.createTextNode(String(child)));
  }
}

/** h("a", { href: "/talks" }, "Talks"). A function is a listener: onclick; true is an empty attribute, false none. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

/** A link to another view, followed without loading the page anew. */
export function link(address: string, props: Props, ...children: Child[]): HTMLAnchorElement {
  return h("a", { href: address, ...props }, ...children);
}
