/**
 * What chance alone would find: the same search over the same points, with the outcomes dealt to them anew (Westfall & Young
 * 1993). Where no factor has an effect every deal is as likely as the one that was played, so the test holds its level for any
 * number of factors, whatever their distributions and however the search picks among them.
 */
import { streamKey } from "../../engine/keys.ts";
import { Stream } from "../../engine/stream.ts";
import type { Split, Splitter } from "./split.ts";

/** Deals of the outcomes; with the one that was played 400, of which 5% are 20. */
const DEALS = 399;

/** Beyond this a finding is not told from chance. */
export const SIGNIFICANT = 0.05;

export interface Tested {
  split: Split | undefined;
  /** Share of all deals, the one that was played among them, whose best split is as strong or stronger. */
  p: number;
  /** Strength that 5% of the deals reach, in standard errors. */
  critical: number;
}

/** The best split of some points, against the best that chance finds. */
export function tested(splitter: Splitter, y: Float64Array, seed: string, what: string): Tested {
  const split = splitter.best(y);
  if (!split) return { split, p: 1, critical: Number.NaN };
  const path = `discover/deal/${what}`;
  const stream = new Stream(path);
  const key = streamKey(seed, path);
  const dealt = y.slice();
  const strengths = new Float64Array(DEALS);
  let reached = 1;
  for (let d = 0; d < DEALS; d++) {
    stream.begin(key, d);
    deal(dealt, stream);
    strengths[d] = splitter.best(dealt)?.strength ?? 0;
    if (strengths[d]! >= split.strength * (1 - 1e-9)) reached++;
  }
  strengths.sort();
  return {
    split,
    p: reached / (DEALS + 1),
    critical: strengths[DEALS - Math.round(SIGNIFICANT * (DEALS + 1))]!,
  };
}

/** Fisher & Yates. */
function deal(values: Float64Array, stream: Stream): void {
  for (let k = values.length - 1; k > 0; k--) {
    const other = Math.floor(stream.uniform(k, 0, 0) * (k + 1));
    const kept = values[k]!;
    values[k] = values[other]!;
    values[other] = kept;
  }
}
