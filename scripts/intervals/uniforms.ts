/** What the worlds of the coverage report are made of. */
import { streamKey } from "../../src/engine/keys.ts";
import { Stream } from "../../src/engine/stream.ts";
import type { Factor } from "../../src/experiments/design/factors.ts";

/** Numbers from 0 to 1, each by its place. */
export function uniforms(seed: string, what: string): (k: number) => number {
  const path = `coverage/${what}`;
  const stream = new Stream(path);
  stream.begin(streamKey(seed, path), 0);
  return (k) => stream.uniform(k, 0, 0);
}

/** Factors that are uniform from 0 to 1. */
export function factorsOn(n: number): Factor[] {
  return Array.from({ length: n }, (_, k) => ({
    path: `f${k}`,
    text: "uniform: [0, 1]",
    quantile: (u) => u,
    values: undefined,
    address: undefined,
    held: undefined,
  }));
}
