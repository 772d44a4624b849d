/** Trade and the corridors that it takes: legs, routes over them, markets that they join, and who owns what lies between. */
import * as z from "zod";
import type { Axis } from "../../../engine/axis.ts";
import type { Composition, Outcome } from "../../../engine/model.ts";
import { CORRIDOR_ATTRIBUTES } from "../../../mechanisms/corridors/columns.ts";
import { legs } from "../../../mechanisms/corridors/legs.ts";
import { routes } from "../../../mechanisms/corridors/routes.ts";
import { trade } from "../../../mechanisms/trade.ts";
import { TRADE_ATTRIBUTES } from "../../../mechanisms/traders.ts";
import type { Complain, Written } from "../../../scenario/binding.ts";
import type { Part } from "../part.ts";
import { line } from "../places.ts";

export const corridorsPart: Part = {
  attributes: [...TRADE_ATTRIBUTES, ...CORRIDOR_ATTRIBUTES],
  mechanisms: [trade, routes, legs],
  sections: [
    { key: "legs", axis: "leg", doc: "Legs of corridors" },
    { key: "routes", axis: "route", doc: "Routes over legs, each serving a market" },
    { key: "markets", axis: "market", doc: "Origins and destinations of freight, named by both: UZB-EUU" },
    { key: "gatekeepers", axis: "gatekeeper", doc: "States that own legs and decide on new ones" },
  ],
  texts: {
    "legs.*.title": z.string(),
    "legs.*.line": line.meta({ description: "Places over which the map draws it; it is not drawn without" }),
    "routes.*.title": z.string(),
    "gatekeepers.*.name": z.string(),
  },
  check,
  outcomes,
};

function check(written: Written, complain: Complain): void {
  markets(written.axes, complain);
  routesLeadSomewhere(written, complain);
}

/** `UZB-EUU`: two ends, told apart, and no other name of a pair, which would lead a path astray. */
function markets(axes: ReadonlyMap<string, Axis>, complain: Complain): void {
  const pair = axes.get("pair");
  for (const id of axes.get("market")?.ids ?? []) {
    const path = `markets.${id}`;
    const [a, b, ...more] = id.split("-");
    if (!a || !b || a === b || more.length > 0) {
      complain(path, `the market ${id} does not name its two ends`, "name it ORIGIN-DESTINATION, as UZB-EUU");
      continue;
    }
    const at = pair?.index.get(id);
    const own = at === undefined ? id : pair?.ids[at];
    if (own !== undefined && own !== id)
      complain(path, `the market ${id} is the pair ${own} by its other name`, `call it ${own}`);
  }
}

function routesLeadSomewhere({ axes, cells }: Written, complain: Complain): void {
  for (const id of axes.get("route")?.ids ?? []) {
    const led = (axes.get("leg")?.ids ?? []).some((leg) => cells.get(`routes.${id}.legs.${leg}`) === 1);
    if (!led && !((cells.get(`routes.${id}.tariff`) ?? 0) > 0))
      complain(
        `routes.${id}`,
        `the route ${id} leads over no leg and costs nothing`,
        "give it legs: [A, B], or a tariff of its own",
      );
  }
}

function outcomes(parts: Composition): Outcome[] {
  const list: Outcome[] = [];
  const quantity = (id: string, unit: string, doc: string, column: string, entry: string[]) =>
    list.push({ id, kind: "quantity", unit, doc, column, entry });
  if (parts.has("trade"))
    quantity(
      "trade.region",
      "bn USD/yr",
      "Trade of the members among themselves at the end",
      "trade.region",
      [],
    );
  if (!parts.has("routes")) return list;
  for (const route of parts.axis("route").ids) {
    quantity(`flow.${route}`, "Mt/yr", `Freight on the route ${route} at the end`, "route.flow", [route]);
    quantity(
      `routeShare.${route}`,
      "1",
      `Share of ${route} in the freight of its market at the end`,
      "route.share",
      [route],
    );
  }
  for (const market of parts.axis("market").ids)
    quantity(`cost.${market}`, "USD/TEU", `Cost of ${market} over all routes at the end`, "market.cost", [
      market,
    ]);
  for (const state of parts.axis("gatekeeper").ids)
    quantity(
      `transit.${state}`,
      "1",
      `Share of foreign freight that could pass ${state} which does, at the end`,
      "transit",
      [state],
    );
  return list;
}
