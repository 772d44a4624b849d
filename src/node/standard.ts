/** Standard streams that are files. */
import { fstatSync, writeFileSync } from "node:fs";

/**
 * Makes a stream write all that it is given, or err. Node writes to a file with one call of the system and takes for whole
 * what that call has cut off, as it does on a disk that is almost full.
 */
export function whole(stream: typeof process.stdout | typeof process.stderr): void {
  if (stream.isTTY || !isFile(stream.fd)) return;
  stream._write = (chunk: string | Uint8Array, _, done) => {
    try {
      writeFileSync(stream.fd, chunk);
      done();
    } catch (e) {
      done(e as Error);
    }
  };
}

/** Of a pipe Node keeps what the system does not take at once. */
function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}
