/** The canal of Qosh Tepa takes ever more of a river, from the year in which it is dug. */
import { parameter } from "../../engine/declare.ts";
import { exp } from "../../engine/dmath.ts";
import type { Mechanism } from "../../engine/mechanism.ts";

const MONTH = 1 / 12;

/** dq/dt = (q_max - q) / T_q from 2022-03 on, by its exact monthly step (model/4.12). */
export const canal: Mechanism = {
  id: "canal",
  phase: "shock",
  doc: "The canal of Qosh Tepa in Afghanistan nears its full size.",
  sources: ["S1", "S3"],
  params: [
    parameter("canal.from", 2022 + 2 / 12, [1990, 2300], "yr", "Calendar year from which on it is dug", {
      source: "general",
    }),
    parameter("canal.years", 5, [0.1, 100], "yr", "Time in which all but 1/e of it is dug", {
      symbol: "T_q",
    }),
    parameter("canal.ceiling", 1, [0, 1], "1", "Size at which the digging ends, as a share of the plan"),
  ],
  writes: [
    {
      id: "canal",
      axes: [],
      unit: "1",
      range: [0, 1],
      doc: "Share of its planned water that the canal of Qosh Tepa takes",
      path: "region.canal",
      initial: 0,
    },
  ],
  compile(env) {
    const p = env.parameters;
    const [from, years, ceiling] = [
      env.slot("canal.from"),
      env.slot("canal.years"),
      env.slot("canal.ceiling"),
    ];
    const [q, next] = [env.read("canal"), env.write("canal")];
    let stays = 1;
    return {
      derive() {
        stays = exp(-MONTH / p[years]!);
      },
      tick(t) {
        if (t.opening || 1900 + t.month * MONTH < p[from]! + MONTH - 1e-9) return;
        const top = p[ceiling]!;
        // A lower ceiling stops the digging; it fills nothing in.
        if (q[0]! < top) next[0] = top + (q[0]! - top) * stays;
      },
    };
  },
};
