/** The decision of a state to link water in summer with power in winter for the coming year. */
import { decision } from "../../engine/decision/decision.ts";
import type { Gate } from "../../engine/decision/spec.ts";
import { parameter } from "../../engine/declare.ts";
import { agreesThisMonth, SIDE_READS, sidesOf } from "../../mechanisms/water/linkages.ts";
import { effort } from "./terms/effort.ts";
import { gain } from "./terms/gain.ts";
import { risk } from "./terms/risk.ts";

const spring: Gate = {
  id: "spring",
  doc: "Releases are agreed in March, before the summer.",
  compile: (env) => () => agreesThisMonth(env.tick.month),
};

/**
 * V = b_w (surplus / 2 - .02 / 2) less what a default is expected to take; with no risk and no luck: cooperate if the
 * surplus exceeds .02 bn USD (model/4.12; docs/decisions/0071-water.md).
 */
export const linkage = decision({
  id: "linkage",
  phase: "decide",
  doc: "Every March each state of a basin decides whether to exchange water in summer for power and money in winter.",
  sources: ["S1", "S3", "nash-1950", "mcfadden-1974"],
  object: "basin",
  decider: "actor",
  alternatives: ["alone", "linked"],
  noise: "linkage.noise",
  stream: "linkage",
  monthly: true,
  needs: ["bargains"],
  params: [
    parameter("linkage.noise", 0.3, [0.01, 3], "util", "Scale of the luck in the choice", { symbol: "lam" }),
  ],
  reads: [...SIDE_READS],
  writes: [
    {
      id: "linkage.accepts",
      axes: ["basin", "actor"],
      unit: "1",
      range: [0, 1],
      kind: "boolean",
      doc: "Whether the state wants water and power linked, as it decided last",
      initial: 0,
    },
  ],
  mayDecide: (env) => sidesOf(env),
  gates: [spring],
  terms: [gain, effort, risk],
  apply(env) {
    const n = env.axis("actor").size;
    const accepts = env.write("linkage.accepts");
    return (k, i, alternative) => {
      accepts[k * n + i] = alternative;
    };
  },
});
