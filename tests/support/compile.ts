/** Compiles worlds whose formulas are written as scenario files write them. */
import type { Model } from "../../src/engine/model.ts";
import { compile as compiled, type Program } from "../../src/engine/program.ts";
import type { World } from "../../src/engine/world.ts";
import { formulas } from "../../src/scenario/formula/language.ts";

export function compile(model: Model, world: World): Program {
  return compiled(model, world, formulas);
}
