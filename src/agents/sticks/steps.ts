/** Steps of the ladder that a power may press a state not to take; none where no mechanism votes. */
import type { Environment } from "../../engine/contract.ts";
import { mayBeTabled, mayTake, TABLED_READS, TAKER_READS } from "../../mechanisms/ladder.ts";
import type { Targets } from "./targets.ts";

export const STEP_READS = [...TABLED_READS, ...TAKER_READS, "blocking.step"] as const;

/**
 * A step may be taken if it can be tabled, or if others have taken it and it is still open. What a power would prevent is
 * that all take it; once some have gone ahead, that this one follows.
 */
export function stepsOf(env: Environment): Targets {
  const size = env.has("vote") ? env.axis("step").size : 0;
  const blocking = env.read("blocking.step");
  const n = env.axis("actor").size;
  const [adopted, joined] = [env.read("step.adoptedAt"), env.read("step.joinedAt")];
  const [tabled, may] = [mayBeTabled(env), mayTake(env)];
  return {
    size,
    open: (s, i) => (adopted[s] !== Infinity || tabled(s)) && may(s, i),
    counts: (s, i) => joined[s * n + i] !== Infinity || may(s, i),
    jointly: (s) => adopted[s] === Infinity,
    blocking: (k, s) => blocking[k * size + s]!,
  };
}
