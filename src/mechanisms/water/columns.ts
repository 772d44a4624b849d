/** Attributes of basins and dams. */
import type { Column } from "../../engine/column.ts";

const basin = (
  id: string,
  path: string,
  unit: string,
  range: readonly [number, number],
  doc: string,
  more: Partial<Column> = {},
): Column => ({ id: `basin.${id}`, axes: ["basin"], unit, range, doc, path: `basins.*.${path}`, ...more });

export const BASIN_ATTRIBUTES: readonly Column[] = [
  basin("upstream", "upstream", "1", [-1, 1000], "The state whose reservoirs release the water", {
    kind: "reference",
    of: "actor",
  }),
  {
    id: "basin.downstream",
    axes: ["basin", "actor"],
    unit: "1",
    range: [0, 1],
    doc: "Share of the state in what irrigation below the reservoirs earns",
    path: "basins.*.downstream.*",
    initial: 0,
  },
  basin(
    "river",
    "river",
    "km3/yr",
    [0, 1e4],
    "Water that the whole river brings to the plains in a mean year",
  ),
  basin("regulated", "inflow", "km3/yr", [0, 1e4], "Water that flows into the reservoirs in a mean year"),
  basin("release", "release", "km3/yr", [0, 1e4], "Water that upstream releases in a year, V"),
  basin("evaporation", "evaporation", "km3/yr", [0, 1e3], "Water that the reservoirs lose in a year"),
  basin(
    "benefit",
    "benefit",
    "bn USD/yr",
    [0, 1e3],
    "What downstream earns by a unit of the logarithm of its summer water, b",
  ),
  basin(
    "otherWater",
    "otherWater",
    "km3/yr",
    [0.001, 1e4],
    "Downstream's summer water beside the releases, v0",
  ),
  basin("canalShare", "canalShare", "1", [0, 1], "Share of the river that the canal takes at its full size", {
    initial: 0,
  }),
  basin(
    "purchase",
    "purchase",
    "USD/kWh",
    [0, 1],
    "Price at which downstream buys upstream's power, 0 without a contract",
    {
      initial: 0,
    },
  ),
];

export const DAM_ATTRIBUTES: readonly Column[] = [
  {
    id: "dam.basin",
    axes: ["dam"],
    unit: "1",
    range: [-1, 1000],
    kind: "reference",
    of: "basin",
    doc: "The basin that it is in",
    path: "dams.*.basin",
  },
  {
    id: "dam.storage",
    axes: ["dam"],
    unit: "km3",
    range: [0, 1e3],
    doc: "Water that it can hold back",
    path: "dams.*.storage",
  },
  {
    id: "dam.winterPower",
    axes: ["dam"],
    unit: "TWh/yr",
    range: [0, 1e3],
    doc: "Winter power that it adds without any change of the releases",
    path: "dams.*.winterPower",
    initial: 0,
  },
  {
    id: "dam.completedAt",
    axes: ["dam"],
    unit: "month",
    range: [0, Infinity],
    kind: "date",
    doc: "Month from which on it works, Infinity where it is never built",
    path: "dams.*.completed",
    initial: Infinity,
  },
];
