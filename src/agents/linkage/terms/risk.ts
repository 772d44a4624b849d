/** A deal that may be broken within the year is worth less. */
import type { Term } from "../../../engine/decision/spec.ts";
import { exp } from "../../../engine/dmath.ts";
import { DEFAULT, defaultHazard } from "../../../mechanisms/water/linkages.ts";
import { WORTH } from "./gain.ts";

/** -b_w surplus / 2 (1 - (1 - exp(-h)) / h), h = .5 (1 - z): the share of a year that a default is expected to take */
export const risk: Term = {
  id: "risk",
  label: "risk of a default",
  doc: "Minus the gain times the share of the year that a default is expected to take from it.",
  sources: ["S1"],
  params: [WORTH, DEFAULT],
  reads: ["basin.surplus", "implementation.mean?"],
  compile(env) {
    const p = env.parameters;
    const worth = env.slot(WORTH.id);
    const surplus = env.read("basin.surplus");
    const hazard = defaultHazard(env);
    return (k, out) => {
      const { list, count } = env.deciders;
      const h = hazard();
      const taken = h > 0 ? 1 - (1 - exp(-h)) / h : 0;
      for (let d = 0; d < count; d++) out[list[d]!] = (-p[worth]! * surplus[k]! * taken) / 2;
    };
  },
};
