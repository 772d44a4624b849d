/**
 * Elementary effects (Morris 1991): how much an outcome moves when one factor does, from many places. mu* is the mean of
 * their sizes (Campolongo, Cariboni & Saltelli 2007), mu their mean, sigma their standard deviation: large where the effect
 * depends on the other factors, or bends. An effect of a number is per whole probability: what crossing the distribution from
 * end to end would do if the effect were the same everywhere. An effect of a choice is that of changing it.
 */
import { moments } from "../statistics.ts";
import {
  type Estimate,
  type Interval,
  NONE,
  pointsFor,
  shareInterval,
  sizeInterval,
  trialsOf,
} from "./intervals.ts";

/** Elementary effects by factor (Morris 1991). */
export interface MorrisEffects {
  factors: { mu: number; muStar: Estimate; sigma: number }[];
  /** Width of the widest interval of mu*, by the largest mu*; Infinity where one has none. */
  widest: number;
  /** Trajectories at which it would be `NARROW`. */
  enough: number;
}

export const NARROW = 0.1;

/** Of a quantity no interval is given of fewer trajectories, nor where fewer of them moved it. */
const FEWEST_MOVES = 20;

/** Of an event, what bounds its effects. */
export interface Bounds {
  /** By factor, the largest size that an effect can have. */
  largest: readonly number[];
  /** Runs of each point: a move says at most as much as so many. */
  replicates: number;
}

/**
 * @param effects [trajectory, factor]
 * @param bounds of an event; none where effects have no bound (of quantities)
 */
export function morrisEffects(effects: Float64Array, factors: number, bounds?: Bounds): MorrisEffects {
  const trajectories = effects.length / factors;
  const found = Array.from({ length: factors }, (_, f) => {
    const own = Float64Array.from({ length: trajectories }, (_, t) => effects[t * factors + f]!);
    const { mean, sd } = moments(own);
    const sizes = own.map(Math.abs);
    const interval = bounds ? bounded(sizes, bounds.largest[f]!, bounds.replicates) : unbounded(sizes);
    return { mu: mean, muStar: { value: moments(sizes).mean, ...interval }, sigma: sd };
  });
  const most = Math.max(...found.map((f) => f.muStar.value));
  let widest = 0;
  let enough = trajectories;
  for (const { muStar } of found) {
    const { value, low, high } = muStar;
    // What no trajectory moved cannot be ranked, and does not keep the others from it.
    if (low === null && value === 0 && trajectories >= FEWEST_MOVES) continue;
    const width = low === null || high === null ? Infinity : most > 0 ? (high - low) / most : 0;
    widest = Math.max(widest, width);
    enough = Math.max(
      enough,
      width < Infinity ? pointsFor(trajectories, width, NARROW, value === 0) : 2 * trajectories,
    );
  }
  return { factors: found, widest, enough: Math.ceil(enough) };
}

/** Sizes that cannot exceed a bound, as shares of it. */
function bounded(sizes: Float64Array, largest: number, replicates: number): Interval {
  const n = sizes.length;
  const shares = sizes.map((size) => Math.min(1, size / largest));
  const { mean, sd } = moments(shares);
  const whole = shares.every((s) => s === 0 || s === 1);
  // Sizes between nought and the bound spread less, and never more, than noughts and ones of the same mean.
  const trials = whole ? n : Math.max(n, trialsOf(mean, (sd * sd) / n, n - 1));
  const [low, high] = shareInterval(mean, Math.min(trials, n * replicates));
  return { low: low * largest, high: high * largest, way: "shares" };
}

function unbounded(sizes: Float64Array): Interval {
  const { mean, sd } = moments(sizes);
  const moves = sizes.reduce((count, size) => count + (size > 0 ? 1 : 0), 0);
  if (moves < FEWEST_MOVES) return NONE;
  const [low, high] = sizeInterval(mean, sd / Math.sqrt(sizes.length), sizes.length - 1);
  return { low, high, way: "sizes" };
}
