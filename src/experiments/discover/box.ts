/** A box: the points whose factors lie within bounds; a side that is not restricted is infinite. */
export interface Box {
  low: Float64Array;
  high: Float64Array;
}

/** Points with what happened there: the share of a point's runs in which the outcome happened. */
export interface Cases {
  /** [point, factor] */
  x: Float64Array;
  y: Float64Array;
  factors: number;
}

export function whole(factors: number): Box {
  return { low: new Float64Array(factors).fill(-Infinity), high: new Float64Array(factors).fill(Infinity) };
}

export function copyOf({ low, high }: Box): Box {
  return { low: low.slice(), high: high.slice() };
}

/** @param but a factor whose bounds are not looked at */
export function inside(box: Box, { x, factors }: Cases, point: number, but = -1): boolean {
  for (let f = 0; f < factors; f++) {
    if (f === but) continue;
    const value = x[point * factors + f]!;
    if (value < box.low[f]! || value > box.high[f]!) return false;
  }
  return true;
}

export function restricted(box: Box): number[] {
  return [...box.low.keys()].filter((f) => box.low[f]! > -Infinity || box.high[f]! < Infinity);
}

export interface Share {
  /** Points looked at, those in the box, and what happened in both. */
  all: number;
  points: number;
  hits: number;
  hitsOfAll: number;
  /** Sum of the squares of what happened in the box. */
  squares: number;
}

/** @param among which points are looked at, 1 each */
export function shareOf(box: Box, cases: Cases, among: Uint8Array, but = -1): Share {
  const share: Share = { all: 0, points: 0, hits: 0, hitsOfAll: 0, squares: 0 };
  for (let p = 0; p < among.length; p++) {
    if (!among[p]) continue;
    share.all++;
    share.hitsOfAll += cases.y[p]!;
    if (!inside(box, cases, p, but)) continue;
    share.points++;
    share.hits += cases.y[p]!;
    share.squares += cases.y[p]! * cases.y[p]!;
  }
  return share;
}

/**
 * How many independent runs would say as much of the box's density as its points do: as many as there are points where each
 * is played once, and more, but not as many as there are runs, where each is played several times.
 */
export function trials({ points, hits, squares }: Share): number {
  if (points === 0) return 0;
  const density = hits / points;
  const variance = squares / points - density * density;
  return variance > 1e-12 ? Math.round((points * density * (1 - density)) / variance) : points;
}
