/** The effort of negotiating a deal. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { WORTH } from "./gain.ts";

/** -b_w .02 / 2: below .02 bn USD a surplus is not worth the trouble */
export const effort: Term = {
  id: "effort",
  label: "trouble of a deal",
  doc: "Minus b_w times half of the surplus that is not worth the trouble.",
  sources: ["judgement"],
  params: [
    WORTH,
    parameter(
      "linkage.threshold",
      0.02,
      [0, 10],
      "bn USD/yr",
      "Surplus that is not worth the trouble of a deal",
    ),
  ],
  compile(env) {
    const p = env.parameters;
    const [worth, threshold] = [env.slot(WORTH.id), env.slot("linkage.threshold")];
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = (-p[worth]! * p[threshold]!) / 2;
    };
  },
};
