/**
 * Nested uniform scrambling in base 2 (Owen 1995): each bit is flipped or not by a fair coin that belongs to the bits before
 * it. Every point becomes uniform, and any net remains the net that it was. The coins are blocks of Threefry under the key of
 * the factor, so that nothing is stored and no point changes another.
 */
import { streamKey } from "../../engine/keys.ts";
import { uniform53 } from "../../engine/normal.ts";
import { Threefry } from "../../engine/threefry.ts";

const BITS = 32;

export class Scrambler {
  private readonly cipher = new Threefry();

  constructor(seed: string, path: string) {
    this.cipher.key(...streamKey(seed, path));
  }

  /** 32 bits, scrambled. */
  bits(x: number): number {
    let out = 0;
    for (let bit = 0; bit < BITS; bit++) {
      const before = bit === 0 ? 0 : x >>> (BITS - bit);
      this.cipher.block(before | 0, bit);
      const own = (x >>> (BITS - 1 - bit)) & 1;
      out = (out << 1) | (own ^ (this.cipher.x0 & 1));
    }
    return out >>> 0;
  }

  /** In (0, 1), with 53 bits: below the 32 of the sequence every point stands alone, and its coins are its own. */
  uniform(x: number): number {
    const high = this.bits(x);
    this.cipher.block(x | 0, BITS);
    return uniform53(high, ((high << 27) | (this.cipher.x0 >>> 5)) >>> 0);
  }
}
