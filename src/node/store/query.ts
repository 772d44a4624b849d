/** SQL over a store, read-only: the tables of a folder of Parquet parts, or of a DuckDB file, by name. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { MultivectorError } from "../../engine/errors.ts";
import { type Deadline, QUERY_BOUNDS, type QueryBounds, readAtMost, within } from "./bounds.ts";
import { checkParts, refuseUnknownShards } from "./complete.ts";
import { confine, manifestRows, name, selectFiles, tableFiles, text, withDuck } from "./duckdb.ts";
import { checkRows, partsFolder } from "./duckfile.ts";
import { refuseStrangers } from "./inside.ts";
import { manifestsIn, readManifest } from "./manifest.ts";
import { recover } from "./place.ts";
import { unreadable } from "./restore.ts";
import { statOf } from "./stat.ts";

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

export interface Answer {
  columns: { name: string; type: string }[];
  rows: Value[][];
}

export async function query(
  results: string,
  sql: string,
  bounds: QueryBounds = QUERY_BOUNDS,
): Promise<Answer> {
  const source = sourceOf(results);
  if (source.kind === "folder") checkFolder(source.path, sql);
  return withDuck(
    ":memory:",
    async (connection) => {
      await (source.kind === "file" ? attach(connection, source.path) : views(connection, source.path));
      await confine(connection, [source.path]);
      if (source.kind === "file") await checkRows(connection, source.path);
      return within(bounds, connection, async (deadline) => {
        try {
          return await ask(connection, sql, bounds.rows, deadline);
        } catch (e) {
          if (e instanceof MultivectorError) throw e;
          // A DuckDB file has checksums of its own.
          throw /corrupt database file/i.test((e as Error).message)
            ? unreadable(source.path, e)
            : sqlFault(e as Error);
        }
      });
    },
    // Nothing is spilled to a disk that was not asked for: what does not fit says so.
    { max_memory: `${bounds.megabytes}MB`, max_temp_directory_size: "0B" },
  );
}

/** What the name means; a DuckDB file that is not whole yet is its parts. */
function sourceOf(results: string): { kind: "file" | "folder"; path: string } {
  const path = results.replace(/(?<=.)[\\/]+$/, "");
  const found = statOf(path, results);
  if (found?.isFile()) return { kind: "file", path };
  const folder = found ? path : partsFolder(path);
  if (found) recover(folder);
  if (existsSync(folder) && manifestsIn(folder).length > 0) return { kind: "folder", path: folder };
  throw new MultivectorError({
    code: "not-a-store",
    message: found ? `${path} has no manifest of a store` : `there is no store ${path}`,
    where: results,
    mend: "name a folder or a .duckdb file that multivector batch --out has made",
    fault: "usage",
  });
}

/** Only tables that the query names are read, so only their parts are hashed. */
function checkFolder(folder: string, sql: string): void {
  refuseStrangers(folder, false);
  // A table may be named by a text that is put together.
  const any = /\bquery(_table)?\b/i.test(sql);
  const asked = (table: string) => any || sql.toLowerCase().includes(table);
  const manifests = manifestsIn(folder).map((file) => readManifest(folder, file));
  for (const manifest of manifests) checkParts(folder, manifest, asked);
  refuseUnknownShards(folder, manifests);
}

async function views(connection: DuckDBConnection, folder: string): Promise<void> {
  for (const [table, files] of tableFiles(resolve(folder)))
    try {
      await connection.run(`CREATE VIEW ${name(table)} AS ${selectFiles(files)}`);
    } catch (e) {
      throw unreadable(files.length === 1 ? files[0]! : join(folder, table), e);
    }
  await connection.run(`CREATE VIEW manifest AS ${manifestRows(folder)}`);
}

async function attach(connection: DuckDBConnection, file: string): Promise<void> {
  try {
    await connection.run(`ATTACH ${text(resolve(file))} AS store (READ_ONLY)`);
    await connection.run("USE store");
  } catch (e) {
    throw new MultivectorError({
      code: "store-unreadable",
      message: `${file} cannot be opened: ${(e as Error).message.split("\n")[0]}`,
      where: file,
      mend: "name a folder or a .duckdb file that multivector batch --out has made",
      fault: "usage",
    });
  }
}

async function ask(
  connection: DuckDBConnection,
  sql: string,
  rowsAtMost: number,
  deadline: Deadline,
): Promise<Answer> {
  if (sql.trim() === "") throw refused("there is no statement", "write one SELECT");
  const { StatementType } = await import("@duckdb/node-api");
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) throw refused(`there are ${statements.count} statements`, "write one SELECT");
  const prepared = await statements.prepare(0);
  if (prepared.statementType !== StatementType.SELECT && !(await explainsSelect(connection, sql)))
    throw refused("a store is only read: this statement would change something", "write a SELECT");
  const result = await readAtMost(prepared, rowsAtMost, deadline);
  const names = result.columnNames();
  const twice = names.find((n, k) => names.indexOf(n) < k);
  if (twice !== undefined)
    throw refused(`the answer has two columns ${twice}`, "name one of them otherwise: SELECT … AS …");
  const columns = names.map((n, k) => ({ name: n, type: String(result.columnType(k)) }));
  const rows = result.getRowsJson() as Value[][];
  return {
    columns,
    rows: rows.map((row) => row.map((v, k) => (NUMBERS.test(columns[k]!.type) ? number(v) : v))),
  };
}

/** EXPLAIN ANALYZE does what it explains, so that must be a SELECT. */
async function explainsSelect(connection: DuckDBConnection, sql: string): Promise<boolean> {
  const { StatementType } = await import("@duckdb/node-api");
  const explained = /^\s*explain\s+(?:analyze\s+)?(?:\([^)]*\)\s*)?(?=select\b|with\b|from\b)(.*)$/is.exec(
    sql,
  )?.[1];
  if (explained === undefined) return false;
  const statements = await connection.extractStatements(explained);
  return statements.count === 1 && (await statements.prepare(0)).statementType === StatementType.SELECT;
}

/** Types that DuckDB returns as text so that they lose no digits. */
const NUMBERS = /^(U?BIGINT|U?HUGEINT|DECIMAL)/;

/** As a number where that is exact. */
function number(value: Value): Value {
  if (typeof value !== "string") return value;
  const found = Number(value);
  return Number.isInteger(found) && !Number.isSafeInteger(found) ? value : found;
}

function sqlFault(e: Error): MultivectorError {
  const [first = "", ...rest] = e.message.replace("Failed to extract statements: ", "").trim().split("\n");
  const hint = rest.find((line) => /did you mean|candidate/i.test(line))?.trim();
  return refused(
    first.replace(/!+$/, ""),
    hint ??
      "the tables are runs, outcomes, points, events, series, decisions, allocations, parameters, manifest, as far as they were kept",
  );
}

function refused(message: string, mend: string): MultivectorError {
  return new MultivectorError({ code: "sql", message, mend, where: "SQL", fault: "usage" });
}
