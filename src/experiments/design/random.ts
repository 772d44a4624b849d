/** Independent uniforms, keyed by (seed, path of the factor, point). */
import { streamKey } from "../../engine/keys.ts";
import { Stream } from "../../engine/stream.ts";
import { type Factor, streamPath } from "./factors.ts";
import type { Placement } from "./placement.ts";

export function randomPlacement(factors: readonly Factor[], seed: string): Placement {
  const streams = factors.map((f) => {
    const path = streamPath(f.path);
    return { stream: new Stream(path), key: streamKey(seed, path) };
  });
  return {
    id: "random",
    size: Infinity,
    describe: () => ({}),
    place(point, out) {
      streams.forEach(({ stream, key }, k) => {
        stream.begin(key, point);
        out[k] = stream.uniform(0, 0, 0);
      });
    },
    luck: (point) => point,
  };
}
