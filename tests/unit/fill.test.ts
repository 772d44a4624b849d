import { describe, expect, it } from "vitest";
import { entityKeys } from "../../src/engine/keys.ts";
import { Stream } from "../../src/engine/stream.ts";
import { Threefry } from "../../src/engine/threefry.ts";

const keys = entityKeys(Array.from({ length: 40 }, (_, i) => `state ${i}`));

describe("draws by the array", () => {
  it.each([
    // Known answers of Random123 1.14, kat_vectors, threefry2x32 20.
    [
      [0, 0],
      [0, 0],
      [0x6b200159, 0x99ba4efe],
    ],
    [
      [0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x1cb996fc, 0xbb002be7],
    ],
    [
      [0x243f6a88, 0x85a308d3],
      [0x13198a2e, 0x03707344],
      [0xc4923a9c, 0x483df7a0],
    ],
  ])("encipher counter %j under key %j into %j", (counter, key, expected) => {
    const cipher = new Threefry();
    cipher.key(key[0]!, key[1]!);
    cipher.block(counter[0]!, counter[1]!);
    expect([cipher.x0 >>> 0, cipher.x1 >>> 0]).toEqual(expected);
    const [hi, lo] = [new Uint32Array(1), new Uint32Array(1)];
    cipher.fill(hi, lo, Int32Array.of(counter[1]!), 1, counter[0]!);
    expect([hi[0], lo[0]]).toEqual(expected);
  });

  it.each([0, 1, 1477, 65535])("are the single draws, in order, in period %i", (period) => {
    const stream = new Stream("test");
    stream.begin([0x12345678, -7], 3);
    const normals = new Float64Array(keys.length * 8);
    stream.normals(normals, keys, 8, period);
    const uniforms = new Float64Array(keys.length);
    stream.uniforms(uniforms, keys, period, 5);
    keys.forEach((key, e) => {
      for (let d = 0; d < 8; d++) expect(normals[e * 8 + d]).toBe(stream.normal(key, period, d));
      expect(uniforms[e]).toBe(stream.uniform(key, period, 5));
    });
    // A single draw between two arrays, or a longer array before a shorter, leaves nothing behind.
    const again = new Float64Array(normals.length);
    stream.normals(again, keys, 8, period);
    expect(again).toEqual(normals);
  });
});
