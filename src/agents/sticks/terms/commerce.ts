/** Who presses a state loses trade there. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { LEVELS, OTHERS } from "../levels.ts";

/** -b_com z tau_pi, tau_pi = trade_pi / sum_j trade_pj */
export const commerce: Term = {
  id: "commerce",
  label: "own trade at stake",
  doc: "Minus a weight times how hard the stick is, times the state's share in the power's trade with all actors; 0 where it trades with none.",
  sources: ["hirschman-1945", "drezner-1998"],
  params: [
    parameter(
      "sticks.commerce",
      0.3,
      [0, 10],
      "util",
      "Cost of a full stick against the only state it trades with",
      {
        symbol: "b_com",
      },
    ),
  ],
  reads: ["trade.power"],
  compile(env) {
    const [n, powers] = [env.axis("actor").size, env.axis("power").size];
    const p = env.parameters;
    const weight = env.slot("sticks.commerce");
    const trade = env.read("trade.power");
    return (i, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const k = list[d]!;
        let all = 0;
        for (let j = 0; j < n; j++) all += trade[j * powers + k]!;
        const share = all > 0 ? trade[i * powers + k]! / all : 0;
        for (let a = 0; a < OTHERS; a++) out[k * OTHERS + a] = -p[weight]! * LEVELS[a + 1]! * share;
      }
    };
  },
};
