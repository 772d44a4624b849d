/** Contracts pay those who sign them. */
import type { Term } from "../../../../engine/decision/spec.ts";

/** rent_k */
export const rent: Term = {
  id: "rent",
  label: "rents of those who decide",
  doc: "What those who decide in the state gain beside from a contract with the power.",
  sources: ["S2c"],
  reads: ["gatekeeper.rent"],
  compile(env) {
    const powers = env.axis("power").size;
    const gains = env.read("gatekeeper.rent");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++)
        for (let k = 0; k < powers; k++) out[list[d]! * powers + k] = gains[list[d]! * powers + k]!;
    };
  },
};
