/** The language of a scenario's formulas over a program: how the engine is given closures, and what is wrong with them. */
import { MultivectorError } from "../../engine/errors.ts";
import type { CompileFormula, FormulaMemory } from "../../engine/formula.ts";
import type { Program } from "../../engine/program.ts";
import { compileFormula } from "./compile.ts";
import { scopeOf } from "./program-scope.ts";

/** The `FormulaLanguage` that scenario files are written in. */
export function formulas(program: Program, memory: FormulaMemory): CompileFormula {
  const scope = scopeOf(program, memory);
  return (source, where) => compileFormula(source, scope, where);
}

export interface Claim {
  formula: string;
  /** file:line:col */
  where: string;
  /** Must be true or false. */
  condition: boolean;
}

/** What is wrong with formulas, over state that is never played. */
export function formulaFaults(program: Program, claims: readonly Claim[]): MultivectorError[] {
  const { vector, image, world } = program;
  const compile = formulas(program, { parameters: vector, now: image, month: Float64Array.of(world.start) });
  return claims.flatMap(({ formula, where, condition }) => {
    try {
      if (compile(formula, where).type === "boolean" || !condition) return [];
      return new MultivectorError({
        code: "formula-type",
        message: "a condition is needed here, this is a number",
        where,
        mend: "compare it with something: parties >= 4",
      });
    } catch (e) {
      if (e instanceof MultivectorError) return [e];
      throw e;
    }
  });
}
