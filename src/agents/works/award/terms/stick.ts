/** Rivals of a bidder press the state. */
import type { Term } from "../../../../engine/decision/spec.ts";
import { parameter } from "../../../../engine/declare.ts";
import { PRESSURE_READS, pressureOn } from "../../relations.ts";

/** -b_stick sum_q stick_q, over the rivals q of the bidder */
export const stick: Term = {
  id: "stick",
  label: "sticks of the bidder's rivals",
  doc: "Minus a weight times the pressure of the powers that would keep the bidder out, less what war drains of it.",
  sources: ["S2c"],
  params: [parameter("award.stick", 1, [0, 12], "1", "Weight of the rivals' pressure")],
  reads: PRESSURE_READS,
  compile(env) {
    const powers = env.axis("power").size;
    const p = env.parameters;
    const weight = env.slot("award.stick");
    const pressure = pressureOn(env);
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++)
        for (let k = 0; k < powers; k++) out[list[d]! * powers + k] = -p[weight]! * pressure(list[d]!, k);
    };
  },
};
