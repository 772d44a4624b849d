/** Compiles the outcomes that a scenario adds as formulas, and checks all formulas before anything is played. */
import type { Memory } from "./environment.ts";
import { MultivectorError } from "./errors.ts";
import { compileFormula, type Formula } from "./formula/compile.ts";
import type { Program } from "./program.ts";
import { scopeOf } from "./scope.ts";

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
  const scope = scopeOf(program, { parameters: vector, now: image, month: Float64Array.of(world.start) });
  return claims.flatMap(({ formula, where, condition }) => {
    try {
      if (compileFormula(formula, scope, where).type === "boolean" || !condition) return [];
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

export function measuredFormulas(program: Program, memory: Memory): Formula[] {
  const { outcomes } = program.world;
  if (outcomes.length === 0) return [];
  const scope = scopeOf(program, memory);
  return outcomes.map((o) => compileFormula(o.formula, scope, o.where));
}
