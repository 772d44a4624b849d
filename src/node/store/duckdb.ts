/** DuckDB, loaded only when somebody asks for it, and its errors as ours. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { MultivectorError } from "../../engine/errors.ts";
import { jsonText } from "../../views/text/json.ts";
import { manifestsIn, readManifest, sealed } from "./manifest.ts";
import { namesIn, partsOf, RUN_TABLES, shardFolder } from "./parts.ts";

/** A connection to a file, or to nothing but memory. Closed by `use`. */
export async function withDuck<T>(
  file: string,
  use: (connection: DuckDBConnection) => Promise<T>,
  options: Record<string, string> = {},
): Promise<T> {
  const { DuckDBInstance } = await duck();
  const instance = await DuckDBInstance.create(file, options);
  try {
    const connection = await instance.connect();
    try {
      return await use(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

async function duck() {
  try {
    return await import("@duckdb/node-api");
  } catch (e) {
    throw new MultivectorError({
      code: "duckdb-missing",
      message: `DuckDB cannot be loaded here: ${(e as Error).message.split("\n")[0]}`,
      mend: "install it with npm ci on a platform that it is built for, or use --out FOLDER/ and read the Parquet files",
      fault: "usage",
    });
  }
}

export const text = (value: string) => `'${value.replace(/'/g, "''")}'`;
export const name = (value: string) => `"${value.replace(/"/g, '""')}"`;

/** Lets a connection see nothing of the machine but what lies there, for good. */
export async function confine(connection: DuckDBConnection, paths: readonly string[]): Promise<void> {
  await connection.run(`SET allowed_directories = [${paths.map((p) => text(resolve(p))).join(", ")}]`);
  await connection.run("SET enable_external_access = false");
  await connection.run("SET lock_configuration = true");
}

/** For each table of a folder of parts the Parquet files whose chunks are committed, of all shards or of one. */
export function tableFiles(folder: string, only?: number): Map<string, string[]> {
  const files = new Map<string, string[]>();
  const shards = only === undefined ? shardsIn(folder) : [only];
  for (const table of RUN_TABLES) {
    const found = shards.flatMap((shard) => {
      const committed = new Set(partsOf(folder, "runs", shard));
      return partsOf(folder, table, shard)
        .filter((f) => committed.has(f))
        .map((f) => join(shardFolder(folder, table, shard), f));
    });
    if (found.length > 0) files.set(table, found);
  }
  const parameters = join(folder, "parameters", "parameters.parquet");
  if (existsSync(parameters)) files.set("parameters", [parameters]);
  return files;
}

/** Shards of which there are runs. */
export function shardsIn(folder: string): number[] {
  return namesIn(join(folder, "runs"))
    .map((f) => Number(/^shard=(\d+)$/.exec(f)?.[1]))
    .filter((n) => n > 0)
    .sort((a, b) => a - b);
}

/** SQL that selects all rows of Parquet files. */
export function selectFiles(files: readonly string[]): string {
  return `SELECT * FROM read_parquet([${files.map(text).join(", ")}], hive_partitioning = false)`;
}

/** Table `manifest`: what the store says of itself, as JSON, one row a shard. */
export function manifestRows(folder: string): string {
  const rows = manifestsIn(folder).map(
    (file) => `(${text(file)}, ${text(jsonText(sealed(readManifest(folder, file))))})`,
  );
  return `SELECT * FROM (VALUES ${rows.join(", ")}) AS m(file, manifest)`;
}
