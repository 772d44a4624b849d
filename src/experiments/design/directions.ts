/** Direction numbers of Joe & Kuo 2008 (new-joe-kuo-6), from `data/sobol-directions.csv`. */
import { MultivectorError } from "../../engine/errors.ts";
import type { Tables } from "../../scenario/bind-context.ts";
import { numbers, texts } from "../../scenario/table.ts";

const BITS = 32;

/** [dimension, bit]: the direction numbers of the first `dimensions`, each 32 bits long. */
export function directions(dimensions: number, tables: Tables): Uint32Array {
  const table = tables("sobol-directions");
  if (dimensions > table.rows + 1)
    throw new MultivectorError({
      code: "too-many-dimensions",
      message: `${dimensions} dimensions are asked of a Sobol' sequence, which has ${table.rows + 1} here`,
      mend: "use --design lhs, or hold some factors: --set uncertain.PATH=null",
      fault: "usage",
    });
  const polynomials = numbers(table, "polynomial");
  const initial = texts(table, "initial");
  const all = new Uint32Array(dimensions * BITS);
  for (let bit = 0; bit < BITS && dimensions > 0; bit++) all[bit] = 2 ** (BITS - 1 - bit);
  for (let d = 1; d < dimensions; d++) {
    const m = initial[d - 1]!.split(" ").map(Number);
    extend(all.subarray(d * BITS, (d + 1) * BITS), m, polynomials[d - 1]!);
  }
  return all;
}

/** The recurrence of the primitive polynomial of degree s, whose inner coefficients are the bits of `a`. */
function extend(v: Uint32Array, m: readonly number[], a: number): void {
  const s = m.length;
  for (let k = 0; k < s && k < BITS; k++) v[k] = m[k]! << (BITS - 1 - k);
  for (let k = s; k < BITS; k++) {
    let next = v[k - s]! ^ (v[k - s]! >>> s);
    for (let j = 1; j < s; j++) if ((a >>> (s - 1 - j)) & 1) next ^= v[k - j]!;
    v[k] = next;
  }
}

/** The coordinate of a point in 32 bits, in the order of Antonov & Saleev (1979): the bits of the Gray code of its index. */
export function sobolBits(v: Uint32Array, dimension: number, point: number): number {
  let x = 0;
  const from = dimension * BITS;
  for (let gray = (point ^ (point >>> 1)) >>> 0, bit = 0; gray !== 0; gray >>>= 1, bit++)
    if (gray & 1) x ^= v[from + bit]!;
  return x >>> 0;
}
