// Writes each FOLDER/table.csv of `rapporteur export --format csv --into FOLDER` as FOLDER/table.parquet.
// npm install --prefix deploy/parquet; node deploy/parquet/tables_to_parquet.mjs FOLDER
import { DuckDBInstance } from "@duckdb/node-api";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
if (!folder) {
  console.error("tables_to_parquet: name the folder of the tables, as in: node tables_to_parquet.mjs tables");
  process.exit(2);
}
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const longestLine = 300_000_000; // a report of eight MiB with all that CSV puts round it
const duck = await (await DuckDBInstance.create()).connect();
for (const file of readdirSync(folder).filter((name) => name.endsWith(".csv"))) {
  const from = join(folder, file);
  const into = from.replace(/csv$/, "parquet");
  // All rows are looked at before a column is taken for numbers or days.
  const table = `read_csv(${quoted(from)}, header = true, sample_size = -1, max_line_size = ${longestLine})`;
  await duck.run(`COPY (FROM ${table}) TO ${quoted(into)}`);
  console.log(into);
}
