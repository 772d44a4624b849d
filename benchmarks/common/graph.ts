/** Who neighbours whom in the common model, and how much each counts: compressed rows, built once. */
import { Sfc32 } from "./sfc32.ts";

export interface Graph {
  size: number;
  /** Where each state's neighbours begin; shape [size + 1]. */
  starts: Int32Array;
  /** Neighbours in ascending order; shape [edges]. */
  neighbours: Int32Array;
  /** Weight of each neighbour, summing to 1 for each state; shape [edges]. */
  weights: Float64Array;
}

const COMPLETE_UP_TO = 15;
const MEAN_DEGREE = 10;

/** All pairs of up to 15 states; otherwise random and undirected, mean degree 10, nobody alone. */
export function buildGraph(size: number): Graph {
  const random = new Sfc32(size);
  let edges = size <= COMPLETE_UP_TO ? complete(size) : drawn(size, random);
  while (edges.some((row) => row.size === 0)) edges = drawn(size, random);

  const starts = new Int32Array(size + 1);
  const neighbours: number[] = [];
  const raw = new Map<number, number>();
  for (let i = 0; i < size; i++) {
    const row = [...edges[i]!].sort((p, q) => p - q);
    neighbours.push(...row);
    for (const j of row) if (j > i) raw.set(i * size + j, random.uniform());
    starts[i + 1] = neighbours.length;
  }
  const weights = new Float64Array(neighbours.length);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const j = neighbours[k]!;
      weights[k] = raw.get(i < j ? i * size + j : j * size + i)!;
      sum += weights[k]!;
    }
    for (let k = starts[i]!; k < starts[i + 1]!; k++) weights[k] = weights[k]! / sum;
  }
  return { size, starts, neighbours: Int32Array.from(neighbours), weights };
}

function complete(size: number): Set<number>[] {
  return Array.from(
    { length: size },
    (_, i) => new Set(Array.from({ length: size }, (_, j) => j).filter((j) => j !== i)),
  );
}

function drawn(size: number, random: Sfc32): Set<number>[] {
  const rows = Array.from({ length: size }, () => new Set<number>());
  for (let left = (size * MEAN_DEGREE) / 2; left > 0; ) {
    const i = Math.floor(random.uniform() * size);
    const j = Math.floor(random.uniform() * size);
    if (i === j || rows[i]!.has(j)) continue;
    rows[i]!.add(j);
    rows[j]!.add(i);
    left--;
  }
  return rows;
}
