/** A store as one DuckDB file: packed from its parts when the batch is whole, unpacked to go on with it. */
import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { MultivectorError } from "../../engine/errors.ts";
import { manifestRows, name, selectFiles, tableFiles, text, withDuck } from "./duckdb.ts";
import { clearStore } from "./folder.ts";
import { makeFolders } from "./make-folders.ts";
import { partFile, RUN_TABLES, shardFolder } from "./parts.ts";

/** Where the parts of a DuckDB file lie until it is whole. */
export function partsFolder(file: string): string {
  return `${file}.parts`;
}

/** Packs a folder of parts into a file, under a temporary name first. */
export async function packDuck(folder: string, file: string): Promise<void> {
  const temporary = join(dirname(file), `.packed-${process.pid}.tmp`);
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
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Before a batch: parts that an earlier one has left are gone on with, or refused, or taken out of the file.
 *
 * @returns whether they were taken out
 */
export async function unsettleDuck(file: string, resume: boolean): Promise<boolean> {
  const folder = partsFolder(file);
  if (!resume || existsSync(folder) || !existsSync(file)) return false;
  const aside = `${folder}.${process.pid}.tmp`;
  rmSync(aside, { recursive: true, force: true });
  try {
    await unpackDuck(file, aside);
    renameSync(aside, folder);
    return true;
  } catch (e) {
    rmSync(aside, { recursive: true, force: true });
    if (e instanceof MultivectorError) throw e;
    throw new MultivectorError({
      code: "store-unreadable",
      message: `${file} is not a store of multivector: ${(e as Error).message.split("\n")[0]}`,
      where: file,
      mend: "name a file that multivector batch --out has made, or add --force to replace it",
      fault: "usage",
    });
  }
}

async function unpackDuck(file: string, folder: string): Promise<void> {
  await withDuck(
    file,
    async (connection) => {
      const rows = (sql: string) => connection.runAndReadAll(sql).then((r) => r.getRowsJS());
      const tables = new Set((await rows("SELECT table_name FROM duckdb_tables()")).map(([t]) => String(t)));
      const [[low, high] = [0, 0]] = await rows(
        "SELECT coalesce(min(run), 0), coalesce(max(run), 0) FROM runs",
      );
      const from = Number(low);
      const part = partFile("part", from, Number(high) - from + 1);
      for (const table of RUN_TABLES) {
        if (!tables.has(table)) continue;
        const where = shardFolder(folder, table, 1);
        makeFolders(where);
        // Runs that failed are to be done again, so they are not taken along.
        const ended = table === "runs" ? " WHERE status = 'ok'" : "";
        await connection.run(
          `COPY (SELECT * FROM ${name(table)}${ended}) TO ${text(join(where, part))} (FORMAT parquet)`,
        );
      }
      for (const [manifestFile, manifest] of await rows("SELECT file, manifest FROM manifest"))
        writeFileSync(join(folder, String(manifestFile)), String(manifest));
    },
    { access_mode: "READ_ONLY" },
  );
}
