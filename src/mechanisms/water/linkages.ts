/** Water and power linked for a year, where all of a basin want it; until somebody defaults. */

import type { Environment } from "../../engine/contract.ts";
import { parameter } from "../../engine/declare.ts";
import { clockColumns, HazardClock } from "../../engine/hazard.ts";
import type { Mechanism } from "../../engine/mechanism.ts";

/** Releases are agreed before the summer, in March (months since 1900-01). */
export const agreesThisMonth = (month: number): boolean => month % 12 === 2;

export const DEFAULT = parameter(
  "linkage.default",
  0.5,
  [0, 12],
  "1/yr",
  "Hazard of a default where nothing agreed is carried out",
);

/** The hazard of a default, .5 (1 - z): z is the mean implementation of common projects, 0 where there are none. */
export function defaultHazard(env: Environment): () => number {
  const p = env.parameters;
  const rate = env.slot(DEFAULT.id);
  const implemented = env.maybe("implementation.mean");
  return () => p[rate]! * (1 - (implemented ? implemented[0]! : 0));
}

/** Whether a state has a side in a basin. */
export function sidesOf(env: Environment): (basin: number, actor: number) => boolean {
  const n = env.axis("actor").size;
  const [upstream, downstream] = [env.read("basin.upstream"), env.read("basin.downstream")];
  return (k, i) => upstream[k] === i || downstream[k * n + i]! > 0;
}

export const SIDE_READS = ["basin.upstream", "basin.downstream"] as const;

const income = (side: string, doc: string) =>
  ({
    id: `basin.income.${side}`,
    axes: ["basin"],
    unit: "bn USD/yr",
    range: [-1e6, 1e6],
    doc,
  }) as const;

export const linkages: Mechanism = {
  id: "linkages",
  phase: "act",
  doc: "Where all sides of a basin accept in March, the joint releases and the transfer hold for a year, or until a default.",
  sources: ["S1", "S3"],
  needs: ["bargains", "linkage", "reservoirs"],
  params: [DEFAULT],
  reads: [
    ...SIDE_READS,
    "linkage.accepts",
    "basin.transfer",
    "basin.upstreamAlone",
    "basin.upstreamJoint",
    "basin.downstreamAlone",
    "basin.downstreamJoint",
    "implementation.mean?",
  ],
  writes: [
    {
      id: "basin.linked",
      axes: ["basin"],
      unit: "1",
      range: [0, 1],
      kind: "boolean",
      doc: "Whether water and power are linked",
      path: "basins.*.linked",
      initial: 0,
    },
    {
      id: "basin.paid",
      axes: ["basin"],
      unit: "bn USD/yr",
      range: [-1e6, 1e6],
      doc: "What downstream pays upstream, 0 where nothing is linked",
    },
    income("upstream", "Worth of the water and the transfer to upstream, as things stand"),
    income("downstream", "Worth of the water less the transfer to downstream, as things stand"),
    {
      id: "basin.linkedMonths",
      axes: ["basin"],
      unit: "month",
      range: [0, 1e5],
      doc: "Months in which they were linked since the start",
    },
    {
      id: "basin.linkedShare",
      axes: ["basin"],
      unit: "1",
      range: [0, 1],
      doc: "Share of the months since the start in which they were linked",
    },
    {
      id: "basin.defaults",
      axes: ["basin"],
      unit: "default",
      range: [0, 65535],
      doc: "Defaults since the start",
    },
    ...clockColumns("linkage.break", ["basin"], "a default on linked water and power"),
  ],
  streams: ["default"],
  emits: [
    {
      id: "linkage-agreed",
      axes: ["basin"],
      text: "Water and power are linked in the basin of {0}",
      follows: ["linkage"],
    },
    {
      id: "linkage-lapsed",
      axes: ["basin"],
      text: "The linkage of water and power in {0} is not renewed",
      follows: ["linkage"],
    },
    { id: "linkage-default", axes: ["basin"], text: "A side defaults on water and power in {0}" },
  ],
  compile(env) {
    const basins = env.axis("basin").size;
    const n = env.axis("actor").size;
    const hasSide = sidesOf(env);
    const hazard = defaultHazard(env);
    const [accepts, transfer] = [env.read("linkage.accepts"), env.read("basin.transfer")];
    const [linked, linkedNext] = [env.read("basin.linked"), env.write("basin.linked")];
    const paidNext = env.write("basin.paid");
    const [upAlone, upJoint, downAlone, downJoint] = [
      env.read("basin.upstreamAlone"),
      env.read("basin.upstreamJoint"),
      env.read("basin.downstreamAlone"),
      env.read("basin.downstreamJoint"),
    ];
    const [upNext, downNext] = [env.write("basin.income.upstream"), env.write("basin.income.downstream")];
    const [months, monthsNext] = [env.read("basin.linkedMonths"), env.write("basin.linkedMonths")];
    const shareNext = env.write("basin.linkedShare");
    const [defaults, defaultsNext] = [env.read("basin.defaults"), env.write("basin.defaults")];
    const clock = new HazardClock(env, "linkage.break", env.keys(["basin"]), "default");
    const [agreed, lapsed, broken] = [
      env.emit("linkage-agreed"),
      env.emit("linkage-lapsed"),
      env.emit("linkage-default"),
    ];

    function allAccept(k: number): boolean {
      let sides = 0;
      for (let i = 0; i < n; i++)
        if (hasSide(k, i)) {
          sides++;
          if (accepts[k * n + i] === 0) return false;
        }
      return sides > 1;
    }

    return {
      start() {
        clock.armAll();
      },
      tick(t) {
        for (let k = 0; k < basins; k++) {
          let holds = linked[k] === 1;
          if (agreesThisMonth(t.month) && t.substep === 0) {
            const renewed = allAccept(k);
            if (renewed && !holds) agreed(k);
            if (!renewed && holds) lapsed(k);
            holds = renewed;
          }
          if (holds && clock.advance(k, hazard() * t.dt) > 0) {
            holds = false;
            defaultsNext[k] = defaults[k]! + 1;
            broken(k);
          }
          linkedNext[k] = holds ? 1 : 0;
          paidNext[k] = holds ? transfer[k]! : 0;
          upNext[k] = holds ? upJoint[k]! + transfer[k]! : upAlone[k]!;
          downNext[k] = holds ? downJoint[k]! - transfer[k]! : downAlone[k]!;
          if (t.substep === 0) {
            monthsNext[k] = months[k]! + (holds ? 1 : 0);
            shareNext[k] = monthsNext[k]! / (t.index + 1);
          }
        }
      },
    };
  },
};
