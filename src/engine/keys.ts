/** Turns names into keys: seed and stream path by seedrandom, entity ids by a 32-bit hash. */
import seedrandom from "seedrandom";

const utf8 = new TextEncoder();

/**
 * The 64-bit key of a stream: two signed 32-bit words from the seed text and the stream's path. seedrandom takes the low
 * byte of each code unit alone, so that it is given the text's bytes in UTF-8, one a unit.
 */
export function streamKey(seed: string, path: string): [number, number] {
  const bytes = utf8.encode(JSON.stringify([seed, path]));
  const generator = seedrandom(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return [generator.int32(), generator.int32()];
}

/** FNV-1a over UTF-16 code units with a final avalanche: a 32-bit key of an id. */
export function entityKey(id: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Keys of a list of ids, in that order; a collision is salted until it is none, so no two entities share luck. */
export function entityKeys(ids: readonly string[]): Int32Array {
  const taken = new Set<number>();
  return Int32Array.from(ids, (id) => {
    let key = entityKey(id);
    for (let salt = 1; taken.has(key); salt++) key = entityKey(`${id}\u0000${salt}`);
    taken.add(key);
    return key;
  });
}
