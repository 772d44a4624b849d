/** A persistent personal disposition, drawn once a run: being asked every year does not make consent certain. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
/** nu_i ~ N(0, sd_nu), keyed by (run, pipeline, actor) */
export const frailty: Term = {
  id: "frailty",
  label: "personal disposition",
  doc: "nu_i, drawn once a run from a normal with standard deviation sd_nu; others know the spread alone.",
  sources: ["judgement"],
  frailty: true,
  params: [
    parameter(
      "consent.frailty",
      0.6,
      [0, 3],
      "util",
      "Standard deviation of dispositions towards a pipeline",
      {
        symbol: "sd_nu",
      },
    ),
  ],
  compile(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const sd = env.slot("consent.frailty");
    const stream = env.stream("frailty");
    const keys = env.keys(["pipeline", "actor"], "pipeline");
    return (k, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = p[sd]! * stream.normal(keys[k * n + i]!, 0, 0);
      }
    };
  },
};
