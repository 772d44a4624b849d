/**
 * Power in voting games: how often a player's vote decides (Penrose 1946, Banzhaf 1965), and how often it does when the
 * players join one after another in every order (Shapley & Shubik 1954).
 */
import { type MultivectorError, usage } from "../engine/errors.ts";

/** Games given by a rule alone are counted coalition by coalition, 2^n of them. */
export const MOST_PLAYERS = 16;

/** Power indices by player. */
export interface Power {
  /** Share of all swings, shape [player]; sums to 1 where anyone ever swings. */
  readonly banzhaf: Float64Array;
  /** Share of orders in which the player is pivotal, shape [player]; sums to 1 where all together win. */
  readonly shapley: Float64Array;
  /** Chance that the player swings when the others vote by coin, shape [player]. */
  readonly penrose: Float64Array;
}

/** Power indices of weighted games, computed again and again. */
export interface WeightedPower extends Power {
  /**
   * Fills the first entries of the three indices for the first `players` weights, integers of at most `total` in sum;
   * a coalition wins with `quota` or more.
   */
  measure(weights: ArrayLike<number>, quota: number, players: number): void;
}

/** Counts coalitions by size and weight, one player at a time: exact up to 50 players. Nothing is allocated after. */
export function weightedPower(most: number, total: number): WeightedPower {
  const power = blank(most);
  /** Coalitions of the others by [size][weight]. */
  const count = new Float64Array(most * (total + 1));
  let sum = 0;
  let width = 1;

  function others(weights: ArrayLike<number>, players: number, i: number): void {
    count.fill(0, 0, players * width);
    count[0] = 1;
    let joined = 0;
    for (let j = 0; j < players; j++) {
      if (j === i) continue;
      const w = weights[j]!;
      for (let k = joined; k >= 0; k--)
        for (let s = sum - w; s >= 0; s--)
          if (count[k * width + s] !== 0)
            count[(k + 1) * width + s + w] = count[(k + 1) * width + s + w]! + count[k * width + s]!;
      joined++;
    }
  }

  return {
    ...power,
    measure(weights, quota, players) {
      sum = 0;
      for (let i = 0; i < players; i++) sum += weights[i]!;
      width = sum + 1;
      for (let i = 0; i < players; i++) {
        others(weights, players, i);
        let swings = 0;
        let pivots = 0;
        /** k! (n-1-k)! / n! */
        let order = 1 / players;
        for (let k = 0; k < players; k++) {
          let here = 0;
          for (let s = Math.max(0, quota - weights[i]!); s < quota && s <= sum; s++)
            here += count[k * width + s]!;
          swings += here;
          pivots += here * order;
          order = (order * (k + 1)) / (players - 1 - k);
        }
        power.penrose[i] = swings;
        power.shapley[i] = pivots;
      }
      share(power, players);
    },
  };
}

/**
 * The indices of any rule: `wins` says of each coalition, a set of bits, whether it wins.
 * Errors: `too-many-players`.
 */
export function powerOfRule(players: number, wins: (coalition: number) => boolean): Power {
  if (players > MOST_PLAYERS) throw tooMany(players, MOST_PLAYERS, "the weights of a weighted game");
  const power = blank(players);
  const order = ordersBySize(players);
  for (let coalition = 0; coalition < 1 << players; coalition++) {
    if (wins(coalition)) continue;
    const size = bits(coalition);
    for (let i = 0; i < players; i++) {
      if (coalition & (1 << i) || !wins(coalition | (1 << i))) continue;
      power.penrose[i] = power.penrose[i]! + 1;
      power.shapley[i] = power.shapley[i]! + order[size]!;
    }
  }
  share(power, players);
  return power;
}

/** Values are counted coalition by coalition, 2^n of them. */
export const MOST_VALUED = 20;

/**
 * Shapley's value: what each player adds to the worth of those before it, over every order in which they may come
 * (Shapley 1953); shape [player]. The values sum to the worth of all less that of nobody.
 * Errors: `too-many-players`.
 */
export function shapleyValue(players: number, worth: (coalition: number) => number): Float64Array {
  if (players > MOST_VALUED) throw tooMany(players, MOST_VALUED, "leave the least of them out");
  const order = ordersBySize(players);
  const value = new Float64Array(players);
  const worths = Float64Array.from({ length: 1 << players }, (_, coalition) => worth(coalition));
  for (let coalition = 0; coalition < worths.length; coalition++) {
    const weight = order[bits(coalition)]!;
    for (let i = 0; i < players; i++)
      if (!(coalition & (1 << i)))
        value[i] = value[i]! + weight * (worths[coalition | (1 << i)]! - worths[coalition]!);
  }
  return value;
}

/** k! (n-1-k)! / n!: how likely it is that just those of one coalition of size k come before a player. */
function ordersBySize(players: number): Float64Array {
  const order = new Float64Array(players + 1);
  for (let k = 0; k < players; k++) order[k] = k === 0 ? 1 / players : (order[k - 1]! * k) / (players - k);
  return order;
}

function tooMany(players: number, most: number, or: string): MultivectorError {
  return usage(
    "too-many-players",
    `${players} players have too many coalitions to count one by one`,
    `give at most ${most}, or ${or}`,
  );
}

function blank(players: number): Power {
  return {
    banzhaf: new Float64Array(players),
    shapley: new Float64Array(players),
    penrose: new Float64Array(players),
  };
}

/** From counts of swings to shares and chances. */
function share({ banzhaf, penrose }: Power, players: number): void {
  let sum = 0;
  let coalitions = 1;
  for (let i = 0; i < players; i++) sum += penrose[i]!;
  for (let i = 1; i < players; i++) coalitions *= 2;
  for (let i = 0; i < players; i++) {
    banzhaf[i] = sum > 0 ? penrose[i]! / sum : 0;
    penrose[i] = penrose[i]! / coalitions;
  }
}

function bits(set: number): number {
  let n = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) n++;
  return n;
}
