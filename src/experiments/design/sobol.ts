/**
 * Sobol' points with Owen's scrambling. Dimensions are dealt in order of the factors' paths: more points move none, but a
 * new factor takes a dimension from those that follow it, which a sequence cannot avoid.
 */
import type { Tables } from "../../scenario/bind-context.ts";
import { directions, sobolBits } from "./directions.ts";
import { type Factor, streamPath } from "./factors.ts";
import { Scrambler } from "./owen.ts";
import type { Placement } from "./placement.ts";

export function sobolPlacement(factors: readonly Factor[], seed: string, tables: Tables): Placement {
  const net = scrambledNet(
    factors.map((f) => streamPath(f.path, "sobol")),
    seed,
    tables,
  );
  return {
    id: "sobol",
    size: Infinity,
    describe: () => ({ directions: "joe-kuo-2008-d6", scrambling: "owen" }),
    place: net,
    luck: (point) => point,
  };
}

/** One dimension a path, each scrambled under its own key. */
export function scrambledNet(
  paths: readonly string[],
  seed: string,
  tables: Tables,
): (point: number, out: Float64Array) => void {
  const v = directions(paths.length, tables);
  const scramblers = paths.map((path) => new Scrambler(seed, path));
  return (point, out) => {
    for (let d = 0; d < scramblers.length; d++) out[d] = scramblers[d]!.uniform(sobolBits(v, d, point));
  };
}
