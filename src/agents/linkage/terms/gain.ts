/** What a year of linked water and power is worth to one side. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

export const WORTH = parameter(
  "linkage.worth",
  20,
  [0, 1000],
  "util/(bn USD/yr)",
  "Weight of money in the choice to link",
  { symbol: "b_w" },
);

/** b_w surplus / 2: Nash's transfer leaves each side half of the surplus. States of one side weigh by their stake. */
export const gain: Term = {
  id: "gain",
  label: "half of the surplus",
  doc: "b_w times half of what both sides together gain by the joint releases, for the transfer leaves each side one half.",
  sources: ["S1", "nash-1950"],
  params: [WORTH],
  reads: ["basin.surplus"],
  compile(env) {
    const p = env.parameters;
    const worth = env.slot(WORTH.id);
    const surplus = env.read("basin.surplus");
    return (k, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = (p[worth]! * surplus[k]!) / 2;
    };
  },
};
