/** Digests: SHA-256 over little-endian float64, so that two machines can compare a run by one line. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { MultivectorError } from "./errors.ts";

/** Hashes numbers in order; -0 counts as 0, NaN fails the run. */
export function digestNumbers(parts: readonly ArrayLike<number>[]): string {
  let n = 0;
  for (const part of parts) n += part.length;
  const bytes = new Uint8Array(n * 8);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts)
    for (let i = 0; i < part.length; i++) {
      const value = part[i]!;
      if (Number.isNaN(value))
        throw new MultivectorError({
          code: "not-a-number",
          message: "an outcome of this run is not a number",
          mend: "look for a formula or a parameter that divides zero by zero",
          fault: "run",
        });
      view.setFloat64(at, value === 0 ? 0 : value, true);
      at += 8;
    }
  return bytesToHex(sha256(bytes));
}

/** SHA-256 of a text as UTF-8, in hexadecimal. */
export function digestText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
