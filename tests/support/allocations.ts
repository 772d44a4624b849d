/** Allocation problems for tests: random ones, their solution by trying every set, and a way to state one in a line. */
import fc, { type Arbitrary } from "fast-check";
import { Allocation } from "../../src/theory/quadratic-allocation.ts";
import { between } from "./property.ts";

export interface Problem {
  hessian: number[][];
  gain: number[];
  /** Where the search starts; need not be feasible. */
  from: number[];
}

/** H = B B' + ridge I: positive definite, with entries of both signs. */
export function problems(most = 6): Arbitrary<Problem> {
  return fc.integer({ min: 1, max: most }).chain((n) =>
    fc
      .record({
        root: fc.array(fc.array(between(-1, 1), { minLength: n, maxLength: n }), {
          minLength: n,
          maxLength: n,
        }),
        ridge: fc.constantFrom(0.05, 0.5, 2),
        gain: fc.array(between(-2, 4), { minLength: n, maxLength: n }),
        from: fc.array(fc.oneof(fc.constant(0), between(-0.1, 0.6)), { minLength: n, maxLength: n }),
      })
      .map(({ root, ridge, gain, from }) => ({
        gain,
        from,
        hessian: root.map((a, i) =>
          root.map((b, j) => a.reduce((s, v, k) => s + v * b[k]!, 0) + (i === j ? ridge : 0)),
        ),
      })),
  );
}

export function allocate({ hessian, gain, from }: Problem): Allocation {
  const problem = new Allocation(gain.length);
  hessian.forEach((row, j) => {
    row.forEach((v, k) => {
      problem.set(j, k, v);
    });
  });
  problem.gain.set(gain);
  problem.x.set(from);
  if (!problem.solve()) throw new Error("not solved");
  return problem;
}

/** Largest breach of the conditions of Karush, Kuhn and Tucker by a solution and its multipliers. */
export function residual({ hessian, gain }: Pick<Problem, "hessian" | "gain">, best: Allocation): number {
  const { x, slack, price } = best;
  const spent = Array.from(x).reduce((a, b) => a + b, 0);
  const breaches = [-price, spent - 1, price * (1 - spent)];
  gain.forEach((g, j) => {
    const left = hessian[j]!.reduce((v, h, k) => v - h * x[k]!, g - price + slack[j]!);
    breaches.push(Math.abs(left), -x[j]!, -slack[j]!, x[j]! * slack[j]!);
  });
  return Math.max(...breaches);
}

export function worth({ hessian, gain }: Problem, x: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < gain.length; j++) {
    sum += gain[j]! * x[j]!;
    for (let k = 0; k < gain.length; k++) sum -= 0.5 * x[j]! * hessian[j]![k]! * x[k]!;
  }
  return sum;
}

/** The best of the optima on every set of tight constraints that are feasible: slow, and without any search. */
export function byTrial(problem: Problem): number[] {
  const n = problem.gain.length;
  let best = new Array<number>(n).fill(0);
  for (let set = 1; set < 1 << n; set++)
    for (const tight of [false, true]) {
      const free = [...Array(n).keys()].filter((j) => set & (1 << j));
      const rows = free.map((j) => [
        ...free.map((k) => problem.hessian[j]![k]!),
        ...(tight ? [1] : []),
        problem.gain[j]!,
      ]);
      if (tight) rows.push([...free.map(() => 1), 0, 1]);
      const solution = gauss(rows);
      const x = new Array<number>(n).fill(0);
      free.forEach((j, a) => {
        x[j] = solution[a]!;
      });
      const feasible = x.every((v) => v >= -1e-12) && x.reduce((a, b) => a + b, 0) <= 1 + 1e-12;
      if (feasible && worth(problem, x) > worth(problem, best)) best = x;
    }
  return best;
}

/** Gauss-Jordan with row exchange; each row ends with its right-hand side. */
function gauss(rows: number[][]): number[] {
  const n = rows.length;
  for (let c = 0; c < n; c++) {
    let top = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(rows[r]![c]!) > Math.abs(rows[top]![c]!)) top = r;
    [rows[c], rows[top]] = [rows[top]!, rows[c]!];
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const f = rows[r]![c]! / rows[c]![c]!;
      for (let k = c; k <= n; k++) rows[r]![k] = rows[r]![k]! - f * rows[c]![k]!;
    }
  }
  return rows.map((row, r) => row[n]! / row[r]!);
}
