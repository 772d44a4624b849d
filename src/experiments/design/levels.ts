/**
 * Factors with few values, as Morris's trajectories visit them: every value, however unlikely, about equally often. Of a
 * choice, whose names have no order, a move goes from any name to any other; of numbers it goes half of the list up or down.
 */
import { streamKey } from "../../engine/keys.ts";
import { Stream } from "../../engine/stream.ts";
import { type Factor, streamPath } from "./factors.ts";

/** One move of a factor: uniforms from where and to where, and the size of a move by which an effect is divided, signed. */
export interface Move {
  from: number;
  to: number;
  by: number;
}

/** Uniforms that give the values of a factor, in their order; without those that nothing gives. */
export function placesOf(factor: Factor): number[] {
  return (factor.values ?? []).flatMap((value) => {
    let [low, high] = [0, 1];
    for (;;) {
      const u = (low + high) / 2;
      if (u === low || u === high) return [];
      const found = factor.quantile(u);
      if (found === value) return [u];
      if (found < value) low = u;
      else high = u;
    }
  });
}

/** The moves of a factor with a list of values, trajectory by trajectory. */
export function listMoves(factor: Factor, seed: string): (trajectory: number) => Move {
  const places = placesOf(factor);
  const n = places.length;
  const path = streamPath(factor.path, "morris/values");
  const stream = new Stream(path);
  const key = streamKey(seed, path);
  if (n === 1) return () => ({ from: places[0]!, to: places[0]!, by: 1 });
  // Each round of n trajectories starts once from every value, in an order of its own.
  const dealt = (round: number): number[] => {
    stream.begin(key, round);
    const order = Array.from(places.keys());
    for (let k = n - 1; k > 0; k--) {
      const other = Math.floor(stream.uniform(k, 0, 0) * (k + 1));
      [order[k], order[other]] = [order[other]!, order[k]!];
    }
    return order;
  };
  const half = Math.floor(n / 2);
  return (trajectory) => {
    const round = Math.floor(trajectory / n);
    const start = dealt(round)[trajectory % n]!;
    if (isChoice(factor)) {
      // In n - 1 rounds every name has gone to every other.
      const target = (start + 1 + (round % (n - 1))) % n;
      return { from: places[start]!, to: places[target]!, by: 1 };
    }
    stream.begin(key, round);
    const either = start - half >= 0 && start + half < n;
    const up = either ? stream.uniform(start, 0, 1) < 0.5 : start + half < n;
    const target = up ? start + half : start - half;
    return { from: places[start]!, to: places[target]!, by: ((up ? 1 : -1) * half) / (n - 1) };
  };
}

/** Whether a factor's values are names without order. */
export function isChoice({ address, values }: Pick<Factor, "address" | "values">): boolean {
  return values !== undefined && address?.column?.choices !== undefined;
}
