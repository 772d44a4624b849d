/** Powers that would rather block the step press the state, as far as it hangs on them. */
import type { Term } from "../../../engine/decision/spec.ts";
import { PAIN_PARAMETERS, PAIN_READS, painOf } from "../../../mechanisms/coercion.ts";

/** -b_pain sum_p 1[p blocks the step] stick_ip eff D_ip x_ip (model/4.6, 4.9) */
export const sticks: Term = {
  id: "sticks",
  label: "sticks",
  doc: "Minus the stick of each power that stakes something against the step, blunted by solidarity, times engagement with it and the share of the product exposed to it.",
  sources: ["S1", "hirschman-1945"],
  needs: ["sticks"],
  params: PAIN_PARAMETERS,
  reads: [...PAIN_READS, "blocking.step", "stick"],
  compile(env) {
    const n = env.axis("actor").size;
    const powers = env.axis("power").size;
    const steps = env.axis("step").size;
    const pain = painOf(env);
    const [blocking, stick] = [env.read("blocking.step"), env.read("stick")];
    return (step, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        let sum = 0;
        for (let k = 0; k < powers; k++) {
          const z = stick[k * n + i]!;
          if (z > 0 && blocking[k * steps + step]! > 0) sum += z * pain(i, k);
        }
        out[i] = -sum;
      }
    };
  },
};
