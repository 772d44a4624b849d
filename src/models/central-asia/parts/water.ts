/** Rivers that two sides share, the dams on them, and the canal that takes from one. */
import * as z from "zod";
import { linkage } from "../../../agents/linkage/linkage.ts";
import type { Composition, Outcome } from "../../../engine/model.ts";
import { bargains } from "../../../mechanisms/water/bargains.ts";
import { canal } from "../../../mechanisms/water/canal.ts";
import { BASIN_ATTRIBUTES, DAM_ATTRIBUTES } from "../../../mechanisms/water/columns.ts";
import { linkages } from "../../../mechanisms/water/linkages.ts";
import { reservoirs } from "../../../mechanisms/water/reservoirs.ts";
import type { Complain, Written } from "../../../scenario/binding.ts";
import type { Part } from "../part.ts";

export const waterPart: Part = {
  attributes: [...BASIN_ATTRIBUTES, ...DAM_ATTRIBUTES],
  mechanisms: [canal, bargains, linkage, linkages, reservoirs],
  sections: [
    { key: "basins", axis: "basin", doc: "Rivers with an upstream and a downstream side" },
    { key: "dams", axis: "dam", doc: "Dams, built or planned" },
  ],
  texts: { "basins.*.title": z.string(), "dams.*.title": z.string() },
  check,
  outcomes,
};

const NEAR = 1e-9;

function check({ axes, cells }: Written, complain: Complain): void {
  const actors = axes.get("actor")?.ids ?? [];
  for (const basin of axes.get("basin")?.ids ?? []) {
    const path = `basins.${basin}`;
    const shares = actors.map((a) => cells.get(`${path}.downstream.${a}`) ?? 0);
    const sum = shares.reduce((a, b) => a + b, 0);
    if (Math.abs(sum - 1) > NEAR)
      complain(
        `${path}.downstream`,
        `the shares of the states downstream sum to ${Math.round(sum * 1e6) / 1e6}, not to 1`,
        "change them so that they sum to 1",
        "sum",
      );
    const upstream = actors[cells.get(`${path}.upstream`) ?? -1];
    if (upstream !== undefined && (cells.get(`${path}.downstream.${upstream}`) ?? 0) > 0)
      complain(`${path}.downstream.${upstream}`, `${upstream} is upstream already`, "remove it");
    const [river, inflow] = [cells.get(`${path}.river`), cells.get(`${path}.inflow`)];
    if (river !== undefined && inflow !== undefined && inflow > river)
      complain(
        `${path}.inflow`,
        `${inflow} km3/yr flow into the reservoirs, more than the ${river} of the whole river`,
        "lower the one or raise the other",
        "out-of-range",
      );
  }
}

function outcomes(parts: Composition): Outcome[] {
  const quantity = (id: string, unit: string, doc: string, column: string, entry: string[]): Outcome => ({
    id,
    kind: "quantity",
    unit,
    doc,
    column,
    entry,
  });
  const perBasin = (has: string, make: (basin: string) => Outcome[]) =>
    parts.has(has) ? parts.axis("basin").ids.flatMap(make) : [];
  return [
    ...(parts.has("canal")
      ? [quantity("canal", "1", "Share of its planned water that the canal takes at the end", "canal", [])]
      : []),
    ...perBasin("bargains", (b) => [
      quantity(
        `surplus.${b}`,
        "bn USD/yr",
        `Gain of both sides of ${b} by linkage, at the end`,
        "basin.surplus",
        [b],
      ),
      quantity(`inflow.${b}`, "km3/yr", `Water that ${b} brings to the plains at the end`, "basin.inflow", [
        b,
      ]),
    ]),
    ...perBasin("linkages", (b) => [
      quantity(
        `linked.${b}`,
        "1",
        `Share of the months in which water and power were linked in ${b}`,
        "basin.linkedShare",
        [b],
      ),
      quantity(
        `transfer.${b}`,
        "bn USD/yr",
        `What downstream pays upstream in ${b} at the end`,
        "basin.paid",
        [b],
      ),
      quantity(
        `income.${b}.upstream`,
        "bn USD/yr",
        `Worth of the water of ${b} and the transfer to upstream at the end`,
        "basin.income.upstream",
        [b],
      ),
      quantity(
        `income.${b}.downstream`,
        "bn USD/yr",
        `Worth of the water of ${b} less the transfer to downstream at the end`,
        "basin.income.downstream",
        [b],
      ),
      quantity(`defaults.${b}`, "default", `Defaults on linked water and power in ${b}`, "basin.defaults", [
        b,
      ]),
    ]),
    ...perBasin("reservoirs", (b) => [
      quantity(
        `summer.${b}`,
        "km3",
        `Water released in the last finished summer in ${b}`,
        "basin.summerRelease",
        [b],
      ),
      quantity(
        `winter.${b}`,
        "km3",
        `Water released in the last finished winter in ${b}`,
        "basin.winterRelease",
        [b],
      ),
      quantity(`storage.${b}`, "km3", `Water held back in ${b} at the end`, "basin.storage", [b]),
    ]),
  ];
}
