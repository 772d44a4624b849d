/** What powers expect of each state's choice, without knowing its personal disposition. */

import type { Environment } from "../../engine/contract.ts";
import { type Evaluator, evaluator } from "../../engine/decision/evaluator.ts";
import type { BeliefSpec, Term } from "../../engine/decision/spec.ts";
import { opposed, type Targets } from "./targets.ts";

/** A choice of states, as far as powers can foresee it. */
export interface Foreseen {
  terms: readonly Term[];
  noise: string;
  belief: BeliefSpec | undefined;
}

/** What a power can know of: all terms but the frailty, of which it knows the spread. */
export function knowable(terms: readonly Term[], needs: readonly string[] = []): Term[] {
  return terms.filter((t) => !t.frailty).map((t) => ({ ...t, needs: [...(t.needs ?? []), ...needs] }));
}

/** Fills `out[object, actor]` with the expected utility of accepting, for objects that some power opposes. */
export function foresee(
  env: Environment,
  targets: Targets,
  { terms, noise, belief }: Foreseen,
  out: Float64Array,
): () => void {
  if (targets.size === 0) return () => {};
  const n = env.axis("actor").size;
  const powers = env.axis("power").size;
  const present = terms.filter((t) => (t.needs ?? []).every(env.has));
  const weigher: Evaluator = evaluator({ decider: "actor", others: 1, terms: present, noise, belief }, env);
  const { deciders, utility } = weigher;
  return () => {
    for (let w = 0; w < targets.size; w++) {
      deciders.count = 0;
      if (opposed(targets, powers, w))
        for (let i = 0; i < n; i++) if (targets.open(w, i)) deciders.list[deciders.count++] = i;
      for (let i = 0; i < n; i++) out[w * n + i] = 0;
      if (deciders.count === 0) continue;
      weigher.evaluate(w);
      for (let d = 0; d < deciders.count; d++) {
        const i = deciders.list[d]!;
        out[w * n + i] = utility[i]!;
      }
    }
  };
}
