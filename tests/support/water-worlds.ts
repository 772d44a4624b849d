/** Random worlds with rivers, dams, a canal, pipelines and powers, all of their mechanisms on. */
import fc, { type Arbitrary } from "fast-check";
import { monthOf, monthText } from "../../src/engine/calendar.ts";
import type { World } from "../../src/engine/world.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { nodeTables } from "../../src/node/files.ts";
import { bind } from "../../src/scenario/bind.ts";
import type { Plain, PlainMap } from "../../src/scenario/plain.ts";
import { type PowerPlan, powerDocument, powerWorlds } from "./power-worlds.ts";
import { between, share } from "./property.ts";
import { actorsOf, type Writing } from "./worlds.ts";

export const RIVERS = ["canal", "bargains", "linkage", "linkages", "reservoirs"] as const;
export const LINES = ["consent", "pipelines", "hedging"] as const;
export const ON = [...RIVERS, ...LINES] as const;

const basin = fc.record({
  upstream: fc.nat({ max: 41 }),
  downstream: fc.nat({ max: 41 }),
  split: fc.constantFrom(1, 0.5, 0.3),
  river: between(20, 90),
  inflow: between(0, 20),
  release: between(0, 25),
  evaporation: between(0, 3),
  benefit: between(0, 3),
  otherWater: between(0.1, 20),
  stored: between(0, 10),
  canalShare: share,
  purchase: fc.constantFrom(0, 0, 0.01, 0.034, 0.2),
  linked: fc.boolean(),
  storage: between(0, 20),
  winterPower: between(0, 3),
  added: between(0, 3),
  completed: fc.integer({ min: -2, max: 8 }),
});

const line = fc.record({
  supplier: fc.nat({ max: 41 }),
  transit: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
  customer: fc.nat({ max: 41 }),
  bypasses: fc.option(fc.nat({ max: 41 }), { nil: undefined }),
  offtake: fc.constantFrom(0, 5, 10, 30),
  opposition: fc.array(between(0, 2), { minLength: 4, maxLength: 4 }),
  blocking: fc.array(fc.constantFrom(0, 0.6, 1), { minLength: 4, maxLength: 4 }),
  allowed: fc.integer({ min: -20, max: 20 }),
  years: fc.constantFrom(0, 0.5, 1),
});

const rivers = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 2 }),
  severities: fc.array(share, { minLength: 1, maxLength: 2 }),
  basins: fc.array(basin, { minLength: 1, maxLength: 3 }),
  canal: share,
  drought: fc.constantFrom(0, 0, 0.3, 0.95),
  defaults: fc.constantFrom(0, 0.5, 12),
  /** More months than the other parts need: a year has one March. */
  months: fc.integer({ min: 14, max: 30 }),
});

export interface WaterPlan {
  outside: PowerPlan;
  rivers: typeof rivers extends Arbitrary<infer T> ? T : never;
}

export function waterWorlds(): Arbitrary<WaterPlan> {
  return fc
    .record({ outside: powerWorlds(), rivers })
    .map((drawn) =>
      Object.assign({ ...drawn }, { [fc.toStringMethod]: () => JSON.stringify(waterDocument(drawn)) }),
    );
}

export function waterDocument({ outside, rivers: r }: WaterPlan, writing: Writing = {}): PlainMap {
  const document = powerDocument(outside, writing);
  const ids = actorsOf(outside.plan);
  const n = ids.length;
  const start = monthOf(String(document["start"]));
  const powers = Object.keys(document["powers"] as PlainMap);
  const turn = <T>(list: T[]): T[] => (writing.scrambled ? list.reverse() : list);
  const map = (entries: [string, Plain][]): PlainMap => Object.fromEntries(turn(entries));
  return {
    ...document,
    end: monthText(start + r.months - 1),
    region: { ...(document["region"] as PlainMap), canal: r.canal },
    basins: map(
      r.basins.map((b, k) => {
        const up = b.upstream % n;
        const down = (up + 1 + (b.downstream % (n - 1))) % n;
        const other = ids.findIndex((_, i) => i !== up && i !== down);
        const shares: [string, Plain][] = [[ids[down]!, other < 0 ? 1 : b.split]];
        if (other >= 0 && b.split < 1) shares.push([ids[other]!, 1 - b.split]);
        const {
          river,
          inflow,
          release,
          evaporation,
          benefit,
          otherWater,
          stored,
          canalShare,
          purchase,
          linked,
        } = b;
        const numbers = { river, inflow, release, evaporation, benefit, otherWater, stored, canalShare };
        return [`b${k}`, { upstream: ids[up]!, downstream: map(shares), ...numbers, purchase, linked }];
      }),
    ),
    seabeds: map(r.severities.map((severity, k) => [`s${k}`, { parties: [ids[0]!, ids[1]!], severity }])),
    pipelines: map(
      r.lines.map((l, k) => {
        const supplier = ids[l.supplier % n]!;
        const consents = ids.filter((id, i) => id === supplier || l.transit[i % l.transit.length]);
        return [
          `g${k}`,
          {
            supplier,
            consents: turn(consents),
            customer: powers[l.customer % powers.length]!,
            ...(l.bypasses !== undefined && { bypasses: powers[l.bypasses % powers.length]! }),
            offtake: l.offtake,
            opposition: map(powers.map((q, j) => [q, l.opposition[j]!])),
            seabeds: turn(r.severities.map((_, j) => `s${j}`)),
            allowed: monthText(start + l.allowed),
            years: l.years,
          },
        ];
      }),
    ),
    powers: Object.fromEntries(
      Object.entries(document["powers"] as Record<string, PlainMap>).map(([id, power], j) => [
        id,
        { ...power, blockingPipelines: map(r.lines.map((l, k) => [`g${k}`, l.blocking[j]!])) },
      ]),
    ),
    dams: map(
      r.basins.flatMap((b, k): [string, Plain][] => [
        [`d${k}`, { basin: `b${k}`, storage: b.storage, completed: monthText(start - 1) }],
        [
          `e${k}`,
          {
            basin: `b${k}`,
            storage: b.added,
            winterPower: b.winterPower,
            completed: monthText(start + b.completed),
          },
        ],
      ]),
    ),
    parameters: {
      ...(document["parameters"] as PlainMap),
      "water.drought": r.drought,
      "linkage.default": r.defaults,
    },
    mechanisms: {
      ...(document["mechanisms"] as PlainMap),
      ...Object.fromEntries(ON.map((id) => [id, true])),
    },
  };
}

export function waterWorld(plan: WaterPlan, writing: Writing = {}): World {
  const layer = { file: "", data: waterDocument(plan, writing), positions: new Map() };
  return bind(layer, centralAsia, nodeTables).world;
}
