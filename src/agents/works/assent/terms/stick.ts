/** Rivals of the holder press the state. */
import type { Term } from "../../../../engine/decision/spec.ts";
import { parameter } from "../../../../engine/declare.ts";
import { PRESSURE_READS, pressureOn } from "../../relations.ts";

/** -b_stick sum_q stick_q, over the rivals q of the holder */
export const stick: Term = {
  id: "stick",
  label: "sticks of the holder's rivals",
  doc: "Minus a weight times the pressure of the powers that would keep the holder out, less what war drains of it.",
  sources: ["S2c"],
  params: [parameter("assent.stick", 1, [0, 12], "1", "Weight of the rivals' pressure")],
  reads: [...PRESSURE_READS, "work.holder"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("assent.stick");
    const held = env.read("work.holder");
    const pressure = pressureOn(env);
    return (w, out) => {
      const { list, count } = env.deciders;
      const k = held[w]!;
      for (let d = 0; d < count; d++) out[list[d]!] = k < 0 ? 0 : -p[weight]! * pressure(list[d]!, k);
    };
  },
};
