/** A world hashed: two machines that hold the same numbers say the same, whatever order they were written in. */
import { digestText } from "../engine/digest.ts";
import type { World } from "../engine/world.ts";

/** SHA-256 of the world as text in which neither the order of keys nor the machine shows. */
export function worldDigest(world: World): string {
  return digestText(JSON.stringify(plain(world)));
}

function plain(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (value instanceof Map) return [...value].map(([k, v]) => [k, plain(v)]).sort(byKey);
  if (value instanceof Set) return [...value].map(plain).sort();
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, plain);
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === "object")
    return Object.entries(value)
      .map(([k, v]) => [k, plain(v)])
      .sort(byKey);
  return value;
}

const byKey = (a: unknown[], b: unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1);
