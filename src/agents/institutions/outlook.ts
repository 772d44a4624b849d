/** How a vote on each step that could be tabled is expected to go; computed once, when the meeting opens. */

import type { Environment } from "../../engine/contract.ts";
import { evaluator } from "../../engine/decision/evaluator.ts";
import { mayBeTabled, mayTake } from "../../mechanisms/ladder.ts";
import type { vote } from "./vote.ts";

/** Who may take a step that can be tabled. */
export const [SOME, ALL] = [1, 2] as const;

/**
 * Fills, for each step that can be tabled, V_i and p_i of those who may take it (the quantal fixed point of its vote),
 * and `feasible[step]`: not adopted, its prerequisites adopted at an earlier meeting, its treaties in force, and whether
 * all members may take it or some. Members who are absent cannot accept.
 */
export function outlook(
  env: Environment,
  voting: NonNullable<typeof vote.decision>,
  feasible: Float64Array,
  value: Float64Array,
  acceptance: Float64Array,
): () => void {
  const n = env.axis("actor").size;
  const steps = env.axis("step").size;
  const member = env.read("member");
  const attends = env.read("summit.attends");
  const [open, may] = [mayBeTabled(env), mayTake(env)];
  const terms = voting.terms.filter((t) => (t.needs ?? []).every(env.has));
  const weigher = evaluator({ ...voting, terms, others: 1 }, env);
  const { deciders, utility, belief } = weigher;

  return () => {
    for (let step = 0; step < steps; step++) {
      if (!open(step)) continue;
      feasible[step] = ALL;
      deciders.count = 0;
      for (let i = 0; i < n; i++)
        if (may(step, i)) deciders.list[deciders.count++] = i;
        else if (member[i] === 1) feasible[step] = SOME;
      weigher.evaluate(step);
      for (let d = 0; d < deciders.count; d++) {
        const i = deciders.list[d]!;
        value[step * n + i] = utility[i]!;
        acceptance[step * n + i] = member[i] === 1 && attends[i] === 0 ? 0 : belief[i]!;
      }
    }
  };
}
