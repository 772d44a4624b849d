/** Steps of the ladder as quarry of sticks; where nobody votes there are none. */
import type { Environment } from "../../engine/mechanism.ts";
import { mayBeTabled, mayTake, TABLED_READS, TAKER_READS } from "../../mechanisms/ladder.ts";
import type { Quarry } from "./quarry.ts";

export const STEP_READS = [...TABLED_READS, ...TAKER_READS, "blocking.step"] as const;

/** A step may be taken where it can be tabled, and where others took it and it stays open. */
export function stepsOf(env: Environment): Quarry {
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
