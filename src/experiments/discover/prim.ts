/**
 * Boxes in which an outcome is much likelier than elsewhere. A box is found on one half of the points and judged on the other,
 * so that what is said of it is not what it was fitted to. Bounds that the judging half does not support are dropped: their
 * quasi-p-value (Bryant & Lempert 2010) is the chance of as many hits had the bound no meaning.
 */
import { betaDistribution } from "../../engine/beta.ts";
import {
  type Box,
  type Cases,
  copyOf,
  free,
  inside,
  restricted,
  type Share,
  shareOf,
  trials,
} from "./box.ts";
import { SIGNIFICANT } from "./chance.ts";
import { paste } from "./paste.ts";
import { peel } from "./peel.ts";

/** How boxes are sought. */
export interface PrimOptions {
  /** How many boxes at most, each of what the earlier ones leave. */
  boxes: number;
  slice: number;
  least: number;
  /** Least density on the finding half; without it the box is where share × (density − density of all) is largest. */
  density?: number | undefined;
}

export interface Bound {
  factor: number;
  low: number;
  high: number;
  /** Of a choice the values inside, rising; undefined of a number. */
  names: number[] | undefined;
  /** Chance of the hits seen, or more, had this bound no meaning. */
  quasiP: number;
}

/** A box that was found, with its coverage, density and bounds. */
export interface Found {
  bounds: Bound[];
  /** Factors whose bounds the judging half did not support. */
  dropped: number[];
  /** On the points it was found on. */
  fitted: Share;
  /** On the other half. */
  judged: Share;
  /** Number of boxes that peeling went through. */
  peels: number;
}

/** The patient rule induction method (Friedman & Fisher 1999), judged by data that it was not made of. */
export function prim(cases: Cases, options: PrimOptions): Found[] {
  const n = cases.y.length;
  // In halves, not by turns: each half of a net or of a Latin hypercube is spread over the whole space.
  const finding = Uint8Array.from({ length: n }, (_, p) => (2 * p < n ? 1 : 0));
  const judging = finding.map((f) => 1 - f);
  const found: Found[] = [];
  while (found.length < options.boxes) {
    const next = oneBox(cases, finding, judging, options);
    if (!next) break;
    found.push(next.found);
    for (let p = 0; p < n; p++)
      if (inside(next.box, cases, p)) {
        finding[p] = 0;
        judging[p] = 0;
      }
  }
  return found;
}

function oneBox(
  cases: Cases,
  finding: Uint8Array,
  judging: Uint8Array,
  options: PrimOptions,
): { box: Box; found: Found } | undefined {
  const boxes = peel(cases, finding, options);
  const chosen = choose(boxes, cases, finding, options.density);
  if (!chosen) return undefined;
  const pasted = paste(chosen, cases, finding, options.slice);
  const { box, dropped } = supported(pasted, cases, judging);
  const bounds = restricted(box).map(
    (factor): Bound => ({
      factor,
      low: box.low[factor]!,
      high: box.high[factor]!,
      names: box.names[factor] && [...box.names[factor]].sort((a, b) => a - b),
      quasiP: quasiP(box, cases, judging, factor),
    }),
  );
  if (bounds.length === 0) return undefined;
  const found = {
    bounds,
    dropped,
    fitted: shareOf(box, cases, finding),
    judged: shareOf(box, cases, judging),
    peels: boxes.length - 1,
  };
  return { box, found };
}

function choose(
  boxes: readonly Box[],
  cases: Cases,
  among: Uint8Array,
  density: number | undefined,
): Box | undefined {
  let best: Box | undefined;
  let most = 0;
  for (const box of boxes.slice(1)) {
    const { all, points, hits, hitsOfAll } = shareOf(box, cases, among);
    if (density !== undefined && hits / points < density) continue;
    const worth = density === undefined ? (points / all) * (hits / points - hitsOfAll / all) : points / all;
    if (worth > most) {
      most = worth;
      best = box;
    }
  }
  return best;
}

/**
 * The box without the bounds that the judging half does not support, the least supported first. As many bounds are asked
 * about, so many chances there are for one to seem supported: each must be so at that fraction of the level (Bonferroni).
 */
function supported(start: Box, cases: Cases, judging: Uint8Array): { box: Box; dropped: number[] } {
  const box = copyOf(start);
  const dropped: number[] = [];
  for (;;) {
    const bounds = restricted(box);
    const worst = bounds
      .map((factor) => ({ factor, p: quasiP(box, cases, judging, factor) }))
      .sort((a, b) => b.p - a.p || a.factor - b.factor)[0];
    if (!worst || worst.p * bounds.length <= SIGNIFICANT) return { box, dropped };
    free(box, worst.factor);
    dropped.push(worst.factor);
  }
}

/** Chance that in the box at least as much happens, were it as dense as the box without this factor's bounds. */
export function quasiP(box: Box, cases: Cases, among: Uint8Array, factor: number): number {
  const own = shareOf(box, cases, among);
  const wider = shareOf(box, cases, among, factor);
  const n = trials(own);
  const density = own.points > 0 ? own.hits / own.points : 0;
  return binomialTail(n, Math.round(n * density), wider.points > 0 ? wider.hits / wider.points : 0);
}

/** Probability of at least k successes of n, each of chance p. */
export function binomialTail(n: number, k: number, p: number): number {
  if (k <= 0) return 1;
  if (p <= 0 || k > n) return 0;
  return p >= 1 ? 1 : betaDistribution(p, k, n - k + 1);
}
