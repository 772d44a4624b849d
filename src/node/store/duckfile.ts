/** A store as one DuckDB file: packed from its parts when the batch is whole, unpacked to go on with it. */
import { existsSync, lstatSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { MultivectorError } from "../../engine/errors.ts";
import { adopted } from "./adopt.ts";
import type { Checksums } from "./checksums.ts";
import { confine, manifestRows, name, selectFiles, tableFiles, text, withDuck } from "./duckdb.ts";
import { clearStore } from "./folder.ts";
import { removeFile, removeStore, TABLES } from "./inside.ts";
import { lives } from "./lock.ts";
import { makeFolders } from "./make-folders.ts";
import { FORMAT, type Manifest, readManifest, writeManifest } from "./manifest.ts";
import { namesIn, partFile, RUN_TABLES, shardFolder } from "./parts.ts";
import { sweepAside } from "./place.ts";

/** Where the parts of a DuckDB file lie until it is whole. */
export function partsFolder(file: string): string {
  return `${file}.parts`;
}

/** Packs a folder of parts into a file, under a temporary name first. */
export async function packDuck(folder: string, file: string): Promise<void> {
  const temporary = join(dirname(file), `.packed-${process.pid}.tmp`);
  for (const name of namesIn(dirname(file))) {
    const [, pid] = /^\.packed-(\d{1,10})\.tmp(?:\.wal)?$/.exec(name) ?? [];
    if (pid !== undefined && !lives(Number(pid))) removeFile(join(dirname(file), name));
  }
  const clear = () => {
    for (const f of [temporary, `${temporary}.wal`]) rmSync(f, { force: true });
  };
  try {
    clear();
    await withDuck(temporary, async (connection) => {
      for (const [table, files] of tableFiles(folder))
        await connection.run(
          `CREATE TABLE ${name(table)} AS ${selectFiles(files)}${table === "parameters" ? "" : " ORDER BY run"}`,
        );
      await connection.run(`CREATE TABLE manifest AS ${manifestRows(folder)}`);
      await connection.run("CHECKPOINT");
    });
    renameSync(temporary, file);
  } catch (e) {
    clear();
    if (e instanceof MultivectorError) throw e;
    throw new MultivectorError({
      code: "store-unwritable",
      message: `${file} cannot be written: ${(e as Error).message.split("\n")[0]}`,
      where: file,
      mend: `make room or mend the permissions; the runs are whole in ${folder}, and --resume goes on from there`,
      fault: "usage",
    });
  }
}

/** The batch is whole: the file takes the place of the parts. */
export async function settleDuck(file: string): Promise<void> {
  const folder = partsFolder(file);
  await packDuck(folder, file);
  clearStore(folder);
  removeStore(folder);
}

/**
 * Before a batch: parts that an earlier one has left are gone on with, or refused, or taken out of the file.
 *
 * @returns whether they were taken out
 */
export async function unsettleDuck(file: string, resume: boolean): Promise<boolean> {
  const folder = partsFolder(file);
  if (!resume || existsSync(folder) || !existsSync(file)) return false;
  sweepAside(`${folder}.`);
  const aside = `${folder}.${process.pid}.tmp`;
  removeStore(aside);
  try {
    await unpackDuck(file, aside);
    renameSync(aside, folder);
    return true;
  } catch (e) {
    removeStore(aside);
    if (e instanceof MultivectorError) throw e;
    throw foreign(file, (e as Error).message.split("\n")[0] ?? "");
  }
}

const MANIFEST = "manifest.json";
const KNOWN: readonly string[] = [...TABLES, "manifest"];

/** A file is one batch in tables of names that are known; it may have come from anywhere. @throws `store-unreadable` */
async function checkCatalog(connection: DuckDBConnection, file: string): Promise<Set<string>> {
  const names = async (sql: string) =>
    (await connection.runAndReadAll(`${sql} WHERE database_name = 'store'`))
      .getRowsJS()
      .map(([n]) => String(n));
  const refuse = (what: string) => {
    throw foreign(file, `it has ${what}, as no store has`);
  };
  for (const [kind, sql] of [
    ["a view", "SELECT view_name FROM duckdb_views()"],
    ["a macro", "SELECT function_name FROM duckdb_functions()"],
    ["a sequence", "SELECT sequence_name FROM duckdb_sequences()"],
  ] as const) {
    const [found] = await names(sql);
    if (found !== undefined) refuse(`${kind} ${found}`);
  }
  const tables = await names("SELECT table_name FROM duckdb_tables()");
  const stranger = tables.find((t) => !KNOWN.includes(t));
  if (stranger !== undefined) refuse(`a table ${stranger}`);
  for (const t of ["runs", "outcomes", "manifest"])
    if (!tables.includes(t)) throw foreign(file, `it has no table ${t}`);
  return new Set(tables);
}

/** The one manifest of a file. */
async function manifestOf(connection: DuckDBConnection, file: string): Promise<string> {
  const found = (await connection.runAndReadAll("SELECT file, manifest FROM store.manifest")).getRowsJS();
  const [row] = found;
  if (found.length !== 1 || row?.[0] !== MANIFEST)
    throw foreign(file, `its manifest is called ${found.map(([f]) => String(f)).join(" and ") || "nothing"}`);
  return String(row[1]);
}

/** Attaches a file to a connection that sees nothing else of the machine but `into`, and cannot write to the file. */
async function attached(
  file: string,
  into: readonly string[],
  use: (connection: DuckDBConnection) => Promise<void>,
): Promise<void> {
  await withDuck(":memory:", async (connection) => {
    await connection.run(`ATTACH ${text(resolve(file))} AS store (READ_ONLY)`);
    await confine(connection, into);
    await use(connection);
  });
}

/** @param all whether runs that failed are taken along: not where they are to be done again */
async function unpackDuck(file: string, folder: string, all = false): Promise<void> {
  if (!lstatSync(file).isFile()) throw foreign(file, "it is not a file");
  makeFolders(folder);
  await attached(file, [folder], async (connection) => {
    const tables = await checkCatalog(connection, file);
    const manifest = await manifestOf(connection, file);
    const rows = (sql: string) => connection.runAndReadAll(sql).then((r) => r.getRowsJS());
    const [[low, high] = [0, 0]] = await rows(
      "SELECT coalesce(min(run), 0), coalesce(max(run), 0) FROM store.runs",
    );
    const from = Number(low);
    const count = Number(high) - from + 1;
    if (all) await checkRows(connection, file);
    for (const table of RUN_TABLES) {
      if (!tables.has(table)) continue;
      const where = shardFolder(folder, table, 1);
      makeFolders(where);
      const copy = async (part: string, which = "") => {
        const rows = `SELECT * FROM store.${name(table)}${which}`;
        await connection.run(`COPY (${rows}) TO ${text(resolve(where, part))} (FORMAT parquet)`);
      };
      await copy(partFile("part", from, count), table === "runs" ? " WHERE status = 'ok'" : "");
      if (all && table === "runs") await copy(partFile("failed", from, count), " WHERE status <> 'ok'");
    }
    writeFileSync(join(folder, MANIFEST), manifest);
    // The parts are others than those that were packed.
    const read = readManifest(folder, MANIFEST);
    writeManifest(folder, { ...read, format: FORMAT, parts: await adopted(folder, 1) });
  });
}

/** Opens a DuckDB file as the folder that it was packed from, for a while. */
export async function withUnpacked<T>(file: string, use: (folder: string) => Promise<T>): Promise<T> {
  const aside = mkdtempSync(join(tmpdir(), "multivector-"));
  try {
    await unpackDuck(file, aside, true).catch((e: unknown) => {
      throw e instanceof MultivectorError ? e : foreign(file, (e as Error).message.split("\n")[0] ?? "");
    });
    return await use(aside);
  } finally {
    removeStore(aside);
  }
}

/** Whether a file has as many rows as the parts that it was packed from. @param connection to which it is attached as `store` */
export async function checkRows(connection: DuckDBConnection, file: string): Promise<void> {
  let parts: Checksums | undefined;
  try {
    parts = (JSON.parse(await manifestOf(connection, file)) as Partial<Manifest>).parts;
  } catch {
    // Of an older make, or no store at all: the query says so.
  }
  if (!parts) return;
  const expected = new Map<string, number>();
  for (const [path, { rows }] of Object.entries(parts)) {
    const table = path.slice(0, path.indexOf("/"));
    expected.set(table, (expected.get(table) ?? 0) + rows);
  }
  for (const [table, rows] of expected) {
    if (!KNOWN.includes(table)) continue;
    const found = await connection.runAndReadAll(`SELECT count(*) FROM store.${name(table)}`);
    const count = Number(found.getRowsJS()[0]?.[0]);
    if (count !== rows) throw foreign(file, `${table} has ${count} rows, and ${rows} were written`);
  }
}

function foreign(file: string, why: string): MultivectorError {
  return new MultivectorError({
    code: "store-unreadable",
    message: `${file} is not a store of multivector: ${why}`,
    where: file,
    mend: "name a file that multivector batch --out has made, or add --force to replace it",
    fault: "usage",
  });
}
