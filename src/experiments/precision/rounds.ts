/** When to stop: judged at fixed numbers of runs, never by the clock, so that the answer depends on the seed alone. */
import { MultivectorError } from "../../engine/errors.ts";
import type { OutcomeInfo } from "../../engine/model.ts";
import type { BatchResults } from "../batch-results.ts";
import { moments } from "../statistics.ts";
import { ALIKE, meanSequence, probabilitySequence, weightFrom } from "./confidence.ts";

/** Half widths asked for, by outcome. */
export type Precision = ReadonlyMap<string, number>;

export interface Reached {
  outcome: string;
  asked: number;
  halfWidth: number;
  low: number;
  high: number;
}

/** Runs before the first look; with fewer a variance is too uncertain. */
const FIRST = 1000;

/** Numbers of runs at which the intervals are judged, each a tenth larger than the last. */
export function* checkpoints(most: number): Generator<number> {
  for (let n = FIRST; n < most; n = Math.ceil((n * 1.1) / 100) * 100) yield n;
  yield most;
}

/** The intervals after `runs` runs; failed runs count in none of them. */
export function reached(
  precision: Precision,
  outcomes: readonly OutcomeInfo[],
  results: BatchResults,
  runs: number,
): Reached[] {
  return [...precision].map(([outcome, asked]) => {
    const o = outcomes.findIndex((h) => h.id === outcome);
    const [low, high] =
      outcomes[o]?.kind === "event" ? ofEvent(results, o, runs, asked) : ofQuantity(results, o, runs);
    return { outcome, asked, halfWidth: (high - low) / 2, low, high };
  });
}

/** @throws `precision-infinite` where the mean of an outcome has no interval, however many runs there are */
export function checked(all: Reached[]): Reached[] {
  const endless = all.find((r) => !Number.isFinite(r.halfWidth));
  if (!endless) return all;
  throw new MultivectorError({
    code: "precision-infinite",
    message: `the mean of ${endless.outcome} has no interval: it is infinite in some runs, or fewer than two runs ended well`,
    where: "--precision",
    mend: "ask for two runs at least, and for an outcome that is finite in every run, as a formula that happens or not",
    fault: "usage",
  });
}

/**
 * The first runs say where to look and count no further: a weight must not know the runs that it weighs. A batch that has
 * no others is looked at once, with a weight that knows nothing.
 */
function ofEvent(results: BatchResults, o: number, runs: number, asked: number): [number, number] {
  const count = (from: number, to: number) => {
    const values = valuesOf(results, o, from, to);
    return { n: values.length, hits: values.filter((v) => v !== Infinity).length };
  };
  const first = count(0, Math.min(runs, FIRST));
  if (results.count <= FIRST) return probabilitySequence(first.hits, first.n, ALIKE);
  const later = count(FIRST, runs);
  return probabilitySequence(later.hits, later.n, weightFrom(first.hits, first.n, asked));
}

function ofQuantity(results: BatchResults, o: number, runs: number): [number, number] {
  const values = valuesOf(results, o, 0, runs);
  const { mean, sd } = moments(values);
  const half = Number.isFinite(mean) && Number.isFinite(sd) ? meanSequence(sd, values.length) : Infinity;
  return [mean - half, mean + half];
}

function valuesOf(results: BatchResults, o: number, from: number, to: number): number[] {
  const values: number[] = [];
  for (let k = from; k < to; k++) if (results.ended(k)) values.push(results.values[k * results.width + o]!);
  return values;
}
