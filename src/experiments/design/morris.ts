/**
 * Trajectories of Morris (1991): from a random corner of a grid of four levels each factor moves once, by half of the levels,
 * in a random order. The levels are the middles of four slices of equal probability, so that no distribution is asked for its
 * ends; a move is half of the probability. A trajectory has one luck, so that a move is all that differs between neighbours.
 */
import { streamKey } from "../../engine/keys.ts";
import { Stream } from "../../engine/stream.ts";
import { type Factor, streamPath } from "./factors.ts";
import type { Placement } from "./placement.ts";

export const LEVELS = 4;
/** How far a factor moves, in probability. */
export const STEP = 0.5;

export interface MorrisPlacement extends Placement {
  /** Points of a trajectory: one more than there are moving factors. */
  readonly rows: number;
  /** The factors in the order of their moves, and whether each moves up. */
  moves(trajectory: number): { factor: number; up: boolean }[];
}

export function morris(factors: readonly Factor[], seed: string): MorrisPlacement {
  const streams = factors.map((f) => {
    const path = streamPath(f.path, "morris");
    return { stream: new Stream(path), key: streamKey(seed, path) };
  });
  const moving = factors.flatMap((f, k) => (f.held ? [] : [k]));
  const rows = moving.length + 1;
  const level = (factor: number, trajectory: number): number => {
    const { stream, key } = streams[factor]!;
    stream.begin(key, trajectory);
    return Math.floor(stream.uniform(0, 0, 0) * LEVELS);
  };
  const rank = (factor: number, trajectory: number): number => {
    const { stream, key } = streams[factor]!;
    stream.begin(key, trajectory);
    return stream.uniform(0, 0, 1);
  };
  const moves = (trajectory: number) =>
    moving
      .map((factor) => ({ factor, rank: rank(factor, trajectory), base: level(factor, trajectory) }))
      .sort((a, b) => a.rank - b.rank || a.factor - b.factor)
      .map(({ factor, base }) => ({ factor, up: base < LEVELS / 2 }));
  return {
    id: "morris",
    size: Infinity,
    rows,
    describe: () => ({ levels: LEVELS, luck: "one a trajectory" }),
    moves,
    place(point, out) {
      const trajectory = Math.floor(point / rows);
      for (let k = 0; k < factors.length; k++) out[k] = (level(k, trajectory) + 0.5) / LEVELS;
      for (const { factor, up } of moves(trajectory).slice(0, point % rows))
        out[factor] = out[factor]! + (up ? STEP : -STEP);
    },
    luck: (point) => Math.floor(point / rows),
  };
}
