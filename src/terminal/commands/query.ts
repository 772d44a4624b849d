/** `multivector query`: SQL over the store of a batch. */
import { csvLine } from "../../experiments/csv.ts";
import { QUERY_BOUNDS, type QueryBounds, tooMuch } from "../../node/store/bounds.ts";
import { type Answer, query as ask, type Value } from "../../node/store/query.ts";
import { fileOf, ROWS } from "../destination.ts";
import { EXIT } from "../exit.ts";
import { keepStores } from "../inputs.ts";
import { count } from "../options.ts";
import { json, write } from "../output.ts";
import { table, textOf } from "../plain/text.ts";

export interface QueryFlags {
  json?: boolean;
  out?: string;
  force?: boolean;
  maxRows?: string;
  timeLimit?: string;
  memory?: string;
}

export async function query(results: string, sql: string, flags: QueryFlags): Promise<number> {
  const to = fileOf(flags, ROWS);
  keepStores(to.path, [results]);
  const answer = await ask(results, sql, boundsOf(flags));
  const text = () => {
    if (to.kind === "json") return json(object(answer));
    return to.kind === "csv" ? csvText(answer) : plain(answer);
  };
  write(whole(text), to.path);
  return EXIT.done;
}

/** A text has a greatest length, which long values reach before the bound on their number does. */
function whole(text: () => string): string {
  try {
    return text();
  } catch (e) {
    if (!(e instanceof RangeError)) throw e;
    throw tooMuch("the answer is longer than one text can be", "select fewer rows or columns");
  }
}

function boundsOf({ maxRows, timeLimit, memory }: QueryFlags): QueryBounds {
  return {
    rows: maxRows === undefined ? QUERY_BOUNDS.rows : count(maxRows, "--max-rows", 1),
    seconds: timeLimit === undefined ? QUERY_BOUNDS.seconds : count(timeLimit, "--time-limit", 0, 86_400),
    megabytes: memory === undefined ? QUERY_BOUNDS.megabytes : count(memory, "--memory", 10, 10_000_000),
  };
}

/** JSON knows no infinite number: it is null, and told how many there are. */
function object({ columns, rows }: Answer) {
  let infinite = 0;
  const finite = (value: Value | undefined, type: string) => {
    if (!/^(DOUBLE|FLOAT)$/.test(type) || !/^-?Infinity$/.test(String(value))) return value;
    infinite++;
    return null;
  };
  const named = rows.map((row) =>
    Object.fromEntries(columns.map((c, k) => [c.name, finite(row[k], c.type)])),
  );
  return { format: "multivector.query/1", columns, ...(infinite > 0 && { infinite }), rows: named };
}

function plain({ columns, rows }: Answer): string {
  // A plan is a drawing of many lines.
  const plan = columns.findIndex((c) => c.name === "explain_value");
  if (plan >= 0) return textOf(rows.flatMap((row) => String(row[plan]).split("\n")));
  const cells = rows.map((row) => row.map((v) => (v === null ? "-" : shown(v))));
  return textOf(table([columns.map((c) => c.name), ...cells]));
}

function csvText({ columns, rows }: Answer): string {
  const cells = rows.map((row) => row.map((v) => (v === null ? "" : shown(v))));
  return [columns.map((c) => c.name), ...cells].map(csvLine).join("");
}

function shown(value: Value): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
