/** Functions of a whole column: sum, mean, count, min, max. */
import type { FunctionName } from "./expr.ts";
import type { Cell, Column } from "./scope.ts";

/**
 * Conditions and events count as 1 when true, 0 when not; `count` of numbers is how many are not 0.
 * Of an empty column the sum and count are 0, the mean NaN, the least Infinity, the greatest -Infinity.
 */
export function totalOf(name: FunctionName, column: Column, month: Cell | undefined): () => number {
  const { array, offset } = column;
  const end = offset + column.length;
  const asCondition = column.type === "boolean" || name === "count";
  const read = month
    ? (i: number): number => ((array[i] as number) <= (month.array[month.index] as number) ? 1 : 0)
    : asCondition
      ? (i: number): number => (array[i] !== 0 ? 1 : 0)
      : (i: number): number => array[i] as number;
  if (name === "min" || name === "max") {
    const join = name === "min" ? Math.min : Math.max;
    const start = name === "min" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    return () => {
      let value = start;
      for (let i = offset; i < end; i++) value = join(value, read(i));
      return value;
    };
  }
  const divisor = name === "mean" ? column.length : 1;
  return () => {
    let sum = 0;
    for (let i = offset; i < end; i++) sum += read(i);
    return sum / divisor;
  };
}
