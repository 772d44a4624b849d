/** What a bid offers. */
import type { Term } from "../../../../engine/decision/spec.ts";

/** price_k */
export const price: Term = {
  id: "price",
  label: "terms of the bid",
  doc: "What the terms of the power's bid are worth.",
  sources: ["S2c"],
  reads: ["work.price"],
  compile(env) {
    const powers = env.axis("power").size;
    const worth = env.read("work.price");
    return (w, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++)
        for (let k = 0; k < powers; k++) out[list[d]! * powers + k] = worth[w * powers + k]!;
    };
  },
};
