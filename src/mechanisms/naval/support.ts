/** The share of a ship's price that a supplier bears: fixed, or following its effort where the contest is played. */
import type { Environment } from "../../engine/contract.ts";

export const SUPPORT_READS = ["fleet.supplier", "fleet.discount", "effort?"] as const;

export interface Support {
  /** Notes the efforts of the reference; for a mechanism's `invert`. */
  invert(): void;
  /** Notes those of suppliers whom the world itself names; for its `depart`. */
  depart(): void;
  /** s_i of a fleet now. */
  of(fleet: number): number;
}

/**
 * s_i = s0_i sqrt(min(1, e_pi / e_pi(0))), e the supplier's effort in the fleet's state, e(0) that of the reference; s0_i
 * where efforts are not played or powers do not contend for the owner. A supplier that spent nothing there supports nothing.
 */
export function support(env: Environment): Support {
  const [fleet, actor] = [env.axis("fleet"), env.axis("actor")];
  const stateOf = Int32Array.from(fleet.ids, (id) => actor.index.get(id) ?? -1);
  const [supplier, discount] = [env.read("fleet.supplier"), env.read("fleet.discount")];
  const effort = env.maybe("effort");
  const [first, firstNext] = [env.read("fleet.effort0"), env.write("fleet.effort0")];
  const named = env.stated("fleet.supplier");

  function spent(i: number): number {
    const [power, state] = [supplier[i]!, stateOf[i]!];
    return effort && power >= 0 && state >= 0 ? effort[power * actor.size + state]! : -1;
  }

  return {
    invert() {
      for (let i = 0; i < fleet.size; i++) firstNext[i] = Math.max(spent(i), 0);
    },
    depart() {
      for (let i = 0; i < fleet.size; i++) if (named[i] === 1) firstNext[i] = Math.max(spent(i), 0);
    },
    of(i) {
      const s0 = discount[i]!;
      const now = spent(i);
      if (s0 === 0 || now < 0) return s0;
      if (first[i] === 0) return 0;
      const ratio = now / first[i]!;
      return ratio < 1 ? s0 * Math.sqrt(ratio) : s0;
    },
  };
}
