/** How deep a state would be in after a step, which several terms compare with where it is now. */
import type { Environment } from "../../engine/contract.ts";
import { ladderOf } from "../../mechanisms/ladder.ts";

export const REACH_READS = ["step.depth", "depth.own", "depth", "member"] as const;

/**
 * A shallower step lowers nobody's depth; admitting another deepens no member; a newcomer takes over what the members
 * share (docs/decisions/0022-depth-after-a-step.md).
 */
export function reach(env: Environment): (step: number, i: number) => number {
  const { admits } = ladderOf(env);
  const [depth, own, shared] = [env.read("step.depth"), env.read("depth.own"), env.read("depth")];
  const member = env.read("member");
  return (step, i) => {
    if (admits[step] === -1) return Math.max(own[i]!, depth[step]!);
    return member[i] === 1 ? own[i]! : Math.max(own[i]!, depth[step]!, shared[0]!);
  };
}
