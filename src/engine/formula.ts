/**
 * Formulas as the engine knows them: closures over its memory. It has no language of its own; whoever compiles a program
 * hands one in (see `FormulaLanguage` in program.ts).
 */

import { MultivectorError } from "./errors.ts";

export type FormulaType = "number" | "boolean";

/** A compiled formula over one memory. */
export interface Formula {
  type: FormulaType;
  source: string;
  /** The present value; of a boolean formula 1 or 0. NaN (0 / 0, the logarithm of a negative) is the caller's to judge. */
  evaluate(): number;
  /** Names of all that it reads, dotted. */
  reads: string[];
}

/** The cells that a formula may read. */
export interface FormulaMemory {
  now: Float64Array;
  parameters: Float64Array;
  /** The present month, since 1900-01, as a cell. */
  month: Float64Array;
}

/** A formula had no value where one was needed: the run fails, and says which and where. */
export function undefinedValue(formula: Formula, id: string, where: string, at: string): MultivectorError {
  return new MultivectorError({
    code: "undefined-value",
    message: `the formula of ${id} has no value in ${at}: ${formula.source}`,
    where,
    mend: "look for zero divided by zero, infinity less infinity, or the logarithm or root of a negative; guard it: x > 0 ? y / x : 0",
    fault: "run",
  });
}

/** @param where the formula's place (file:line:col, or a path), to stand in errors */
export type CompileFormula = (source: string, where: string) => Formula;
