/** Who listens to whom: row-stochastic weights among the members of the region. */
import type { Mechanism } from "../engine/mechanism.ts";

/** w_ij proportional to trust x sqrt(trade) over the other members (model/4.2). */
export const influence: Mechanism = {
  id: "influence",
  phase: "perceive",
  doc: "Weights by which members listen to each other: trust times the root of trade, each row summing to 1.",
  sources: ["friedkin-johnsen-1990"],
  reads: ["trust", "trade", "member"],
  writes: [
    {
      id: "influence",
      axes: ["actor", "actor"],
      unit: "1",
      range: [0, 1],
      doc: "Weight that the first gives to the second; rows of members sum to 1, others are 0",
    },
  ],
  compile(env) {
    const n = env.axis("actor").size;
    const pairs = env.pairs("pair");
    const [trust, trade, member] = [env.read("trust"), env.read("trade"), env.read("member")];
    const weight = env.write("influence");
    const raw = env.scratch(n * n);

    function update(): void {
      for (let k = 0; k < pairs.size; k++) {
        const [i, j] = [pairs.first[k]!, pairs.second[k]!];
        const strength = member[i]! * member[j]! * trust[k]! * Math.sqrt(trade[k]!);
        raw[i * n + j] = strength;
        raw[j * n + i] = strength;
      }
      for (let i = 0; i < n; i++) {
        raw[i * n + i] = 0;
        let sum = 0;
        for (let j = 0; j < n; j++) sum += raw[i * n + j]!;
        for (let j = 0; j < n; j++) weight[i * n + j] = sum > 0 ? raw[i * n + j]! / sum : 0;
      }
    }
    return { start: update, tick: update };
  },
};
