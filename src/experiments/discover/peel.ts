/**
 * Peeling, the first half of PRIM (Friedman & Fisher 1999): from the whole space thin slices are cut off, one side of one
 * factor at a time, always the one whose loss raises the mean of the rest most by point removed, or lowers it least: what
 * lies behind a thin wall may be worth it, and which box is kept is decided when all are there.
 *
 * Outcomes of single runs are mostly luck, and a thin slice of them is luck entire. So a side is peeled only while the outer
 * third of the box on that side is worse than the rest by more than chance would make the worst of all sides.
 */
import { normalQuantile } from "../../engine/normal.ts";
import { type Box, type Cases, copyOf, inside, whole } from "./box.ts";

/** Chance that a side is peeled where no factor means anything. */
const CHANCE = 0.05;

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

function narrower(box: Box, cases: Cases, among: Uint8Array, slice: number, floor: number): Box | undefined {
  const { x, y, factors } = cases;
  const points: number[] = [];
  let hits = 0;
  for (let p = 0; p < among.length; p++)
    if (among[p] && inside(box, cases, p)) {
      points.push(p);
      hits += y[p]!;
    }
  const n = points.length;
  const mean = hits / n;
  if (n === 0 || mean === 1) return undefined;
  const variance = points.reduce((sum, p) => sum + (y[p]! - mean) * (y[p]! - mean), 0) / n;
  // Bonferroni over the sides.
  const chance = normalQuantile(1 - CHANCE / (2 * factors));
  let best: Box | undefined;
  let gain = -Infinity;
  const cut = Math.max(1, Math.floor(slice * n));
  const consider = (f: number, side: "low" | "high", bound: number, kept: number, keptHits: number) => {
    if (kept < floor || kept === n) return;
    const found = (keptHits / kept - mean) / (n - kept);
    // Equal gains differ in their last bits alone: the first factor has it.
    if (!(found > gain + 1e-12)) return;
    gain = found;
    best = copyOf(box);
    best[side][f] = bound;
  };
  for (let f = 0; f < factors; f++) {
    const value = (p: number) => x[p * factors + f]!;
    points.sort((a, b) => value(a) - value(b) || a - b);
    for (const side of ["low", "high"] as const) {
      const at = (k: number) => points[side === "low" ? k : n - 1 - k]!;
      // Ties go together: a bound parts values, not points.
      const outermost = (least: number) => {
        let count = 0;
        let own = 0;
        while (count < n && (count < least || value(at(count)) === value(at(count - 1)))) {
          own += y[at(count)]!;
          count++;
        }
        return { count, own };
      };
      const third = outermost(Math.max(1, Math.floor(n / 3)));
      const rest = n - third.count;
      if (rest === 0) continue;
      const worse = (hits - third.own) / rest - third.own / third.count;
      if (!(worse > chance * Math.sqrt(variance * (1 / third.count + 1 / rest)))) continue;
      const { count, own } = outermost(cut);
      if (count < n) consider(f, side, value(at(count)), n - count, hits - own);
    }
  }
  return best;
}
