// The record over HTTP. docs/serve.md and /api/v1/openapi.json describe the interface.

export const prefix = "/api/v1";

export interface ReportLine {
  id: string;
  date: string | null;
  title: string;
  source: string;
}
export type Span = [number, number];
export interface Verdict {
  said: string;
  who: string;
  when: string;
  why: string;
  found: Record<string, unknown> | null;
}
export interface Finding {
  kind: string;
  report: string;
  span: Span;
  rule: string;
  confidence: number | null;
  words: string;
  line?: number;
  verdict?: Verdict;
  [field: string]: unknown;
}
export interface Found {
  report: ReportLine;
  line: number;
  finding: Finding;
}
export interface Page<Item> {
  total: number;
  returned: number;
  limit: number;
  next: string | null;
  note?: string;
  items: Item[];
}
export interface Talk {
  date: string;
  status: string;
  format: string;
  parties: string[];
  place: string;
  words: string;
  confidence: number | null;
  rule: string;
  verdict?: Verdict;
  told: number;
  in: string[];
}
export interface Report extends ReportLine {
  address: string;
  language: string;
  text: string;
  findings: Finding[];
}
export interface Facets {
  total: number;
  expected_right: number | null;
  judged: Record<string, number>;
  facets: Record<string, { value: string; count: number }[]>;
}
export interface Hit extends ReportLine {
  snippet: { text: string; sought: boolean }[];
}
export type Row = Record<string, number | string | null>;
export interface RecordSize {
  program: string;
  reports: number;
  first_day: string | null;
  last_day: string | null;
  findings: Record<string, number>;
  usual_confidence: number;
  may_edit: boolean;
}
export interface Correction {
  id: string;
  when: string;
  who: string;
  act: string;
  kind: string;
  report: string;
  found: unknown;
  given: unknown;
  why: string;
  state: string;
}
export interface Parameter {
  name: string;
  in: string;
  description: string;
  schema: { type: string; enum?: string[]; pattern?: string };
}

/** What the server says is wrong, in its own words. */
export class Refused extends Error {
  constructor(
    readonly where: string,
    readonly why: string,
    readonly todo: string,
  ) {
    super(why);
  }
}

/** "?by=RUS&about=grain"; what is empty is left out. */
export function asked(values: Record<string, string>): string {
  const given = Object.entries(values).filter(([, value]) => value !== "");
  return given.length ? "?" + new URLSearchParams(given).toString() : "";
}

async function body<Answer>(answer: Response): Promise<Answer> {
  const told = await answer.json();
  if (answer.ok) return told as Answer;
  const error = told.error ?? {};
  throw new Refused(error.where ?? "", error.why ?? answer.statusText, error["what to do"] ?? "");
}

export async function ask<Answer>(path: string, values: Record<string, string> = {}): Promise<Answer> {
  return body<Answer>(await fetch(prefix + path + asked(values), { headers: { Accept: "application/json" } }));
}

/** Sends what a person says. The header shows that no other site's page has sent it. */
export async function say(what: Record<string, unknown>): Promise<void> {
  const headers = { "Content-Type": "application/json", "Rapporteur-Edit": "1" };
  await body(await fetch(prefix + "/corrections", { method: "POST", headers, body: JSON.stringify(what) }));
}

/** What holds for all of the page, as the server tells it before the first view is drawn. */
export const settings = { usual: 0, mayEdit: false };

export async function takeSettings(): Promise<void> {
  const size = await ask<RecordSize>("/record");
  settings.usual = size.usual_confidence;
  settings.mayEdit = size.may_edit;
}

let description: Promise<{ paths: Record<string, { get: { parameters: Parameter[] } }> }> | undefined;

/** The parameters of a path, from the interface's own description. */
export async function parametersOf(path: string): Promise<Parameter[]> {
  description ??= ask("/openapi.json");
  return (await description).paths[path]?.get.parameters.filter((parameter) => parameter.in === "query") ?? [];
}
