/** A placement: where in the unit cube the points of a design lie, and which of them share their luck. */
import type { Design } from "./design.ts";
import type { Factor } from "./factors.ts";

export interface Placement {
  readonly id: string;
  /** How many points there are; Infinity where there can always be more. */
  readonly size: number;
  /** What it is made of beside the factors: plain JSON. Never how many of its points are used. */
  describe(): Record<string, unknown>;
  /** Uniforms of a point, factor by factor; a pure function of the point. */
  place(point: number, out: Float64Array): void;
  /** Points with the same number have the same luck. */
  luck(point: number): number;
}

/** The design whose runs are `replicates` runs of each point in turn, the values by inverse CDF of the uniforms. */
export function designOver(placement: Placement, factors: readonly Factor[], replicates = 1): Design {
  const varied = factors.flatMap((f, k) => (f.address ? [{ ...f, address: f.address, k }] : []));
  const uniforms = new Float64Array(factors.length);
  let placed = -1;
  return {
    id: placement.id,
    size: placement.size * replicates,
    addresses: varied.map((f) => f.address),
    describe: () => ({
      design: placement.id,
      ...placement.describe(),
      replicates,
      factors: factors.map((f) => ({ path: f.path, distribution: f.text, ...(f.held && { held: f.held }) })),
    }),
    fill(run, out) {
      const point = Math.floor(run / replicates);
      if (point !== placed) placement.place(point, uniforms);
      placed = point;
      for (let v = 0; v < varied.length; v++) out[v] = varied[v]!.quantile(uniforms[varied[v]!.k]!);
    },
    luck: (run) => placement.luck(Math.floor(run / replicates)) * replicates + (run % replicates),
  };
}
