/** Reservoirs fill in summer and are drawn down as the two sides have agreed, or as upstream likes. */
import { parameter } from "../../engine/declare.ts";
import type { Mechanism } from "../../engine/mechanism.ts";
import { DROUGHT } from "./bargains.ts";

/** April to September (months since 1900-01). */
const isSummer = (month: number): boolean => month % 12 >= 3 && month % 12 <= 8;

const HALF = 0.5;

const volume = (id: string, doc: string, unit = "km3") =>
  ({ id: `basin.${id}`, axes: ["basin"], unit, range: [0, 1e6], doc }) as const;

/**
 * dS/dt = inflow - releases - losses with 0 <= S <= capacity (model/4.12): what is not there is not released, what has no
 * room runs over and counts as released.
 */
export const reservoirs: Mechanism = {
  id: "reservoirs",
  phase: "update",
  doc: "Storage of each basin: seasonal inflow, releases by the summer's share in force, losses, and what runs over.",
  sources: ["S1", "S3"],
  needs: ["bargains"],
  params: [
    parameter(
      "water.summerInflow",
      0.75,
      [0, 1],
      "1",
      "Share of a year's inflow that comes from April to September",
    ),
    DROUGHT,
  ],
  reads: [
    "basin.regulated",
    "basin.release",
    "basin.evaporation",
    "basin.alone",
    "basin.joint",
    "basin.linked?",
    "dam.basin",
    "dam.storage",
    "dam.completedAt",
  ],
  writes: [
    {
      ...volume("storage", "Water that the reservoirs hold"),
      range: [0, 1e5],
      path: "basins.*.stored",
    },
    volume("capacity", "Water that the finished dams can hold"),
    volume("summerSoFar", "Water released since April, or in the last summer"),
    volume("summerRelease", "Water released from April to September of the last finished summer"),
    volume("winterSoFar", "Water released since October, or in the last winter"),
    volume("winterRelease", "Water released from October to March of the last finished winter"),
    volume("flowedIn", "Water that has flowed in since the start"),
    volume("released", "Water that was released, or ran over, since the start"),
    volume("ranOver", "Water that ran over since the start"),
    volume("lost", "Water that evaporated since the start"),
  ],
  compile(env) {
    const basins = env.axis("basin").size;
    const dams = env.axis("dam").size;
    const p = env.parameters;
    const [summerInflow, drought] = [env.slot("water.summerInflow"), env.slot("water.drought")];
    const [regulated, release, evaporation, alone, joint] = [
      "regulated",
      "release",
      "evaporation",
      "alone",
      "joint",
    ].map((k) => env.read(`basin.${k}`)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const linked = env.maybe("basin.linked");
    const [damBasin, damStorage, completed] = [
      env.read("dam.basin"),
      env.read("dam.storage"),
      env.read("dam.completedAt"),
    ];
    const own = (id: string) => [env.read(`basin.${id}`), env.write(`basin.${id}`)] as const;
    const [storage, storageNext] = own("storage");
    const capacityNext = env.write("basin.capacity");
    const [summer, summerNext] = own("summerSoFar");
    const [winter, winterNext] = own("winterSoFar");
    const [summerDone, winterDone] = [env.write("basin.summerRelease"), env.write("basin.winterRelease")];
    const [flowedIn, flowedInNext] = own("flowedIn");
    const [released, releasedNext] = own("released");
    const [ranOver, ranOverNext] = own("ranOver");
    const [lost, lostNext] = own("lost");

    function capacity(k: number, month: number): number {
      let sum = 0;
      for (let d = 0; d < dams; d++) if (damBasin[d] === k && completed[d]! <= month) sum += damStorage[d]!;
      return sum;
    }

    function accumulate(k: number, isWarm: boolean, begins: boolean, amount: number): void {
      if (isWarm) {
        if (begins) winterDone[k] = winter[k]!;
        summerNext[k] = (begins ? 0 : summer[k]!) + amount;
      } else {
        if (begins) summerDone[k] = summer[k]!;
        winterNext[k] = (begins ? 0 : winter[k]!) + amount;
      }
    }

    return {
      start() {
        for (let k = 0; k < basins; k++) capacityNext[k] = capacity(k, env.tick.month);
      },
      tick(t) {
        const isWarm = isSummer(t.month);
        const begins = t.substep === 0 && isWarm !== isSummer(t.month - 1);
        const arrives = ((isWarm ? p[summerInflow]! : 1 - p[summerInflow]!) / HALF) * (1 - p[drought]!);
        for (let k = 0; k < basins; k++) {
          const room = capacity(k, t.month);
          const inflow = regulated[k]! * arrives * t.dt;
          const held = storage[k]! + inflow;
          const loss = Math.min(evaporation[k]! * t.dt, held);
          const share = linked && linked[k] === 1 ? joint[k]! : alone[k]!;
          const wanted = ((isWarm ? share : 1 - share) / HALF) * release[k]! * t.dt;
          const drawn = Math.min(wanted, held - loss);
          const over = Math.max(held - loss - drawn - room, 0);
          capacityNext[k] = room;
          storageNext[k] = Math.min(held - loss - drawn, room);
          flowedInNext[k] = flowedIn[k]! + inflow;
          releasedNext[k] = released[k]! + drawn + over;
          ranOverNext[k] = ranOver[k]! + over;
          lostNext[k] = lost[k]! + loss;
          accumulate(k, isWarm, begins, drawn + over);
        }
      },
    };
  },
};
