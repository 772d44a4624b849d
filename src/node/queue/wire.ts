/**
 * Plain data as bytes and back: JSON, with arrays of numbers as raw bytes behind it. Reading makes numbers, text, lists, maps and
 * objects without a prototype of somebody's choosing, and nothing else, whatever the bytes are; lengths are checked first.
 */

const MAGIC = Buffer.from("MVW1");
const HEAD = MAGIC.length + 4;
/** Deeper than any scenario. */
const DEEPEST = 64;
const KINDS = { Float64Array, Int32Array, Uint32Array, Uint8Array } as const;
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

type Numbers = InstanceType<(typeof KINDS)[keyof typeof KINDS]>;

/** Marks of what JSON lacks; an object that has such a key itself is written as a list of pairs. */
const MARK = /^\$/;

export function pack(value: unknown): Buffer {
  const arrays: Buffer[] = [];
  let length = 0;
  const write = (v: unknown): unknown => {
    if (typeof v === "number") return Number.isFinite(v) && !Object.is(v, -0) ? v : { $n: said(v) };
    if (v === null || typeof v === "string" || typeof v === "boolean") return v;
    if (v === undefined) return { $u: 1 };
    if (Array.isArray(v)) return v.map(write);
    if (v instanceof Map) return { $m: [...v].map(([k, x]) => [write(k), write(x)]) };
    if (v instanceof Set) return { $s: [...v].map(write) };
    if (ArrayBuffer.isView(v)) {
      const kind = (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((k) => v instanceof KINDS[k]);
      if (!kind) throw new Error("an array of this kind does not travel");
      const array = { $a: [kind, length, (v as Numbers).length] };
      arrays.push(Buffer.from(v.buffer, v.byteOffset, v.byteLength));
      length += v.byteLength;
      return array;
    }
    if (typeof v !== "object") throw new Error(`a ${typeof v} does not travel`);
    const entries = Object.entries(v).map(([k, x]): [string, unknown] => [k, write(x)]);
    return entries.some(([k]) => MARK.test(k)) ? { $o: entries } : Object.fromEntries(entries);
  };
  const head = Buffer.from(JSON.stringify(write(value)));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  return Buffer.concat([MAGIC, size, head, ...arrays]);
}

const said = (v: number) => (Object.is(v, -0) ? "-0" : String(v));
const UNUSUAL: Readonly<Record<string, number>> = { NaN, Infinity, "-Infinity": -Infinity, "-0": -0 };

/** @throws Error where the bytes are not what `pack` writes */
export function unpack(bytes: Uint8Array): unknown {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (all.length < HEAD || !all.subarray(0, MAGIC.length).equals(MAGIC)) throw wrong("it begins otherwise");
  const head = all.readUInt32LE(MAGIC.length);
  if (head > all.length - HEAD) throw wrong("it is cut off");
  const body = all.subarray(HEAD + head);
  let parsed: unknown;
  try {
    parsed = JSON.parse(all.toString("utf8", HEAD, HEAD + head));
  } catch {
    throw wrong("its head is not JSON");
  }
  let read = 0;

  /** Arrays lie in the order in which they are named, without gaps. */
  const array = ([kind, from, length]: unknown[]): Numbers => {
    if (typeof kind !== "string" || !Object.hasOwn(KINDS, kind)) throw wrong("an array of no kind");
    const Kind = KINDS[kind as keyof typeof KINDS];
    const end = read + Number(length) * Kind.BYTES_PER_ELEMENT;
    if (from !== read || !Number.isSafeInteger(length) || Number(length) < 0 || end > body.length)
      throw wrong("an array beyond its bytes");
    // Copied, since Redis's client gives no promise where in memory the bytes lie.
    const own = Uint8Array.prototype.slice.call(body, read, end);
    read = end;
    return new Kind(own.buffer as ArrayBuffer);
  };
  const object = (entries: [string, unknown][], depth: number) => {
    for (const [k] of entries) if (FORBIDDEN.has(k)) throw wrong(`a key ${k}`);
    return Object.fromEntries(entries.map(([k, x]) => [k, value(x, depth)]));
  };
  const marked = (mark: string, v: unknown, depth: number): unknown => {
    if (mark === "$u") return undefined;
    if (mark === "$n" && typeof v === "string" && Object.hasOwn(UNUSUAL, v)) return UNUSUAL[v];
    if (!Array.isArray(v)) throw wrong("a mark without a list");
    if (mark === "$a") return array(v);
    if (mark === "$s") return new Set(v.map((x) => value(x, depth)));
    const pairs = v.filter((p): p is [unknown, unknown] => Array.isArray(p) && p.length === 2);
    if (pairs.length < v.length) throw wrong("a pair that is none");
    if (mark === "$m") return new Map(pairs.map(([k, x]) => [value(k, depth), value(x, depth)]));
    if (mark === "$o" && pairs.every(([k]) => typeof k === "string"))
      return object(pairs as [string, unknown][], depth);
    throw wrong("a mark that there is not");
  };
  const value = (v: unknown, depth: number): unknown => {
    if (depth > DEEPEST) throw wrong("it is too deep");
    if (Array.isArray(v)) return v.map((x) => value(x, depth + 1));
    if (v === null || typeof v !== "object") return v;
    const entries = Object.entries(v);
    const [first] = entries;
    if (entries.length === 1 && first && MARK.test(first[0])) return marked(first[0], first[1], depth + 1);
    return object(entries, depth + 1);
  };

  const out = value(parsed, 0);
  if (read !== body.length) throw wrong("it has more bytes than it names");
  return out;
}

function wrong(why: string): Error {
  return new Error(`this is not a message of multivector: ${why}`);
}
