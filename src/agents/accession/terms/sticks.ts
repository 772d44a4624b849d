/** Powers that would rather block the treaty press the state, as far as it hangs on them. */
import type { Term } from "../../../engine/decision/spec.ts";
import { PAIN_PARAMETERS, PAIN_READS, painOf } from "../../../mechanisms/coercion.ts";

/** -b_pain sum_p 1[p blocks T] stick_ip eff D_ip x_ip (model/4.9) */
export const sticks: Term = {
  id: "sticks",
  label: "sticks",
  doc: "Minus the stick of each power that stakes something against the treaty, blunted by solidarity, times engagement with it and the share of the product exposed to it.",
  sources: ["S1", "hirschman-1945"],
  needs: ["sticks"],
  params: PAIN_PARAMETERS,
  reads: [...PAIN_READS, "blocking", "stick"],
  compile(env) {
    const n = env.axis("actor").size;
    const powers = env.axis("power").size;
    const treaties = env.axis("treaty").size;
    const pain = painOf(env);
    const [blocking, stick] = [env.read("blocking"), env.read("stick")];
    return (treaty, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        let sum = 0;
        for (let k = 0; k < powers; k++) {
          const z = stick[k * n + i]!;
          if (z > 0 && blocking[k * treaties + treaty]! > 0) sum += z * pain(i, k);
        }
        out[i] = -sum;
      }
    };
  },
};
