/**
 * A box: the points whose numbers lie within bounds, and whose choices are among some names. A side that is not restricted is
 * infinite, a choice that is not restricted has no set.
 */
export interface Box {
  low: Float64Array;
  high: Float64Array;
  /** By factor; of a choice that is restricted the values inside. */
  names: (ReadonlySet<number> | undefined)[];
}

/** Points with what happened there: the share of a point's runs in which the outcome happened. */
export interface Cases {
  /** [point, factor] */
  x: Float64Array;
  y: Float64Array;
  factors: number;
  /** By factor: the values of a choice, which have no order; undefined where values are numbers. */
  choices: readonly (readonly number[] | undefined)[];
}

export function whole(factors: number): Box {
  return {
    low: new Float64Array(factors).fill(-Infinity),
    high: new Float64Array(factors).fill(Infinity),
    names: new Array<undefined>(factors).fill(undefined),
  };
}

export function copyOf({ low, high, names }: Box): Box {
  return { low: low.slice(), high: high.slice(), names: names.slice() };
}

/** Frees a factor of its bounds. */
export function free(box: Box, factor: number): void {
  box.low[factor] = -Infinity;
  box.high[factor] = Infinity;
  box.names[factor] = undefined;
}

/** @param but a factor whose bounds are not looked at */
export function inside(box: Box, { x, factors }: Cases, point: number, but = -1): boolean {
  for (let f = 0; f < factors; f++) {
    if (f === but) continue;
    const value = x[point * factors + f]!;
    if (value < box.low[f]! || value > box.high[f]!) return false;
    const names = box.names[f];
    if (names && !names.has(value)) return false;
  }
  return true;
}

export function restricted(box: Box): number[] {
  return [...box.low.keys()].filter(
    (f) => box.low[f]! > -Infinity || box.high[f]! < Infinity || box.names[f] !== undefined,
  );
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
