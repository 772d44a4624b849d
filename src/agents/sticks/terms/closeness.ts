/** Who presses a friend strains what it will need later. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { LEVELS, OTHERS } from "../levels.ts";

/** -b_cl z max(0, A_ip): between friends few conflicts are expected, so little is gained by coercion (Drezner 1998) */
export const closeness: Term = {
  id: "closeness",
  label: "strain on a friend",
  doc: "Minus a weight times how hard the stick is, times the closeness of the state to the power where it is above 0.",
  sources: ["drezner-1998"],
  params: [
    parameter("sticks.closeness", 0.3, [0, 10], "util", "Cost of a full stick against the closest friend", {
      symbol: "b_cl",
    }),
  ],
  reads: ["closeness"],
  compile(env) {
    const powers = env.axis("power").size;
    const p = env.parameters;
    const weight = env.slot("sticks.closeness");
    const close = env.read("closeness");
    return (i, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const k = list[d]!;
        const friend = Math.max(0, close[i * powers + k]!);
        for (let a = 0; a < OTHERS; a++) out[k * OTHERS + a] = -p[weight]! * LEVELS[a + 1]! * friend;
      }
    };
  },
};
