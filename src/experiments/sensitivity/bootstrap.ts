/** Resampling with replacement (Efron 1979), keyed: the same intervals from the same results, on every machine. */
import { streamKey } from "../../engine/keys.ts";
import { Stream } from "../../engine/stream.ts";
import { quantile } from "../statistics.ts";

export const RESAMPLES = 500;

/** A value with its bootstrapped 95% interval. */
export interface Estimate {
  value: number;
  /** 95% interval. */
  low: number;
  high: number;
}

/** How often each of n things is taken in a resample. */
export type Resample = (which: number, counts: Uint32Array) => void;

/** Resamples with keyed luck: the same seed and name give the same resamples. */
export function resampling(seed: string, what: string): Resample {
  const path = `sensitivity/bootstrap/${what}`;
  const stream = new Stream(path);
  const key = streamKey(seed, path);
  return (which, counts) => {
    counts.fill(0);
    stream.begin(key, which);
    const n = counts.length;
    for (let k = 0; k < n; k++) {
      const taken = Math.floor(stream.uniform(k, 0, 0) * n);
      counts[taken] = counts[taken]! + 1;
    }
  };
}

/** The interval between the 2.5% and 97.5% quantiles of the resampled values. */
export function interval(value: number, resampled: Float64Array): Estimate {
  const sorted = resampled.slice().sort();
  return { value, low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}
