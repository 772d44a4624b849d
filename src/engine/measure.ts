/** Compiles the outcomes that a scenario adds as formulas. */
import type { Memory } from "./environment.ts";
import { compileFormula, type Formula } from "./formula/compile.ts";
import type { Program } from "./program.ts";
import { scopeOf } from "./scope.ts";

export function measuredFormulas(program: Program, memory: Memory): Formula[] {
  const { outcomes } = program.world;
  if (outcomes.length === 0) return [];
  const scope = scopeOf(program, memory);
  return outcomes.map((o) => compileFormula(o.formula, scope, o.where));
}
