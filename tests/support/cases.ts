/** Points in which an effect was planted, or none. */
import { streamKey } from "../../src/engine/keys.ts";
import { Stream } from "../../src/engine/stream.ts";
import type { Cases } from "../../src/experiments/discover/box.ts";

/** Numbers from 0 to 1, each by its place. */
export function uniforms(seed: string): (k: number) => number {
  const stream = new Stream(`test/${seed}`);
  stream.begin(streamKey(seed, "test"), 0);
  return (k) => stream.uniform(k, 0, 0);
}

/** Uniform points, and what happens at each with a chance that depends on where it is. */
export function cases(
  seed: string,
  points: number,
  factors: number,
  chance: (x: Float64Array) => number,
): Cases {
  const draw = uniforms(seed);
  const x = Float64Array.from({ length: points * factors }, (_, k) => draw(k));
  const y = Float64Array.from({ length: points }, (_, p) =>
    draw(-1 - p) < chance(x.subarray(p * factors, (p + 1) * factors)) ? 1 : 0,
  );
  return { x, y, factors, choices: new Array<undefined>(factors).fill(undefined) };
}
