/** Factors on the unit interval, and the points that a placement gives them. */
import type { Factor } from "../../src/experiments/design/factors.ts";
import type { Placement } from "../../src/experiments/design/placement.ts";

export function factor(path: string, held?: Factor["held"]): Factor {
  const address = { kind: "parameter" as const, index: 0, path, unit: "1", range: [0, 1] as const, doc: "" };
  return { path, text: "", quantile: (u) => u, values: undefined, address: held ? undefined : address, held };
}

/** Named so that their order is that of their numbers. */
export const factors = (n: number) => Array.from({ length: n }, (_, k) => factor(`f${k + 10}`));

export function points(placement: Placement, n: number, width: number, from = 0): number[][] {
  const out = new Float64Array(width);
  return Array.from({ length: n }, (_, k) => {
    placement.place(from + k, out);
    return [...out];
  });
}
