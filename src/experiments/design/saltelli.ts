/**
 * The matrices of Saltelli (2002, 2010): of each base sample two independent points A and B, and for every factor A with that
 * one factor from B. The base samples are scrambled Sobol' points of twice as many dimensions. Luck is a factor of its own: A
 * has one luck and B another, and the last row is A with the luck of B. So the share of what is left to luck is estimated
 * like any other, and is not mistaken for a part of the parameters' shares.
 */
import type { Tables } from "../../scenario/bind-context.ts";
import { type Factor, streamPath } from "./factors.ts";
import type { Placement } from "./placement.ts";
import { scrambledNet } from "./sobol.ts";

export interface SaltelliPlacement extends Placement {
  /** Points of a base sample: A, B, one a moving factor, and luck. */
  readonly rows: number;
}

export function saltelli(factors: readonly Factor[], seed: string, tables: Tables): SaltelliPlacement {
  const n = factors.length;
  const net = scrambledNet(
    ["a", "b"].flatMap((matrix) => factors.map((f) => streamPath(f.path, `saltelli/${matrix}`))),
    seed,
    tables,
  );
  const moving = factors.flatMap((f, k) => (f.held ? [] : [k]));
  const rows = moving.length + 3;
  const both = new Float64Array(2 * n);
  return {
    id: "saltelli",
    size: Infinity,
    rows,
    describe: () => ({ directions: "joe-kuo-2008-d6", scrambling: "owen", luck: "a factor" }),
    place(point, out) {
      const row = point % rows;
      net(Math.floor(point / rows), both);
      for (let k = 0; k < n; k++) out[k] = both[row === 1 ? n + k : k]!;
      const swapped = row >= 2 ? moving[row - 2] : undefined;
      if (swapped !== undefined) out[swapped] = both[n + swapped]!;
    },
    luck(point) {
      const row = point % rows;
      return 2 * Math.floor(point / rows) + (row === 1 || row === rows - 1 ? 1 : 0);
    },
  };
}
