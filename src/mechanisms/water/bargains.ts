/** What a year of water and power is worth to each side of a basin, alone and linked. */
import { parameter } from "../../engine/declare.ts";
import type { Mechanism } from "../../engine/mechanism.ts";
import { type Bargain, type Basin, bargain, emptyBargain } from "./bargain.ts";

const any = [-Number.MAX_VALUE, Number.MAX_VALUE] as const;

const share = (id: string, doc: string) =>
  ({ id: `basin.${id}`, axes: ["basin"], unit: "1", range: [0, 1], doc }) as const;
const worth = (id: string, doc: string) =>
  ({ id: `basin.${id}`, axes: ["basin"], unit: "bn USD/yr", range: any, doc }) as const;

/** In the order of their columns. */
const RESULTS = [
  "alone",
  "joint",
  "upstreamAlone",
  "upstreamJoint",
  "downstreamAlone",
  "downstreamJoint",
  "transfer",
  "surplus",
] as const satisfies readonly (keyof Bargain)[];

const PRICES = [
  parameter("water.yield", 0.87, [0, 10], "TWh/km3", "Power of a released km3 in the cascade"),
  parameter("water.winterPrice", 0.05, [0, 1], "USD/kWh", "Worth of power in winter"),
  parameter("water.summerPrice", 0.02, [0, 1], "USD/kWh", "Worth of power in summer"),
];

export const DROUGHT = parameter("water.drought", 0, [0, 0.95], "1", "Share of all inflow that stays away");

/** pw, ps = yield times price: bn USD by TWh and USD by kWh are the same. A purchase replaces the winter's price. */
export const bargains: Mechanism = {
  id: "bargains",
  phase: "propose",
  doc: "Upstream's releases by season, alone and together with downstream, and the transfer that Nash's solution asks for.",
  sources: ["S1", "S3", "nash-1950"],
  params: [...PRICES, DROUGHT],
  reads: [
    "basin.river",
    "basin.regulated",
    "basin.release",
    "basin.evaporation",
    "basin.benefit",
    "basin.otherWater",
    "basin.canalShare",
    "basin.purchase",
    "basin.storage",
    "dam.basin",
    "dam.winterPower",
    "dam.completedAt",
    "canal?",
  ],
  writes: [
    {
      id: "basin.inflow",
      axes: ["basin"],
      unit: "km3/yr",
      range: [0, 1e4],
      doc: "Water that the river brings to the plains as things stand: less for drought and the canal",
    },
    share("alone", "Summer's share of the releases that upstream chooses for itself, s^N"),
    share("joint", "Summer's share of the releases that is best for both together, s^E"),
    worth("upstreamAlone", "Worth of the releases to upstream by its own choice"),
    worth("upstreamJoint", "Worth of the releases to upstream by the joint choice, the transfer left out"),
    worth("downstreamAlone", "Worth of the water to downstream by upstream's own choice"),
    worth("downstreamJoint", "Worth of the water to downstream by the joint choice, the transfer left out"),
    worth("transfer", "What downstream would pay upstream for the joint choice, x"),
    worth("surplus", "What both together gain by linking water and power"),
  ],
  compile(env) {
    const basins = env.axis("basin").size;
    const p = env.parameters;
    const [energy, winterPrice, summerPrice] = PRICES.map((q) => env.slot(q.id)) as [number, number, number];
    const drought = env.slot("water.drought");
    const [river, regulated, release, evaporation, benefit, other, taken, purchase] = [
      "river",
      "regulated",
      "release",
      "evaporation",
      "benefit",
      "otherWater",
      "canalShare",
      "purchase",
    ].map((k) => env.read(`basin.${k}`)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const storage = env.read("basin.storage");
    const dams = env.axis("dam").size;
    const [damBasin, winterPower, completed] = [
      env.read("dam.basin"),
      env.read("dam.winterPower"),
      env.read("dam.completedAt"),
    ];
    const canal = env.maybe("canal");
    const inflowNext = env.write("basin.inflow");
    const results = RESULTS.map((k) => env.write(`basin.${k}`));
    const basin: Basin = { release: 0, winter: 0, summer: 0, benefit: 0, other: 0, reference: 0, added: 0 };
    const found = emptyBargain();

    /** w = v0 (what flows unregulated now) / (what does in a mean year): the canal takes its fill of it first. */
    function otherWater(k: number, inflow: number, kept: number): number {
      const free = river[k]! - regulated[k]!;
      return free > 0 ? (other[k]! * Math.max(inflow - regulated[k]! * kept, 0)) / free : other[k]! * kept;
    }

    /** TWh a year in winter that finished dams add, whatever is released when. */
    function addedPower(k: number): number {
      let sum = 0;
      for (let d = 0; d < dams; d++)
        if (damBasin[d] === k && completed[d]! <= env.tick.month) sum += winterPower[d]!;
      return sum;
    }

    function weigh(): void {
      const kept = 1 - p[drought]!;
      for (let k = 0; k < basins; k++) {
        const inflow = river[k]! * kept * (1 - taken[k]! * (canal ? canal[0]! : 0));
        inflowNext[k] = inflow;
        const reach = Math.max(storage[k]! + regulated[k]! * kept - evaporation[k]!, 0);
        basin.release = Math.min(release[k]!, reach);
        const price = purchase[k]! > 0 ? purchase[k]! : p[winterPrice]!;
        basin.winter = p[energy]! * price;
        basin.summer = p[energy]! * p[summerPrice]!;
        basin.benefit = benefit[k]!;
        basin.other = otherWater(k, inflow, kept);
        basin.reference = other[k]!;
        basin.added = price * addedPower(k);
        bargain(basin, found);
        for (let r = 0; r < RESULTS.length; r++) results[r]![k] = found[RESULTS[r]!];
      }
    }
    return {
      start: weigh,
      tick(t) {
        if (t.substep === 0) weigh();
      },
    };
  },
};
