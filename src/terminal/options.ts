/** Options that commands share, checked where they are read. */
import { type MultivectorError, usage } from "../engine/errors.ts";
import type { Program } from "../engine/program.ts";
import type { RecordLevel } from "../engine/session.ts";
import { nearest } from "../engine/suggest.ts";

export const DEFAULT_SEED = "multivector";
const RECORDS: readonly RecordLevel[] = ["outcomes", "events", "series", "ledger"];

export interface Common {
  set: string[];
  seed: string;
  json?: boolean;
  out?: string;
  force?: boolean;
  quiet?: boolean;
  debug?: boolean;
}

export { MOST_RUNS } from "../experiments/limits.ts";
export { usage };
/** More threads than this has no machine. */
export const MOST_JOBS = 256;
/** The run index has 32 bits. */
const MOST = 2 ** 32 - 1;

/** A whole number from `least` to `most`. */
export function count(text: string, option: string, least: number, most = MOST): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw usage(
    "not-a-count",
    `${option} is "${text}", which is not a whole number from ${least} to ${most}`,
    `write for example ${option} ${Math.min(Math.max(least, 1000), most)}`,
    option,
  );
}

export function recordLevel(text: string): RecordLevel {
  const found = RECORDS.find((r) => r === text);
  if (found) return found;
  const near = nearest(text, RECORDS);
  throw usage(
    "unknown-record-level",
    `there is no record level "${text}"`,
    near ? `did you mean ${near}?` : `write one of ${RECORDS.join(", ")}`,
    "--record",
  );
}

export function untilPeriod(
  text: string | undefined,
  { calendar, world: { start, end } }: Pick<Program, "calendar" | "world">,
): number {
  if (text === undefined) return end;
  let period: number;
  try {
    period = calendar.parse(text, "--until");
  } catch (e) {
    const { message, mend } = e as MultivectorError;
    throw usage("date", message, mend ?? "", "--until");
  }
  if (period < start || period > end)
    throw usage(
      "until-outside",
      `--until ${text} is outside of the scenario`,
      `choose a ${calendar.unit} between its start and its end, or --set end=${calendar.unit === "turn" ? "TURN" : "YYYY-MM"}`,
      "--until",
    );
  return period;
}
