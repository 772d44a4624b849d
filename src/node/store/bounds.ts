/** What a query may take of the machine. A join without a condition multiplies tables: five small ones fill any memory. */
import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBResultReader } from "@duckdb/node-api";
import { MultivectorError } from "../../engine/errors.ts";

export interface QueryBounds {
  /** Rows of the answer. */
  rows: number;
  /** Seconds of wall time until the statement is given up; 0: never. */
  seconds: number;
  /** Memory of the database, in MB; the answer itself comes on top. */
  megabytes: number;
}

export const QUERY_BOUNDS: QueryBounds = { rows: 1_000_000, seconds: 120, megabytes: 2000 };

/** The whole answer, or an error: an answer that was cut would pass for whole. Read as it comes, never collected first. */
export async function readAtMost(
  statement: DuckDBPreparedStatement,
  most: number,
): Promise<DuckDBResultReader> {
  const reader = await statement.streamAndReadUntil(most + 1);
  if (reader.currentRowCount <= most) return reader;
  throw tooMuch(
    `the answer has more than ${most} rows`,
    "say how the tables belong together (JOIN … USING (run)), count or select less; or raise --max-rows",
  );
}

/** Ends a statement that takes longer than it may, and says so; and says which bound a statement without memory met. */
export async function within<T>(
  { seconds, megabytes }: QueryBounds,
  connection: DuckDBConnection,
  asked: () => Promise<T>,
): Promise<T> {
  let late = false;
  const timer =
    seconds > 0 &&
    setTimeout(() => {
      late = true;
      connection.interrupt();
    }, seconds * 1000);
  try {
    return await asked();
  } catch (e) {
    if (late)
      throw tooMuch(
        `the query took longer than ${seconds} seconds`,
        "say how the tables belong together (JOIN … USING (run)), or raise --time-limit",
      );
    if (/out of memory|max_temp_directory_size/i.test((e as Error).message))
      throw tooMuch(
        `the query needs more than ${megabytes} MB`,
        "say how the tables belong together (JOIN … USING (run)), or raise --memory",
      );
    throw e;
  } finally {
    if (timer) clearTimeout(timer);
  }
}

function tooMuch(message: string, mend: string): MultivectorError {
  return new MultivectorError({ code: "query-too-large", message, mend, where: "SQL", fault: "usage" });
}
