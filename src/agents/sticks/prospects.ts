/** What powers expect of the states: how each would weigh its choice now, its personal disposition unknown. */
import { type Evaluator, evaluator } from "../../engine/decision/evaluator.ts";
import type { BeliefSpec, Term } from "../../engine/decision/spec.ts";
import type { Environment } from "../../engine/mechanism.ts";
import { opposed, type Quarry } from "./quarry.ts";

/** A choice by states as powers foresee it. */
export interface Foreseen {
  terms: readonly Term[];
  noise: string;
  belief: BeliefSpec | undefined;
}

/** What a power can know of: all terms but the frailty, of which it knows the spread. */
export function knowable(terms: readonly Term[], needs: readonly string[] = []): Term[] {
  return terms.filter((t) => !t.frailty).map((t) => ({ ...t, needs: [...(t.needs ?? []), ...needs] }));
}

/** Fills `out[what, actor]` with the expected utility of signing or taking, where some power stakes against it. */
export function prospects(
  env: Environment,
  quarry: Quarry,
  { terms, noise, belief }: Foreseen,
  out: Float64Array,
): () => void {
  if (quarry.size === 0) return () => {};
  const n = env.axis("actor").size;
  const powers = env.axis("power").size;
  const present = terms.filter((t) => (t.needs ?? []).every(env.has));
  const weigher: Evaluator = evaluator({ decider: "actor", others: 1, terms: present, noise, belief }, env);
  const { deciders, utility } = weigher;
  return () => {
    for (let w = 0; w < quarry.size; w++) {
      deciders.count = 0;
      if (opposed(quarry, powers, w))
        for (let i = 0; i < n; i++) if (quarry.open(w, i)) deciders.list[deciders.count++] = i;
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
