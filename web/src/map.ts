// States by how much they do, and meetings by the state in which they are. Outlines: Natural Earth, public domain.
import { geoArea, geoCentroid, geoNaturalEarth1, geoPath, type GeoPermissibleObjects } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Feature, Geometry, MultiPolygon } from "geojson";
import world from "world-atlas/countries-110m.json";
import { ask, asked, type Page, type Row } from "./api";
import { figuresOf } from "./codes";
import { h, link } from "./dom";
import { drawing, s } from "./drawing";
import { empty, exports, filterForm, kept } from "./lists";
import type { Place } from "./main";
import { number } from "./show";

const width = 960;
const height = 480;
const most = "1000"; // states and places that are drawn
type Country = Feature<Geometry, { name: string }>;

const outlines = feature(world as unknown as Topology, (world as unknown as Topology).objects["countries"] as GeometryCollection<{ name: string }>).features as Country[];
const projection = geoNaturalEarth1().fitSize([width, height], { type: "Sphere" });
const path = geoPath(projection);

/** The middle of a state's largest piece of land, so that overseas parts do not draw it into the sea. */
function middleOf(country: Country): [number, number] | null {
  let land: GeoPermissibleObjects = country;
  if (country.geometry.type === "MultiPolygon") {
    const pieces = (country.geometry as MultiPolygon).coordinates.map((coordinates) => ({ type: "Polygon" as const, coordinates }));
    land = pieces.reduce((a, b) => (geoArea(a) >= geoArea(b) ? a : b));
  }
  return projection(geoCentroid(land));
}

const strength = (count: number, top: number) => (count === 0 ? "s0" : "s" + Math.max(1, Math.ceil((Math.log1p(count) / Math.log1p(top)) * 5)));

function draw(states: Map<string, Row>, meetings: Map<string, Row[]>): SVGElement {
  const byFigures = new Map([...states].map(([letters, row]) => [figuresOf(letters), row]));
  const top = Math.max(1, ...[...states.values()].map((row) => Number(row["acts"])));
  const land = outlines.map((country) => {
    const row = byFigures.get(String(country.id));
    const acts = Number(row?.["acts"] ?? 0);
    return s("path", { d: path(country) ?? undefined, class: "land " + strength(acts, top) }, s("title", {}, `${country.properties.name}: ${number(acts)} events of its own, ${number(Number(row?.["acted_on"] ?? 0))} towards it, party to ${number(Number(row?.["party_to"] ?? 0))} meetings`));
  });
  const countryOf = new Map(outlines.map((country) => [String(country.id), country]));
  const circles = [...meetings].map(([letters, rows]) => {
    const country = countryOf.get(figuresOf(letters) ?? "");
    const at = country && middleOf(country);
    if (!at) return null;
    const count = rows.reduce((sum, row) => sum + Number(row["meetings"]), 0);
    return s("circle", { cx: at[0].toFixed(1), cy: at[1].toFixed(1), r: (3 + 2 * Math.sqrt(count)).toFixed(1), class: "meetings" }, s("title", {}, rows.map((row) => `${row["place"]}: ${row["meetings"]}`).join("\n")));
  });
  return drawing(width, height, "map of states by events and of meetings; the lists below say the same", s("path", { d: path({ type: "Sphere" }) ?? undefined, class: "sea" }), ...land, ...circles);
}

function places(rows: Row[]): HTMLElement {
  const item = (row: Row) =>
    h("tr", {}, h("th", { scope: "row" }, link("/findings/meetings" + asked({ place: String(row["place"]) }), {}, String(row["place"]))), h("td", {}, row["state"] ? String(row["state"]) : h("span", { class: "open" }, "not on the map")), h("td", {}, number(Number(row["meetings"]))));
  return h("table", { class: "matrix" }, h("caption", {}, "Places of meetings"), h("thead", {}, h("tr", {}, ["place", "state", "meetings"].map((name) => h("th", { scope: "col" }, name)))), h("tbody", {}, rows.map(item)));
}

function actors(rows: Row[]): HTMLElement {
  const cell = (row: Row, column: string, to: string) => h("td", {}, row[column] ? link(to, { "aria-label": `${row["state"]}, ${column.replace("_", " ")}: ${row[column]}` }, number(Number(row[column]))) : "");
  const item = (row: Row) => {
    const state = String(row["state"]);
    return h("tr", {}, h("th", { scope: "row" }, state), cell(row, "acts", "/findings/events" + asked({ by: state })), cell(row, "acted_on", "/findings/events" + asked({ to: state })), cell(row, "party_to", "/talks" + asked({ by: state })));
  };
  return h("table", { class: "matrix" }, h("caption", {}, "States"), h("thead", {}, h("tr", {}, ["state", "does", "is done to", "meets"].map((name) => h("th", { scope: "col" }, name)))), h("tbody", {}, rows.map(item)));
}

export async function drawMap(place: Place): Promise<Node[]> {
  const values = kept(place.values, ["cursor", "limit"]);
  const [form, states, where] = await Promise.all([filterForm("/states", "/map", values), ask<Page<Row>>("/states", { ...values, limit: most }), ask<Page<Row>>("/places", { ...values, limit: most })]);
  const head = [h("h1", {}, "Map"), h("p", { class: "lead" }, "The darker a state, the more events it is the source of. A circle stands in the middle of the state in which meetings were, the larger the more; places whose state nobody knows are in the list alone."), form];
  if (states.total === 0 && where.total === 0) return [...head, empty("events or meetings with a place", undefined, Object.keys(values).length > 0)];
  const meetings = new Map<string, Row[]>();
  for (const row of where.items) if (row["state"]) meetings.set(String(row["state"]), [...(meetings.get(String(row["state"])) ?? []), row]);
  return [
    ...head,
    h("div", { class: "above" }, h("p", { class: "count" }, `${number(states.total)} states, ${number(where.total)} places`), exports("/states", values), exports("/places", values)),
    h("div", { class: "chart" }, draw(new Map(states.items.map((row) => [String(row["state"]), row])), meetings)),
    h("div", { class: "two even" }, h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "places of meetings" }, places(where.items)), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "states" }, actors(states.items))),
  ];
}
