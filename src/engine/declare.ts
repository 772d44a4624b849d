/** Short forms for declaring parameters and dates, so that a mechanism's numbers stand in one readable table. */
import type { Column, Parameter } from "./column.ts";

/** The source of a number that nobody has measured. */
export const JUDGEMENT = "judgement";

/**
 * Declares a coefficient of an equation.
 * @param range least and greatest value that a scenario may give it
 * @param more the symbol in the equations, and the source where the value is no judgement
 */
export function parameter(
  id: string,
  value: number,
  range: readonly [number, number],
  unit: string,
  doc: string,
  more: { symbol?: string; source?: string } = {},
): Parameter {
  return {
    id,
    value,
    range,
    unit,
    doc,
    source: more.source ?? JUDGEMENT,
    ...(more.symbol && { symbol: more.symbol }),
  };
}

/** A column of the months in which something happens. @param what happens, as a sentence goes on after "in which" */
export function dated(id: string, axes: readonly string[], what: string): Column {
  return {
    id,
    axes,
    unit: "month",
    range: [0, Infinity],
    kind: "date",
    doc: `Month in which ${what}, Infinity until then`,
    initial: Infinity,
  };
}
