/** Whether the leader is a regionalist. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_L (2 r_i - 1) */
export const leader: Term = {
  id: "leader",
  label: "the leader's regionalism",
  doc: "b_L times the leader's regionalism, from -1 to 1.",
  sources: ["S3", "S4"],
  params: [
    parameter("vote.leader", 1, [-6, 6], "util", "Worth of a wholly regionalist leader", { symbol: "b_L" }),
  ],
  reads: ["leader.regionalism"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("vote.leader");
    const regionalism = env.read("leader.regionalism");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = p[weight]! * (2 * regionalism[list[d]!]! - 1);
    };
  },
};
