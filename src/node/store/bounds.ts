/** What a query may take of the machine. A join without a condition multiplies tables: four small ones fill any memory. */
import { setImmediate as turn } from "node:timers/promises";
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

/** Values of an answer, whatever was allowed: it is held in memory, and written as one text. */
const MOST_VALUES = 10_000_000;
/** Rows that are read before it is asked whether the time is over. */
const SLICE = 20_000;

const JOIN = "say how the tables belong together (JOIN … USING (run)), or count or select less";

/** Ends what takes longer than it may. */
export class Deadline {
  over = false;
  private readonly timer: NodeJS.Timeout | undefined;
  private readonly seconds: number;

  constructor(seconds: number, connection: DuckDBConnection) {
    this.seconds = seconds;
    if (seconds > 0)
      this.timer = setTimeout(() => {
        this.over = true;
        connection.interrupt();
      }, seconds * 1000);
  }

  check(): void {
    if (!this.over) return;
    throw tooMuch(`the query took longer than ${this.seconds} seconds`, `${JOIN}; or raise --time-limit`);
  }

  close(): void {
    clearTimeout(this.timer);
  }
}

/** The whole answer, or an error: one that was cut would pass for whole. Read as it comes, never collected first. */
export async function readAtMost(
  statement: DuckDBPreparedStatement,
  rows: number,
  deadline: Deadline,
): Promise<DuckDBResultReader> {
  const reader = await statement.streamAndRead();
  const fits = Math.floor(MOST_VALUES / reader.columnCount);
  const most = Math.min(rows, fits);
  while (!reader.done && reader.currentRowCount <= most) {
    await reader.readUntil(Math.min(most + 1, reader.currentRowCount + SLICE));
    // An interruption ends what the database works at, and not what is read of it.
    await turn();
    deadline.check();
  }
  if (reader.currentRowCount <= most) return reader;
  if (most === rows) throw tooMuch(`the answer has more than ${rows} rows`, `${JOIN}; or raise --max-rows`);
  throw tooMuch(
    `the answer has more than ${fits} rows of ${reader.columnCount} columns, which is all that is held at once`,
    `${JOIN}; or read the files of the store from R, Python or DuckDB`,
  );
}

/** Asks within the bounds of time and memory, and says which was met. */
export async function within<T>(
  { seconds, megabytes }: QueryBounds,
  connection: DuckDBConnection,
  asked: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  const deadline = new Deadline(seconds, connection);
  try {
    const answer = await asked(deadline);
    deadline.check();
    return answer;
  } catch (e) {
    deadline.check();
    if (/out of memory|max_temp_directory_size/i.test((e as Error).message))
      throw tooMuch(`the query needs more than ${megabytes} MB`, `${JOIN}; or raise --memory`);
    throw e;
  } finally {
    deadline.close();
  }
}

export function tooMuch(message: string, mend: string): MultivectorError {
  return new MultivectorError({ code: "query-too-large", message, mend, where: "SQL", fault: "usage" });
}
