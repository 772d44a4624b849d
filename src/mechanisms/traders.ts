/** Columns that trade moves (attributes where it is off), and those that move it. */
import type { Column } from "../engine/column.ts";

export const GDP: Column = {
  id: "gdp",
  axes: ["actor"],
  unit: "bn USD",
  range: [0, 1e6],
  doc: "Gross domestic product, current USD",
  path: "actors.*.gdp",
};

export const TRADE: Column = {
  id: "trade",
  axes: ["pair"],
  unit: "bn USD/yr",
  range: [0, 1e5],
  doc: "Trade in both directions",
  path: "pairs.*.trade",
};

export const TRADE_WITH_POWERS: Column = {
  id: "trade.power",
  axes: ["actor", "power"],
  unit: "bn USD/yr",
  range: [0, 1e5],
  doc: "Trade of the state with the power, both directions; only its change counts, 0 where it is left out",
  path: "actors.*.vectors.*.trade",
  initial: 0,
};

export const TRADE_ATTRIBUTES: readonly Column[] = [
  {
    id: "gdpGrowth",
    axes: ["actor"],
    unit: "1/yr",
    range: [-0.2, 0.2],
    doc: "Real growth of the gross domestic product",
    path: "actors.*.growth",
    initial: 0,
  },
  {
    id: "power.gdpGrowth",
    axes: ["power"],
    unit: "1/yr",
    range: [-0.2, 0.2],
    doc: "Real growth of the power's gross domestic product",
    path: "powers.*.growth",
    initial: 0,
  },
  {
    id: "borderClosed",
    axes: ["pair"],
    unit: "1",
    range: [0, 1],
    doc: "How far the border is closed to trade by rule, as by visas; clashes close it beside",
    path: "pairs.*.closed",
    initial: 0,
  },
];
