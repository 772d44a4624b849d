/** Which decisions lie behind what happens, as the mechanisms that emit events declare it. */
import type { EventKind } from "./contract.ts";
import type { Program } from "./program.ts";

/** Where events of a kind come from. */
export interface Origin {
  kind: EventKind;
  /** Ids of the decisions that can lie behind one, the last in time first; none where it follows a rule alone. */
  decisions: readonly string[];
}

const known = new WeakMap<Program, ReadonlyMap<string, Origin>>();

/** By id of the kind; made once a program. What a scenario plans has no origin. */
export function originsOf(program: Program): ReadonlyMap<string, Origin> {
  let origins = known.get(program);
  if (!origins) {
    const mechanisms = program.plan.flatMap((p) => p.mechanisms);
    origins = new Map(
      mechanisms.flatMap(({ id, decision, emits = [] }) =>
        emits.map((kind) => [kind.id, { kind, decisions: decision ? [id] : (kind.follows ?? []) }] as const),
      ),
    );
    known.set(program, origins);
  }
  return origins;
}
