/** What the harness examines. */
import type { Model } from "../model.ts";
import type { World } from "../world.ts";

export interface Subject {
  model: Model;
  world: World;
  seed: string;
  /** The same world written otherwise: actors in another order, or renamed in order and carrying their luck. */
  restated?: readonly World[];
  /** The same with a later end, as its file would be read; without it the end alone is moved. */
  later?: World;
  /** The world with one more actor, by its id, who has no ties and no part in anything. */
  bystander?: { world: World; id: string };
}
