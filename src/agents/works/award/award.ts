/** The decision of a gatekeeper on who builds a work, if anybody. */
import { decision } from "../../../engine/decision/decision.ts";
import type { Gate } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { closeness } from "./terms/closeness.ts";
import { exclusion } from "./terms/exclusion.ts";
import { price } from "./terms/price.ts";
import { rent } from "./terms/rent.ts";
import { stick } from "./terms/stick.ts";

const YEAR = 12;

const open: Gate = {
  id: "open",
  doc: "Bids are taken.",
  legal: true,
  reads: ["work.opensAt"],
  compile(env) {
    const opens = env.read("work.opensAt");
    return (w) => env.tick.month >= opens[w]!;
  },
};

const yearly: Gate = {
  id: "yearly",
  doc: "The bids are decided on in the month in which they open, and every twelve months after.",
  reads: ["work.opensAt"],
  compile(env) {
    const opens = env.read("work.opensAt");
    return (w) => (env.tick.month - Math.floor(opens[w]!)) % YEAR === 0;
  },
};

/** V = price_k + A_ik + rent_k - stick_q - .5 excl_k, nobody 0, scale .3 (model/4.10; docs/decisions/0062-works.md). */
export const award = decision({
  id: "award",
  phase: "decide",
  doc: "A gatekeeper decides, once a year while bids are open, which power's firms build a work, or nobody's.",
  sources: ["S2c", "mcfadden-1974"],
  object: "work",
  decider: "gatekeeper",
  alternatives: { statusQuo: "nobody", axis: "power" },
  noise: "award.noise",
  stream: "award",
  monthly: true,
  params: [
    parameter("award.noise", 0.3, [0.05, 3], "util", "Scale of the luck in the choice", { symbol: "lam" }),
  ],
  reads: ["work.gatekeeper", "work.bidders"],
  writes: [
    {
      id: "work.holder",
      axes: ["work"],
      unit: "1",
      range: [-1, 1000],
      kind: "reference",
      of: "power",
      doc: "Power whose firms build it, -1 while it is nobody's",
      path: "works.*.holder",
      initial: -1,
    },
    {
      id: "work.awardedAt",
      axes: ["work"],
      unit: "month",
      range: [0, Infinity],
      kind: "date",
      doc: "Month of the award, Infinity until then",
      path: "works.*.awarded",
      initial: Infinity,
    },
    {
      id: "work.awardedTo",
      axes: ["work", "power"],
      unit: "month",
      range: [0, Infinity],
      kind: "date",
      doc: "Month in which the power won it, Infinity where it did not",
      initial: Infinity,
    },
  ],
  emits: [{ id: "work-awarded", axes: ["work", "power"], text: "{0} is awarded to {1}" }],
  mayDecide(env) {
    const [gatekeeper, holder] = [env.read("work.gatekeeper"), env.read("work.holder")];
    return (w, i) => gatekeeper[w] === i && holder[w]! < 0;
  },
  available(env) {
    const powers = env.axis("power").size;
    const bidders = env.read("work.bidders");
    return (w, alternative) => bidders[w * powers + alternative - 1] === 1;
  },
  gates: [open, yearly],
  terms: [price, closeness, rent, stick, exclusion],
  apply(env) {
    const powers = env.axis("power").size;
    const [holder, at, to] = [
      env.write("work.holder"),
      env.write("work.awardedAt"),
      env.write("work.awardedTo"),
    ];
    const tells = env.emit("work-awarded");
    return (w, _, alternative) => {
      if (alternative === 0) return;
      holder[w] = alternative - 1;
      at[w] = env.tick.month;
      to[w * powers + alternative - 1] = env.tick.month;
      tells(w, alternative - 1);
    };
  },
});
