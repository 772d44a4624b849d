/** A persistent disposition towards each step: tabling it again and again does not make its adoption certain. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** nu_i ~ N(0, sd_nu), once a run, per step and actor */
export const frailty: Term = {
  id: "frailty",
  label: "personal disposition",
  doc: "nu_i, drawn once a run from a normal with standard deviation sd_nu; others know the spread alone.",
  sources: ["judgement"],
  params: [
    parameter("vote.frailty", 0.6, [0, 3], "util", "Standard deviation of dispositions towards a step", {
      symbol: "sd_nu",
    }),
  ],
  reads: ["vote.disposition"],
  frailty: true,
  compile(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const sd = env.slot("vote.frailty");
    const disposition = env.read("vote.disposition");
    return (step, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = p[sd]! * disposition[step * n + list[d]!]!;
    };
  },
};
