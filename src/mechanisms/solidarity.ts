/** How far the members stand together towards others: trust among them, given weight by what binds them. */

import { parameter } from "../engine/declare.ts";
import type { Mechanism } from "../engine/mechanism.ts";

/** Sol = tauY (.3 + .4 d + .3 sh) (K15, model/3). */
export const solidarity: Mechanism = {
  id: "solidarity",
  phase: "perceive",
  doc: "Solidarity of the members: their mean trust, more telling the deeper their institutions and the wider their treaties.",
  sources: ["S1"],
  params: [
    parameter("solidarity.trust", 0.3, [0, 1], "1", "Weight of trust alone"),
    parameter("solidarity.depth", 0.4, [0, 1], "1", "Weight added by full depth of cooperation"),
    parameter("solidarity.treaty", 0.3, [0, 1], "1", "Weight added by a treaty that all have signed"),
  ],
  reads: ["trust", "gdp", "member", "depth", "signedAt"],
  writes: [
    {
      id: "solidarity",
      axes: [],
      unit: "1",
      range: [0, 3],
      doc: "Solidarity of the members towards outside powers",
    },
  ],
  compile(env) {
    const pairs = env.pairs("pair");
    const n = env.axis("actor").size;
    const treaties = env.axis("treaty").size;
    const p = env.parameters;
    const [alone, deep, bound] = ["trust", "depth", "treaty"].map((k) => env.slot(`solidarity.${k}`)) as [
      number,
      number,
      number,
    ];
    const [trust, gdp, member] = [env.read("trust"), env.read("gdp"), env.read("member")];
    const [depth, signed] = [env.read("depth"), env.read("signedAt")];
    const solidarityNext = env.write("solidarity");

    /** tauY: mean trust of the pairs of members, weighted by sqrt(Y_i Y_j). */
    function meanTrust(): number {
      let sum = 0;
      let weight = 0;
      for (let k = 0; k < pairs.size; k++) {
        const [i, j] = [pairs.first[k]!, pairs.second[k]!];
        const w = member[i]! * member[j]! * Math.sqrt(gdp[i]! * gdp[j]!);
        weight += w;
        sum += w * trust[k]!;
      }
      return weight > 0 ? sum / weight : 0;
    }

    /** sh: share of the members' GDP that the signatories of a treaty hold, of the treaty with most. */
    function signatories(): number {
      let most = 0;
      for (let treaty = 0; treaty < treaties; treaty++) {
        let all = 0;
        let in_ = 0;
        for (let i = 0; i < n; i++) {
          const y = member[i]! * gdp[i]!;
          all += y;
          if (signed[treaty * n + i] !== Infinity) in_ += y;
        }
        if (in_ > most * all) most = in_ / all;
      }
      return most;
    }

    function update(): void {
      solidarityNext[0] = meanTrust() * (p[alone]! + p[deep]! * depth[0]! + p[bound]! * signatories());
    }
    return { start: update, tick: update };
  },
};
