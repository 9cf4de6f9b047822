// The record over HTTP. docs/serve.md and /api/v1/openapi.json describe the interface.

export const prefix = "/api/v1";

export interface ReportLine {
  id: string;
  date: string | null;
  title: string;
  source: string;
}
export type Span = [number, number];
export interface Finding {
  kind: string;
  report: string;
  span: Span;
  rule: string;
  confidence: number | null;
  words: string;
  line?: number;
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

export async function ask<Answer>(path: string, values: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(prefix + path + asked(values), { headers: { Accept: "application/json" } });
  const body = await answer.json();
  if (answer.ok) return body as Answer;
  const error = body.error ?? {};
  throw new Refused(error.where ?? "", error.why ?? answer.statusText, error["what to do"] ?? "");
}

let description: Promise<{ paths: Record<string, { get: { parameters: Parameter[] } }> }> | undefined;

/** The parameters of a path, from the interface's own description. */
export async function parametersOf(path: string): Promise<Parameter[]> {
  description ??= ask("/openapi.json");
  return (await description).paths[path]?.get.parameters.filter((parameter) => parameter.in === "query") ?? [];
}
