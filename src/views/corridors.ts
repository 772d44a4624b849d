/** Corridors: by which routes the freight of each market goes and at what cost, works on them, and how full their legs are. */
import type { Session } from "../engine/session.ts";
import { cells, has, idsOf } from "./columns.ts";
import type { PanelData } from "./panel.ts";
import { type WorkRow, worksOf } from "./works.ts";

export interface RouteRow {
  route: string;
  /** Share of its market's freight. */
  share: number;
  /** USD a container; null while it is shut. */
  cost: number | null;
}

export interface MarketRow {
  market: string;
  /** USD a container over all routes. */
  cost: number;
  /** Since the run began. */
  change: number;
  routes: RouteRow[];
}

export interface LegRow {
  leg: string;
  open: boolean;
  /** Mt a year. */
  flow: number;
  capacity: number;
}

export interface CorridorsFrame {
  markets: MarketRow[];
  works: WorkRow[];
  legs: LegRow[];
}

export const corridorsData: PanelData<"corridors", CorridorsFrame> = {
  id: "corridors",
  title: "Corridors",
  doc: "of each market its cost and the share of its routes; works; of each leg its freight against its capacity",
  frame: corridorsOf,
};

/** @param month the month just played */
function corridorsOf(session: Session, month: number, before?: CorridorsFrame): CorridorsFrame | undefined {
  if (!has(session, "leg.capacity", "leg.flow", "route.share", "market.cost")) return undefined;
  const share = session.column("route.share");
  const serves = cells(session, "route.market");
  const costs = cells(session, "route.cost");
  const prices = session.column("market.cost");
  const capacity = session.column("leg.capacity");
  const flow = session.column("leg.flow");
  const open = cells(session, "leg.open");
  const routes = idsOf(session, "route");
  const markets = idsOf(session, "market").map((market, m): MarketRow => {
    const was = before?.markets[m];
    const first = was ? was.cost - was.change : prices[m]!;
    return {
      market,
      cost: prices[m]!,
      change: prices[m]! - first,
      routes: routes.flatMap((route, r): RouteRow[] => {
        if (serves?.[r] !== m) return [];
        const cost = costs?.[r] ?? Infinity;
        return [{ route, share: share[r]!, cost: Number.isFinite(cost) ? cost : null }];
      }),
    };
  });
  const legs = idsOf(session, "leg").map((leg, k): LegRow => {
    return { leg, open: open?.[k] !== 0, flow: flow[k]!, capacity: capacity[k]! };
  });
  return { markets, works: worksOf(session, month, before?.works), legs };
}
