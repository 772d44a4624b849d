/** Attributes of hedging, and the columns that it moves. */
import type { Column } from "../../engine/column.ts";
import { TRADE_WITH_POWERS } from "../../mechanisms/traders.ts";

const share = [0, 1] as const;
const vectors = ["actor", "power"] as const;

export const HEDGING_ATTRIBUTES: readonly Column[] = [
  {
    id: "closeness",
    axes: vectors,
    unit: "1",
    range: [-1, 1],
    doc: "Closeness of the state to the power",
    path: "actors.*.vectors.*.closeness",
    initial: 0,
  },
  {
    id: "threatFrom",
    axes: vectors,
    unit: "1",
    range: share,
    doc: "Threat that the state perceives from the power in peace",
    path: "actors.*.vectors.*.threat",
    initial: 0,
  },
  {
    id: "rent",
    axes: vectors,
    unit: "util",
    range: [-1, 1],
    doc: "Gain per unit of engagement with the power that a war brings (re-export around sanctions)",
    path: "actors.*.vectors.*.rent",
    initial: 0,
  },
  TRADE_WITH_POWERS,
  {
    id: "correlation",
    axes: ["power", "power"],
    unit: "1",
    range: [-0.95, 0.95],
    doc: "Correlation of the risks of engagement with two powers, written under one of the two",
    path: "powers.*.correlation.*",
    initial: 0,
  },
  {
    id: "belligerent",
    axes: ["power"],
    unit: "1",
    range: share,
    kind: "boolean",
    doc: "Wages the war of the region's neighbourhood, if there is one",
    path: "powers.*.belligerent",
    initial: 0,
  },
  {
    id: "sanctioned",
    axes: ["power"],
    unit: "1",
    range: share,
    doc: "Weight of sanctions on the power, in peace as in war",
    path: "powers.*.sanctioned",
    initial: 0,
  },
  {
    id: "warSanctions",
    axes: ["power"],
    unit: "1",
    range: share,
    doc: "Weight of sanctions on the power that a war adds",
    path: "powers.*.warSanctions",
    initial: 0,
  },
];

const any = [-Number.MAX_VALUE, Number.MAX_VALUE] as const;

const ofReference = (id: string, unit: string, range: Column["range"], doc: string): Column => ({
  id: `hedging.${id}`,
  axes: vectors,
  unit,
  range,
  doc,
  inverted: true,
});

export const HEDGING_COLUMNS: readonly Column[] = [
  {
    id: "engagement",
    axes: vectors,
    unit: "1",
    range: share,
    doc: "Share of the state's engagement that goes to the power; what is left goes to itself and the region",
    path: "actors.*.vectors.*.share",
    initial: 0,
  },
  {
    id: "engagement.target",
    axes: vectors,
    unit: "1",
    range: share,
    doc: "The best engagement as things stand, towards which the state moves",
  },
  {
    id: "engagement.region",
    axes: ["power"],
    unit: "1",
    range: share,
    doc: "Engagement of the members with the power, weighted by their GDP",
  },
  {
    id: "engagement.price",
    axes: ["actor"],
    unit: "util",
    range: [0, Number.MAX_VALUE],
    doc: "What the state would gain from one more unit of engagement to give, where it gives all it has",
  },
  {
    id: "closeness.ideal",
    axes: vectors,
    unit: "1",
    range: [-1, 1],
    doc: "Closeness to the power that the state would like",
    path: "actors.*.vectors.*.ideal",
    initial: 0,
  },
  {
    id: "concentration",
    axes: ["actor"],
    unit: "1",
    range: share,
    doc: "Concentration of outward engagement: sum of squared shares among the powers (Hirschman 1945), 0 without any",
  },
  {
    id: "dependence",
    axes: ["actor"],
    unit: "1",
    range: share,
    doc: "Share of the greatest power in outward engagement, 0 without any",
  },
  {
    id: "hedging.habit",
    axes: vectors,
    unit: "util",
    range: any,
    doc: "Gain per unit of engagement under which the reference's engagement is the best",
    inverted: true,
  },
  ofReference("trade0", "bn USD/yr", [0, 1e5], "Trade in the reference"),
  ofReference("share0", "1", share, "Share of influence in the reference"),
  ofReference("distance0", "1", [0, 4], "Squared distance from the ideal closeness in the reference"),
  ofReference("engagement0", "1", share, "Engagement in the reference"),
];

export const HEDGING_INBOXES: readonly Column[] = [
  {
    id: "engagement.detour",
    axes: vectors,
    unit: "1",
    range: share,
    doc: "Share of the reference's engagement with the power that has lost its object: what no longer passes through it",
  },
];
