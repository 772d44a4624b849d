/** What the harness examines. */
import type { Model } from "../model.ts";
import type { FormulaLanguage } from "../program.ts";
import type { World } from "../world.ts";

/** A model in a world, with what the contracts compare it with. */
export interface Subject {
  model: Model;
  world: World;
  seed: string;
  /** Reads the formulas of its worlds, where they have any. */
  language?: FormulaLanguage;
  /** The same world written otherwise: actors in another order, or renamed in order and carrying their luck. */
  restated?: readonly World[];
  /** The same with a later end, as its file would be read; without it the end alone is moved. */
  later?: World;
  /** The world with one more actor, by its id, who has no ties and no part in anything. */
  bystander?: { world: World; id: string };
}
