/**
 * Pasting, the second half of PRIM: a side that was cut too far is moved out again, and a name that was taken away is given
 * back, while the mean inside rises.
 */
import { type Box, type Cases, copyOf, free, inside, restricted, shareOf } from "./box.ts";

export function paste(start: Box, cases: Cases, among: Uint8Array, slice: number): Box {
  let box = start;
  for (;;) {
    const wider = widened(box, cases, among, slice);
    if (!wider) return box;
    box = wider;
  }
}

function widened(box: Box, cases: Cases, among: Uint8Array, slice: number): Box | undefined {
  const { points, hits } = shareOf(box, cases, among);
  const cut = Math.max(1, Math.floor(slice * points));
  let best: Box | undefined;
  let density = hits / points;
  for (const f of restricted(box))
    for (const wider of cases.choices[f] ? named(box, cases, f) : outward(box, cases, among, f, cut)) {
      const found = shareOf(wider, cases, among);
      if (!(found.hits / found.points > density * (1 + 1e-12))) continue;
      density = found.hits / found.points;
      best = wider;
    }
  return best;
}

/** The box with one name more of a choice; free where that was the last. */
function named(box: Box, { choices }: Cases, f: number): Box[] {
  const inside = box.names[f]!;
  const all = choices[f]!;
  return all
    .filter((name) => !inside.has(name))
    .map((name) => {
      const wider = copyOf(box);
      wider.names[f] = new Set([...inside, name]);
      if (inside.size + 1 === all.length) free(wider, f);
      return wider;
    });
}

/** The box with one side moved out over the next `cut` points, for either side; free where none are left beyond. */
function outward(box: Box, cases: Cases, among: Uint8Array, f: number, cut: number): Box[] {
  return (["low", "high"] as const).flatMap((side) => {
    const bound = box[side][f]!;
    if (!Number.isFinite(bound)) return [];
    const value = (p: number) => cases.x[p * cases.factors + f]!;
    const beyond: number[] = [];
    for (let p = 0; p < among.length; p++)
      if (among[p] && (side === "low" ? value(p) < bound : value(p) > bound) && inside(box, cases, p, f))
        beyond.push(value(p));
    // The other side of this factor still holds.
    const kept = beyond.filter((v) => (side === "low" ? v <= box.high[f]! : v >= box.low[f]!));
    if (kept.length === 0) return [];
    kept.sort((a, b) => (side === "low" ? b - a : a - b));
    const wider = copyOf(box);
    wider[side][f] = kept.length <= cut ? (side === "low" ? -Infinity : Infinity) : kept[cut - 1]!;
    return [wider];
  });
}
