/** A persistent personal disposition, drawn once a run: repeated summits do not make a signature certain. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** nu_i ~ N(0, sd_nu), keyed by (run, treaty, actor) (model/4.5). */
export const frailty: Term = {
  id: "frailty",
  label: "personal disposition",
  doc: "nu_i, drawn once a run from a normal with standard deviation sd_nu; others know the spread alone.",
  sources: ["judgement"],
  params: [
    parameter("accession.frailty", 0.6, [0, 3], "util", "Standard deviation of personal dispositions", {
      symbol: "sd_nu",
    }),
  ],
  frailty: true,
  compile(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const sd = env.slot("accession.frailty");
    const stream = env.stream("frailty");
    const keys = env.keys(["treaty", "actor"]);
    return (treaty, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = p[sd]! * stream.normal(keys[treaty * n + i]!, 0, 0);
      }
    };
  },
};
