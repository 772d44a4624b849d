/** Steps of the ladder that a power may press a state not to take; none where no mechanism votes. */
import type { Environment } from "../../engine/contract.ts";
import { mayBeTabled, mayTake, TABLED_READS, TAKER_READS } from "../../mechanisms/ladder.ts";
import type { Targets } from "./targets.ts";

export const STEP_READS = [...TABLED_READS, ...TAKER_READS, "blocking.step"] as const;

/** A step may be taken if it can be tabled, or if others have taken it and it is still open. */
export function stepsOf(env: Environment): Targets {
  const size = env.has("vote") ? env.axis("step").size : 0;
  const blocking = env.read("blocking.step");
  const adopted = env.read("step.adoptedAt");
  const [tabled, may] = [mayBeTabled(env), mayTake(env)];
  return {
    size,
    open: (s, i) => (adopted[s] !== Infinity || tabled(s)) && may(s, i),
    blocking: (k, s) => blocking[k * size + s]!,
  };
}
