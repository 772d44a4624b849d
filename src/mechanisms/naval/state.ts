/** What the fleets' own mechanism writes. */
import type { Column } from "../../engine/column.ts";

const top = Number.MAX_VALUE;

const ofFleet = (
  id: string,
  unit: string,
  high: number,
  doc: string,
  more: Partial<Column> = {},
): Column => ({
  id,
  axes: ["fleet"],
  unit,
  range: [0, high],
  doc,
  ...more,
});

const ofClass = (
  id: string,
  unit: string,
  high: number,
  doc: string,
  more: Partial<Column> = {},
): Column => ({
  ...ofFleet(id, unit, high, doc, more),
  axes: ["fleet", "shipClass"],
});

export const FLEET_STATE: Column[] = [
  ofClass("ships", "ship", top, "Ships in service, whole ones unless shipbuilding is continuous", {
    path: "fleets.*.ships.*",
    initial: 0,
  }),
  ofClass("fleet.queue", "point", top, "Value of what is on the slips: paid for, not yet a whole ship"),
  ofClass(
    "fleet.wear",
    "ship",
    top,
    "Wear and transfers that do not yet make a whole ship, which the oldest pays",
  ),
  ofClass(
    "fleet.mix",
    "1",
    1,
    "Share of the class in what it buys, by value: that of the fleet at the start",
  ),
  ofFleet("fleet.guests", "ship", top, "Ships of outside navies stationed with it, in corvettes"),
  ofFleet("fleet.effort0", "effort/yr", top, "Effort of its supplier in its state in the reference", {
    inverted: true,
  }),
  ofFleet("fleet.support", "1", 0.95, "Share of the price that its supplier bears"),
  ofFleet("capability", "point", top, "Strength: quality times the points of its ships and guests"),
  ofFleet("fleet.share", "1", 1, "Share of the strength of all fleets"),
  ofFleet("fleet.desired", "point", top, "Strength that it wants"),
  ofFleet("fleet.purchase", "point/yr", top, "What it buys"),
  {
    id: "fleet.concentration",
    axes: [],
    unit: "1",
    range: [0, 1],
    doc: "Concentration of strength: the sum of squared shares (Herfindahl-Hirschman)",
  },
  {
    id: "bloc.capability",
    axes: ["bloc"],
    unit: "point",
    range: [0, top],
    doc: "Strength of its fleets together",
  },
  {
    id: "bloc.share",
    axes: ["bloc"],
    unit: "1",
    range: [0, 1],
    doc: "Share of its fleets in the strength of all",
  },
];
