/**
 * Trajectories of Morris (1991): from a random corner of a grid each factor moves once, in a random order. A number moves
 * between four levels, by half of them: the middles of four slices of equal probability, so that no distribution is asked for
 * its ends; a move is half of the probability. A factor with a list of values visits all of them (levels.ts). A trajectory has
 * one luck, so that a move is all that differs between neighbours.
 */
import { streamKey } from "../../engine/keys.ts";
import { Stream } from "../../engine/stream.ts";
import { type Factor, streamPath } from "./factors.ts";
import { listMoves, type Move } from "./levels.ts";
import type { Placement } from "./placement.ts";

export const LEVELS = 4;
/** How far a number moves, in probability. */
export const STEP = 0.5;

export interface MorrisPlacement extends Placement {
  /** Points of a trajectory: one more than there are moving factors. */
  readonly rows: number;
  /** The factors in the order of their moves, and by how much each moves: an effect is the change by that. */
  moves(trajectory: number): { factor: number; by: number }[];
}

export function morris(factors: readonly Factor[], seed: string): MorrisPlacement {
  const streams = factors.map((f) => {
    const path = streamPath(f.path, "morris");
    return { stream: new Stream(path), key: streamKey(seed, path) };
  });
  const moving = factors.flatMap((f, k) => (f.held ? [] : [k]));
  const rows = moving.length + 1;
  const uniform = (factor: number, trajectory: number, what: number): number => {
    const { stream, key } = streams[factor]!;
    stream.begin(key, trajectory);
    return stream.uniform(0, 0, what);
  };
  const byLevel = (factor: number, trajectory: number): Move => {
    const level = Math.floor(uniform(factor, trajectory, 0) * LEVELS);
    const by = level < LEVELS / 2 ? STEP : -STEP;
    const from = (level + 0.5) / LEVELS;
    return { from, to: from + by, by };
  };
  const lists = factors.map((f) => (f.held || !f.values ? undefined : listMoves(f, seed)));
  const moveOf = (factor: number, trajectory: number): Move =>
    lists[factor]?.(trajectory) ?? byLevel(factor, trajectory);
  const inOrder = (trajectory: number) =>
    moving
      .map((factor) => ({ factor, rank: uniform(factor, trajectory, 1), move: moveOf(factor, trajectory) }))
      .sort((a, b) => a.rank - b.rank || a.factor - b.factor);
  return {
    id: "morris",
    size: Infinity,
    rows,
    describe: () => ({
      levels: LEVELS,
      ...(lists.some((list) => list) && { lists: "every value in turn" }),
      luck: "one a trajectory",
    }),
    moves: (trajectory) => inOrder(trajectory).map(({ factor, move }) => ({ factor, by: move.by })),
    place(point, out) {
      const trajectory = Math.floor(point / rows);
      for (let k = 0; k < factors.length; k++) out[k] = moveOf(k, trajectory).from;
      for (const { factor, move } of inOrder(trajectory).slice(0, point % rows)) out[factor] = move.to;
    },
    luck: (point) => Math.floor(point / rows),
  };
}
