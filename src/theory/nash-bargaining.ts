/** The bargaining solution of Nash (1950): of what both can reach, the point with the greatest product of gains. */

/** The outcome for the two sides. */
export interface Agreement {
  first: number;
  second: number;
}

/**
 * Nash's solution over the convex hull of some points (lotteries between outcomes are outcomes).
 * @param first payoffs of the first side, one a point @param second those of the second
 * @returns the disagreement itself where nothing in reach is better for one side and no worse for the other
 */
export function nashSolution(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  disagreement: Agreement,
): Agreement {
  const best: Agreement = { first: disagreement.first, second: disagreement.second };
  let most = 0;
  let sum = 0;
  const consider = (u: number, v: number) => {
    const [a, b] = [u - disagreement.first, v - disagreement.second];
    if (a < 0 || b < 0 || a * b < most) return;
    // Where one side cannot gain at all the product is 0 everywhere, and more for the other is better.
    if (a * b === most && a + b <= sum) return;
    most = a * b;
    sum = a + b;
    best.first = u;
    best.second = v;
  };
  // The solution lies on an edge of the hull, and every edge joins two of the points.
  for (let i = 0; i < first.length; i++) {
    consider(first[i]!, second[i]!);
    for (let j = 0; j < i; j++) {
      const [u, v] = [first[i]!, second[i]!];
      const [du, dv] = [first[j]! - u, second[j]! - v];
      const along = [
        peak(u - disagreement.first, v - disagreement.second, du, dv),
        du === 0 ? -1 : (disagreement.first - u) / du,
        dv === 0 ? -1 : (disagreement.second - v) / dv,
      ];
      for (const t of along) if (t > 0 && t < 1) consider(u + t * du, v + t * dv);
    }
  }
  return best;
}

/** Where (a + t da)(b + t db) is greatest, if it is anywhere inside. */
function peak(a: number, b: number, da: number, db: number): number {
  const curvature = da * db;
  return curvature < 0 ? -(a * db + b * da) / (2 * curvature) : -1;
}

/**
 * The payment from who gains to who loses by a joint course, where money moves freely: each then gains half of the
 * surplus, which is Nash's solution on the line of all divisions.
 */
export function nashTransfer(gain: number, loss: number): number {
  return (gain + loss) / 2;
}
