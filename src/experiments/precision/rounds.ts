/** How many runs are enough: looks at fixed numbers of runs, never at the clock, so that the answer is one of the seed's. */
import type { OutcomeHead } from "../heads.ts";
import type { Placed } from "../placed.ts";
import { moments } from "../statistics.ts";
import { meanSequence, probabilitySequence } from "./confidence.ts";

/** Half widths asked for, by outcome. */
export type Precision = ReadonlyMap<string, number>;

export interface Reached {
  outcome: string;
  asked: number;
  halfWidth: number;
  low: number;
  high: number;
}

/** Not before so many: a variance is not known from less. */
const FIRST = 1000;

/** Numbers of runs at which one looks: a tenth more each time. */
export function* checkpoints(most: number): Generator<number> {
  for (let n = FIRST; n < most; n = Math.ceil((n * 1.1) / 100) * 100) yield n;
  yield most;
}

/** The intervals after `runs` runs; failed runs count in none of them. */
export function reached(
  precision: Precision,
  heads: readonly OutcomeHead[],
  placed: Placed,
  runs: number,
): Reached[] {
  return [...precision].map(([outcome, asked]) => {
    const o = heads.findIndex((h) => h.id === outcome);
    const values: number[] = [];
    for (let k = 0; k < runs; k++) if (placed.ended(k)) values.push(placed.values[k * placed.width + o]!);
    const [low, high] =
      heads[o]?.kind === "event"
        ? probabilitySequence(values.filter((v) => v !== Infinity).length, values.length)
        : around(values);
    return { outcome, asked, halfWidth: (high - low) / 2, low, high };
  });
}

function around(values: number[]): [number, number] {
  const { mean, sd } = moments(values);
  const half = meanSequence(sd, values.length);
  return [mean - half, mean + half];
}
