/**
 * Formulas as the engine knows them: closures over its memory. It has no language of its own; whoever compiles a program
 * hands one in (see `FormulaLanguage` in program.ts).
 */

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

/** @param where the formula's place (file:line:col, or a path), to stand in errors */
export type CompileFormula = (source: string, where: string) => Formula;
