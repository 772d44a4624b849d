/**
 * A Latin hypercube that grows: of the first 16, 32, 64, … points exactly one lies in each of as many equal slices of each
 * factor (McKay, Beckman & Conover 1979), and no point ever moves (doubling after Sallaberry, Helton & Hora 2008).
 *
 * The first 16 slices are dealt by a random permutation a factor. To double, every slice is halved; its point occupies one
 * half, and the new points are dealt the empty halves by another permutation.
 */
import { streamKey } from "../../engine/keys.ts";
import { Stream } from "../../engine/stream.ts";
import { type Factor, streamPath } from "./factors.ts";
import type { Placement } from "./placement.ts";

export const FIRST = 16;

export function latinHypercube(factors: readonly Factor[], seed: string): Placement {
  const columns = factors.map((f) => new Column(seed, streamPath(f.path, "lhs")));
  return {
    id: "lhs",
    size: Infinity,
    describe: () => ({}),
    place(point, out) {
      columns.forEach((column, k) => {
        out[k] = column.at(point);
      });
    },
    luck: (point) => point,
  };
}

/** The uniforms of one factor, worked out doubling by doubling as far as they are asked for. */
class Column {
  private uniforms = new Float64Array(0);
  private readonly stream: Stream;

  constructor(seed: string, path: string) {
    this.stream = new Stream(path);
    this.stream.begin(streamKey(seed, path), 0);
  }

  at(point: number): number {
    while (point >= this.uniforms.length) this.grow();
    return this.uniforms[point]!;
  }

  private grow(): void {
    const old = this.uniforms;
    const slices = old.length === 0 ? FIRST : old.length * 2;
    const empty = emptySlices(old, slices);
    this.shuffle(empty, slices);
    const grown = new Float64Array(slices);
    grown.set(old);
    empty.forEach((slice, k) => {
      grown[old.length + k] = within(slice, this.stream.uniform(slice, 0, log2(slices)), slices);
    });
    this.uniforms = grown;
  }

  /** Fisher & Yates, each swap keyed by the level and the place. */
  private shuffle(list: Uint32Array, slices: number): void {
    for (let k = list.length - 1; k > 0; k--) {
      const other = Math.floor(this.stream.uniform(k, 1, log2(slices)) * (k + 1));
      const kept = list[k]!;
      list[k] = list[other]!;
      list[other] = kept;
    }
  }
}

function emptySlices(uniforms: Float64Array, slices: number): Uint32Array {
  const taken = new Uint8Array(slices);
  for (const u of uniforms) taken[Math.floor(u * slices)] = 1;
  const empty = new Uint32Array(slices - uniforms.length);
  let found = 0;
  for (let s = 0; s < slices; s++) if (!taken[s]) empty[found++] = s;
  return empty;
}

/** A place within a slice; where adding would round to the next slice, its middle. */
function within(slice: number, u: number, slices: number): number {
  const placed = (slice + u) / slices;
  return Math.floor(placed * slices) === slice ? placed : (slice + 0.5) / slices;
}

/** Of a power of two. */
function log2(n: number): number {
  return 31 - Math.clz32(n);
}
