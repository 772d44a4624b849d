/** What powers expect of the states: how each would weigh its signature now, its personal disposition unknown. */
import { evaluator } from "../../engine/decision/evaluator.ts";
import type { Term } from "../../engine/decision/spec.ts";
import type { Environment } from "../../engine/mechanism.ts";
import { beliefs } from "../accession/accession.ts";
import { TERMS } from "../accession/terms/index.ts";
import { TARGET_READS, targets } from "./target.ts";

/** What a power can know of: all terms but the frailty, of which it knows the spread. */
export const WEIGHED: readonly Term[] = TERMS.filter((t) => !t.frailty);
export const PROSPECT_READS = [...TARGET_READS, ...(beliefs.reads ?? [])];

/** Fills `out[treaty, actor]` with the expected utility of signing, for treaties that some power stakes against. */
export function prospects(env: Environment, out: Float64Array): () => void {
  const n = env.axis("actor").size;
  const treaties = env.axis("treaty").size;
  const powers = env.axis("power").size;
  const target = targets(env);
  const weigher = evaluator(
    {
      decider: "actor",
      others: 1,
      terms: WEIGHED.filter((t) => (t.needs ?? []).every((m) => env.has(m))),
      noise: "accession.noise",
      belief: beliefs,
    },
    env,
  );
  const { deciders, utility } = weigher;

  function opposed(treaty: number): boolean {
    for (let k = 0; k < powers; k++) if (target.blocking(k, treaty) > 0) return true;
    return false;
  }

  return () => {
    for (let t = 0; t < treaties; t++) {
      deciders.count = 0;
      if (opposed(t)) for (let i = 0; i < n; i++) if (target.open(t, i)) deciders.list[deciders.count++] = i;
      for (let i = 0; i < n; i++) out[t * n + i] = 0;
      if (deciders.count === 0) continue;
      weigher.evaluate(t);
      for (let d = 0; d < deciders.count; d++) {
        const i = deciders.list[d]!;
        out[t * n + i] = utility[i]!;
      }
    }
  };
}
