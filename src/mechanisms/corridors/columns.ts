/** Columns of the corridors: legs, the routes made of them, and the markets that routes serve. */
import type { Column } from "../../engine/column.ts";

const share = [0, 1] as const;
const flow = [0, 1e4] as const;

const LEGS: Column[] = [
  {
    id: "leg.tariff",
    axes: ["leg"],
    unit: "USD/TEU",
    range: [0, 1e5],
    doc: "Tariff of the leg",
    path: "legs.*.tariff",
  },
  {
    id: "leg.days",
    axes: ["leg"],
    unit: "day",
    range: [0, 365],
    doc: "Time that the leg takes",
    path: "legs.*.days",
  },
  {
    id: "leg.risk",
    axes: ["leg"],
    unit: "USD/TEU",
    range: [0, 1e5],
    doc: "Premium for the risk of the leg",
    path: "legs.*.risk",
    initial: 0,
  },
  {
    id: "leg.owner",
    axes: ["leg"],
    unit: "1",
    range: [0, 1000],
    kind: "reference",
    of: "gatekeeper",
    doc: "State that owns the leg",
    path: "legs.*.owner",
  },
  {
    id: "leg.replaces",
    axes: ["leg"],
    unit: "1",
    range: [-1, 1000],
    kind: "reference",
    of: "leg",
    doc: "Leg whose traffic on routes it takes over while it is open",
    path: "legs.*.replaces",
    initial: -1,
  },
  {
    id: "leg.traffic",
    axes: ["leg"],
    unit: "Mt/yr",
    range: flow,
    doc: "Freight on the leg at the start, that of the markets and all other",
    path: "legs.*.flow",
    initial: 0,
  },
  {
    id: "leg.investment",
    axes: ["leg"],
    unit: "bn USD/yr",
    range: [0, 1000],
    doc: "What its owner invests in new capacity",
    path: "legs.*.investment",
    initial: 0,
  },
  {
    id: "leg.upkeep",
    axes: ["leg"],
    unit: "1",
    range: share,
    doc: "Share of the wear that its owner replaces",
    path: "legs.*.upkeep",
    initial: 1,
  },
];

const ROUTES: Column[] = [
  {
    id: "route.market",
    axes: ["route"],
    unit: "1",
    range: [0, 1000],
    kind: "reference",
    of: "market",
    doc: "Market that the route serves",
    path: "routes.*.market",
  },
  {
    id: "route.legs",
    axes: ["route", "leg"],
    unit: "1",
    range: share,
    kind: "boolean",
    doc: "The route leads over the leg",
    path: "routes.*.legs.*",
    initial: 0,
  },
  {
    id: "route.tariff",
    axes: ["route"],
    unit: "USD/TEU",
    range: [0, 1e5],
    doc: "Tariff beside that of its legs, as of a ship that leaves the region aside",
    path: "routes.*.tariff",
    initial: 0,
  },
  {
    id: "route.days",
    axes: ["route"],
    unit: "day",
    range: [0, 365],
    doc: "Time beside that of its legs",
    path: "routes.*.days",
    initial: 0,
  },
];

const MARKETS: Column[] = [
  {
    id: "market.base",
    axes: ["market"],
    unit: "Mt/yr",
    range: flow,
    doc: "Freight from origin to destination at the start, with the trade that is behind it in the reference",
    path: "markets.*.flow",
    initial: 0,
  },
  {
    id: "market.growth",
    axes: ["market"],
    unit: "1/yr",
    range: [-0.2, 0.2],
    doc: "Growth of that freight where no trade of the model stands behind it",
    path: "markets.*.growth",
    initial: 0,
  },
  {
    id: "market.sanctions",
    axes: ["market"],
    unit: "1",
    range: share,
    kind: "boolean",
    doc: "Bound for a side that sanctions whoever wages the war",
    path: "markets.*.sanctions",
    initial: 0,
  },
];

const STATES: Column[] = [
  {
    id: "gatekeeper.fee",
    axes: ["gatekeeper"],
    unit: "USD/TEU",
    range: [0, 1e5],
    doc: "Fee of the state on each of its legs, beside the tariff",
    path: "gatekeepers.*.fee",
    initial: 0,
  },
];

export const CORRIDOR_ATTRIBUTES: readonly Column[] = [...LEGS, ...ROUTES, ...MARKETS, ...STATES];
