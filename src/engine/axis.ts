/** An axis: the ordered ids that a column runs over. Order is by code unit, never by the file's. */
import { MultivectorError } from "./errors.ts";
import { entityKeys } from "./keys.ts";

/** Ordered ids that a column runs over, each with the key of its luck. */
export interface Axis {
  readonly id: string;
  readonly ids: readonly string[];
  readonly size: number;
  /** 32-bit stream key of each entity, shape [size]. */
  readonly keys: Int32Array;
  readonly index: ReadonlyMap<string, number>;
}

/** The two ends of each entry of an axis of unordered pairs, as indices into the axis of its members. */
export interface PairAxis extends Axis {
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Index of the pair of two members, shape [members, members], -1 on the diagonal. */
  readonly of: Int32Array;
}

/**
 * @param ids in any order; they are sorted
 * @param keyNames stream keys to carry instead of those of the ids (a renamed actor keeps its luck)
 */
export function axis(id: string, ids: readonly string[], keyNames?: ReadonlyMap<string, string>): Axis {
  const sorted = [...ids].sort(byCodeUnit);
  const index = new Map(sorted.map((name, i) => [name, i]));
  if (index.size !== sorted.length)
    throw new MultivectorError({
      code: "axis",
      message: `axis ${id} names an entry twice`,
      mend: "name each once",
    });
  return {
    id,
    ids: sorted,
    size: sorted.length,
    index,
    keys: entityKeys(sorted.map((n) => keyNames?.get(n) ?? n)),
  };
}

/** Keeps the order given: for axes whose order means something (alternatives, steps of a ladder, issues). */
export function orderedAxis(id: string, ids: readonly string[]): Axis {
  return { id, ids, size: ids.length, index: new Map(ids.map((n, i) => [n, i])), keys: entityKeys(ids) };
}

/** All pairs i < j of an axis, in id order; `A-B` and `B-A` name the same entry. */
export function pairAxis(id: string, members: Axis, keyNames?: ReadonlyMap<string, string>): PairAxis {
  const ids: string[] = [];
  const names: string[] = [];
  const ends: [number, number][] = [];
  const n = members.size;
  const of = new Int32Array(n * n).fill(-1);
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      of[i * n + j] = ids.length;
      of[j * n + i] = ids.length;
      const [a, b] = [members.ids[i] as string, members.ids[j] as string];
      ids.push(`${a}-${b}`);
      // In the order of the names that carry the luck, so that no renaming can turn a pair's luck around.
      names.push([keyNames?.get(a) ?? a, keyNames?.get(b) ?? b].sort(byCodeUnit).join("-"));
      ends.push([i, j]);
    }
  const index = new Map(ids.map((name, i) => [name, i]));
  ends.forEach(([i, j], k) => {
    index.set(`${members.ids[j]}-${members.ids[i]}`, k);
  });
  return {
    id,
    ids,
    size: ids.length,
    index,
    keys: entityKeys(names),
    of,
    first: Int32Array.from(ends, (e) => e[0]),
    second: Int32Array.from(ends, (e) => e[1]),
  };
}

/** Order by UTF-16 code unit: the same on every machine and in every locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
