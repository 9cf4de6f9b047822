// SVG elements from plain values; like h(), without a way for text to become markup.
export type Shape = SVGElement | string | null | false;

export function s(tag: string, attributes: Record<string, string | number | undefined> = {}, ...children: Shape[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, String(value));
  for (const child of children) if (child) element.append(child);
  return element;
}

/** A drawing that grows with its column, with a name that is read aloud; the list beside it says the same in words. */
export const drawing = (width: number, height: number, name: string, ...children: Shape[]): SVGElement =>
  s("svg", { viewBox: `0 0 ${width} ${height}`, class: "drawing", role: "img", "aria-label": name }, ...children);
