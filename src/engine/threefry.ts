/**
 * Threefry-2x32, 20 rounds: a keyed bijection of 64-bit counters, used as a random number generator.
 * Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3", SC11.
 *
 * A class with integer fields: it stays unboxed in optimised code, where a closure over doubles does not.
 */
export class Threefry {
  private k0 = 0;
  private k1 = 0;
  private k2 = 0;
  /** The two output words of the last block, as signed 32-bit integers. */
  x0 = 0;
  x1 = 0;

  /** Sets the 64-bit key; words are taken modulo 2^32. */
  key(k0: number, k1: number): void {
    this.k0 = k0 | 0;
    this.k1 = k1 | 0;
    this.k2 = 0x1bd11bda ^ this.k0 ^ this.k1;
  }

  /** Enciphers the counter (c0, c1) into `x0`, `x1`. */
  block(c0: number, c1: number): void {
    const k0 = this.k0;
    const k1 = this.k1;
    const k2 = this.k2;
    let a = (c0 + k0) | 0;
    let b = (c1 + k1) | 0;
    a = (a + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ a;
    a = (a + b) | 0;
    b = ((b << 15) | (b >>> 17)) ^ a;
    a = (a + b) | 0;
    b = ((b << 26) | (b >>> 6)) ^ a;
    a = (a + b) | 0;
    b = ((b << 6) | (b >>> 26)) ^ a;
    a = (a + k1) | 0;
    b = (b + k2 + 1) | 0;
    a = (a + b) | 0;
    b = ((b << 17) | (b >>> 15)) ^ a;
    a = (a + b) | 0;
    b = ((b << 29) | (b >>> 3)) ^ a;
    a = (a + b) | 0;
    b = ((b << 16) | (b >>> 16)) ^ a;
    a = (a + b) | 0;
    b = ((b << 24) | (b >>> 8)) ^ a;
    a = (a + k2) | 0;
    b = (b + k0 + 2) | 0;
    a = (a + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ a;
    a = (a + b) | 0;
    b = ((b << 15) | (b >>> 17)) ^ a;
    a = (a + b) | 0;
    b = ((b << 26) | (b >>> 6)) ^ a;
    a = (a + b) | 0;
    b = ((b << 6) | (b >>> 26)) ^ a;
    a = (a + k0) | 0;
    b = (b + k1 + 3) | 0;
    a = (a + b) | 0;
    b = ((b << 17) | (b >>> 15)) ^ a;
    a = (a + b) | 0;
    b = ((b << 29) | (b >>> 3)) ^ a;
    a = (a + b) | 0;
    b = ((b << 16) | (b >>> 16)) ^ a;
    a = (a + b) | 0;
    b = ((b << 24) | (b >>> 8)) ^ a;
    a = (a + k1) | 0;
    b = (b + k2 + 4) | 0;
    a = (a + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ a;
    a = (a + b) | 0;
    b = ((b << 15) | (b >>> 17)) ^ a;
    a = (a + b) | 0;
    b = ((b << 26) | (b >>> 6)) ^ a;
    a = (a + b) | 0;
    b = ((b << 6) | (b >>> 26)) ^ a;
    this.x0 = (a + k2) | 0;
    this.x1 = (b + k0 + 5) | 0;
  }

  /**
   * Enciphers `each` counters (base, base + 1, …; entity) for every entity, in order, into `hi` and `lo`. The same
   * words as `block`, whose rounds it repeats: with key and state in registers and no call, twice as fast.
   */
  fill(hi: Uint32Array, lo: Uint32Array, entities: Int32Array, each: number, base: number): void {
    const k0 = this.k0;
    const k1 = this.k1;
    const k2 = this.k2;
    const first = (base + k0) | 0;
    let at = 0;
    for (let e = 0; e < entities.length; e++) {
      const entity = entities[e]!;
      for (let d = 0; d < each; d++) {
        let a = (first + d) | 0;
        let b = (entity + k1) | 0;
        a = (a + b) | 0;
        b = ((b << 13) | (b >>> 19)) ^ a;
        a = (a + b) | 0;
        b = ((b << 15) | (b >>> 17)) ^ a;
        a = (a + b) | 0;
        b = ((b << 26) | (b >>> 6)) ^ a;
        a = (a + b) | 0;
        b = ((b << 6) | (b >>> 26)) ^ a;
        a = (a + k1) | 0;
        b = (b + k2 + 1) | 0;
        a = (a + b) | 0;
        b = ((b << 17) | (b >>> 15)) ^ a;
        a = (a + b) | 0;
        b = ((b << 29) | (b >>> 3)) ^ a;
        a = (a + b) | 0;
        b = ((b << 16) | (b >>> 16)) ^ a;
        a = (a + b) | 0;
        b = ((b << 24) | (b >>> 8)) ^ a;
        a = (a + k2) | 0;
        b = (b + k0 + 2) | 0;
        a = (a + b) | 0;
        b = ((b << 13) | (b >>> 19)) ^ a;
        a = (a + b) | 0;
        b = ((b << 15) | (b >>> 17)) ^ a;
        a = (a + b) | 0;
        b = ((b << 26) | (b >>> 6)) ^ a;
        a = (a + b) | 0;
        b = ((b << 6) | (b >>> 26)) ^ a;
        a = (a + k0) | 0;
        b = (b + k1 + 3) | 0;
        a = (a + b) | 0;
        b = ((b << 17) | (b >>> 15)) ^ a;
        a = (a + b) | 0;
        b = ((b << 29) | (b >>> 3)) ^ a;
        a = (a + b) | 0;
        b = ((b << 16) | (b >>> 16)) ^ a;
        a = (a + b) | 0;
        b = ((b << 24) | (b >>> 8)) ^ a;
        a = (a + k1) | 0;
        b = (b + k2 + 4) | 0;
        a = (a + b) | 0;
        b = ((b << 13) | (b >>> 19)) ^ a;
        a = (a + b) | 0;
        b = ((b << 15) | (b >>> 17)) ^ a;
        a = (a + b) | 0;
        b = ((b << 26) | (b >>> 6)) ^ a;
        a = (a + b) | 0;
        b = ((b << 6) | (b >>> 26)) ^ a;
        hi[at] = a + k2;
        lo[at] = b + k0 + 5;
        at++;
      }
    }
  }
}
