/**
 * Peeling, the first half of PRIM (Friedman & Fisher 1999): from the whole space thin slices are cut off, one side of one
 * number or one name of one choice at a time, always the one whose loss raises the mean of the rest most by point removed, or
 * lowers it least: what lies behind a thin wall may be worth it, and which box is kept is decided when all are there.
 *
 * Outcomes of single runs are mostly luck, and a thin slice of them is luck entire. So a side is peeled only while the outer
 * third of the box on that side (of a choice, its one name) is worse than the rest by more than chance.
 */
import { type Box, type Cases, copyOf, inside, whole } from "./box.ts";

/** How many standard errors worse than the rest what is peeled must be: 5% of the sides are where no factor means anything. */
const WORSE = 1.6448536269514722;

export interface PeelOptions {
  /** Share of the box's points that a slice holds. */
  slice: number;
  /** Least share of all points that a box keeps. */
  least: number;
}

/** The boxes from the whole space to the smallest, each within the one before; not always denser. */
export function peel(cases: Cases, among: Uint8Array, options: PeelOptions): Box[] {
  const boxes = [whole(cases.factors)];
  const floor = Math.max(2, Math.ceil(options.least * among.reduce((n, a) => n + a, 0)));
  for (;;) {
    const next = narrower(boxes.at(-1)!, cases, among, options.slice, floor);
    if (!next) return boxes;
    boxes.push(next);
  }
}

/** Some of a box's points, and what happened there. */
interface Part {
  count: number;
  hits: number;
}

/** What could be cut off: the part that is looked at to judge, the part that goes, and the box without it. */
interface Cut {
  judged: Part;
  gone: Part;
  rest: () => Box;
}

function narrower(box: Box, cases: Cases, among: Uint8Array, slice: number, floor: number): Box | undefined {
  const { y, factors } = cases;
  const points: number[] = [];
  const all: Part = { count: 0, hits: 0 };
  for (let p = 0; p < among.length; p++)
    if (among[p] && inside(box, cases, p)) {
      points.push(p);
      all.count++;
      all.hits += y[p]!;
    }
  const n = all.count;
  const mean = all.hits / n;
  if (n === 0 || mean === 1) return undefined;
  const variance = points.reduce((sum, p) => sum + (y[p]! - mean) * (y[p]! - mean), 0) / n;
  let best: Cut | undefined;
  let gain = -Infinity;
  for (let f = 0; f < factors; f++)
    for (const cut of cases.choices[f]
      ? namesOf(box, cases, points, f)
      : sidesOf(box, cases, points, f, slice)) {
      const { judged, gone } = cut;
      const kept = n - gone.count;
      const others = n - judged.count;
      if (kept < floor || gone.count === 0 || others === 0) continue;
      const worse = (all.hits - judged.hits) / others - judged.hits / judged.count;
      if (!(worse > WORSE * Math.sqrt(variance * (1 / judged.count + 1 / others)))) continue;
      const found = ((all.hits - gone.hits) / kept - mean) / gone.count;
      // Equal gains differ in their last bits alone: the first factor has it.
      if (!(found > gain + 1e-12)) continue;
      gain = found;
      best = cut;
    }
  return best?.rest();
}

/** The two sides of a number. */
function sidesOf(box: Box, { x, y, factors }: Cases, points: number[], f: number, slice: number): Cut[] {
  const n = points.length;
  const value = (p: number) => x[p * factors + f]!;
  points.sort((a, b) => value(a) - value(b) || a - b);
  return (["low", "high"] as const).map((side) => {
    const at = (k: number) => points[side === "low" ? k : n - 1 - k]!;
    // Ties go together: a bound parts values, not points.
    const outermost = (least: number): Part => {
      const part: Part = { count: 0, hits: 0 };
      while (part.count < n && (part.count < least || value(at(part.count)) === value(at(part.count - 1))))
        part.hits += y[at(part.count++)]!;
      return part;
    };
    const gone = outermost(Math.max(1, Math.floor(slice * n)));
    // The points are sorted anew for the next factor: the bound is read now.
    const bound = gone.count < n ? value(at(gone.count)) : Number.NaN;
    const rest = () => {
      const narrow = copyOf(box);
      narrow[side][f] = bound;
      return narrow;
    };
    return { judged: outermost(Math.max(1, Math.floor(n / 3))), gone, rest };
  });
}

/** Each name of a choice that has several left. */
function namesOf(box: Box, { x, y, factors, choices }: Cases, points: readonly number[], f: number): Cut[] {
  const left = [...(box.names[f] ?? choices[f]!)];
  if (left.length < 2) return [];
  return left.map((name) => {
    const part: Part = { count: 0, hits: 0 };
    for (const p of points)
      if (x[p * factors + f] === name) {
        part.count++;
        part.hits += y[p]!;
      }
    const rest = () => {
      const narrow = copyOf(box);
      narrow.names[f] = new Set(left.filter((other) => other !== name));
      return narrow;
    };
    return { judged: part, gone: part, rest };
  });
}
