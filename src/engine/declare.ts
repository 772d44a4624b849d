/** Short forms for declaring parameters, so that a mechanism's numbers stand in one readable table. */
import type { Parameter } from "./column.ts";

/** The honest source of a number that nobody has measured. */
export const JUDGEMENT = "judgement";

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
