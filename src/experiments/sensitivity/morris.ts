/**
 * Elementary effects (Morris 1991): how much an outcome moves when one factor does, from many places. mu* is the mean of
 * their sizes (Campolongo, Cariboni & Saltelli 2007), mu their mean, sigma their standard deviation: large where the effect
 * depends on the other factors, or bends. Effects are per whole probability: what crossing the distribution from end to end
 * would do if the effect were the same everywhere.
 */
import { moments } from "../statistics.ts";
import { type Estimate, interval, RESAMPLES, type Resample } from "./bootstrap.ts";

/** Elementary effects by factor (Morris 1991). */
export interface MorrisEffects {
  factors: { mu: number; muStar: Estimate; sigma: number }[];
  /** Width of the widest interval of mu*, by the largest mu*; trajectories at which it would be `NARROW`. */
  widest: number;
  enough: number;
}

export const NARROW = 0.1;

/** @param effects [trajectory, factor] */
export function morrisEffects(effects: Float64Array, factors: number, resample: Resample): MorrisEffects {
  const trajectories = effects.length / factors;
  const found = Array.from({ length: factors }, (_, f) => {
    const own = Float64Array.from({ length: trajectories }, (_, t) => effects[t * factors + f]!);
    const { mean, sd } = moments(own);
    const { mean: size } = moments(own.map(Math.abs));
    return { mu: mean, sigma: sd, size, drawn: new Float64Array(RESAMPLES) };
  });
  const counts = new Uint32Array(trajectories);
  for (let b = 0; b < RESAMPLES; b++) {
    resample(b, counts);
    found.forEach((f, k) => {
      let sum = 0;
      for (let t = 0; t < trajectories; t++) sum += counts[t]! * Math.abs(effects[t * factors + k]!);
      f.drawn[b] = sum / trajectories;
    });
  }
  const result = found.map(({ mu, sigma, size, drawn }) => ({ mu, muStar: interval(size, drawn), sigma }));
  const largest = Math.max(...result.map((r) => r.muStar.value));
  const width = Math.max(...result.map((r) => r.muStar.high - r.muStar.low));
  const widest = largest > 0 ? width / largest : 0;
  return { factors: result, widest, enough: Math.ceil(trajectories * Math.max(1, (widest / NARROW) ** 2)) };
}
