/** Finitely many values, each with its weight: numbers, switches or named choices, as the numbers that they mean. */
import type { Quantile } from "./kind.ts";

export interface Weighted {
  value: number;
  weight: number;
}

/** What is impossible about values and weights, or undefined. */
export function discreteFault(values: readonly Weighted[]): { message: string; mend: string } | undefined {
  const bad = values.find((v) => !(v.weight >= 0));
  if (bad) return { message: `the weight ${bad.weight} is negative`, mend: "write weights from 0 up" };
  if (values.every((v) => v.weight === 0))
    return { message: "no value has any weight", mend: "give one of them a positive weight" };
  if (!Number.isFinite(values.reduce((sum, v) => sum + v.weight, 0)))
    return { message: "the weights are more together than a number can be", mend: "write smaller weights" };
  const twice = values.find((v, k) => values.findIndex((w) => w.value === v.value) < k);
  if (twice)
    return { message: `the value ${twice.value} is given twice`, mend: "keep one, with both weights" };
  return undefined;
}

/** In order of the values, whatever order they were written in. */
export function discrete(values: readonly Weighted[]): Quantile {
  const sorted = values.filter((v) => v.weight > 0).sort((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, v) => sum + v.weight, 0);
  const upTo: number[] = [];
  let sum = 0;
  for (const v of sorted) {
    sum += v.weight;
    upTo.push(sum / total);
  }
  const last = sorted.length - 1;
  return (u) => {
    let k = 0;
    while (k < last && u > upTo[k]!) k++;
    return sorted[k]!.value;
  };
}
