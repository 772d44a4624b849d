/** Random worlds with outside powers, trade and a network of corridors, all of their mechanisms on. */
import fc, { type Arbitrary } from "fast-check";
import { monthOf, monthText } from "../../src/engine/calendar.ts";
import type { World } from "../../src/engine/world.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { nodeTables } from "../../src/node/files.ts";
import { bind } from "../../src/scenario/bind.ts";
import type { Plain, PlainMap } from "../../src/scenario/plain.ts";
import { between, share } from "./property.ts";
import { actorsOf, documentOf, type Plan, type Writing, worlds } from "./worlds.ts";

export const ON = ["trade", "routes", "legs", "award", "assent", "building"] as const;

/** Behind all actors, whatever these are called, so that renaming an actor leaves the order of states as it is. */
export const OUTSIDERS = ["zzzzzzA", "zzzzzzB"] as const;
const NOBODY = "zzzzzzC";

const which = fc.nat({ max: 41 });
const few = <T>(of: Arbitrary<T>, least: number, most: number) =>
  fc.array(of, { minLength: least, maxLength: most });

const network = fc.record({
  legs: few(
    fc.record({
      tariff: fc.constantFrom<number[]>(1, 50, 600, 2200),
      days: fc.integer({ min: 0, max: 20 }),
      capacity: fc.constantFrom<number[]>(0, 0.5, 4, 40),
      flow: fc.constantFrom(0, 0.3, 3, 20),
      risk: fc.constantFrom(0, 150),
      owner: which,
      open: fc.constantFrom(true, true, true, false),
      investment: fc.constantFrom(0, 0, 0.2),
      upkeep: fc.constantFrom(1, 1, 0.3, 0),
      replaces: fc.option(which, { nil: undefined, freq: 4 }),
    }),
    2,
    6,
  ),
  routes: few(fc.record({ market: which, legs: few(which, 1, 4) }), 2, 7),
  ship: fc.record({
    market: which,
    tariff: fc.constantFrom(500, 3500),
    days: fc.integer({ min: 1, max: 40 }),
  }),
  markets: few(
    fc.record({
      ends: fc.constantFrom("pair", "power", "abroad"),
      one: which,
      two: which,
      flow: fc.constantFrom<number[]>(0, 0.5, 5, 50),
      growth: between(-0.1, 0.1),
      sanctions: fc.boolean(),
    }),
    1,
    4,
  ),
  works: few(
    fc.record({
      gatekeeper: which,
      leg: which,
      capacity: fc.constantFrom<number[]>(0.5, 8),
      years: fc.constantFrom<number[]>(0, 0.25, 0.5, 4),
      opens: fc.integer({ min: -14, max: 6 }),
      bidders: fc.constantFrom<number[]>(0, 1, 2, 3),
      consents: few(which, 0, 2),
      price: between(-1, 2),
    }),
    0,
    3,
  ),
  /** Of states towards each other and to powers, by turns. */
  relations: few(between(-1, 1), 1, 7),
  rivals: fc.boolean(),
  holder: fc.constantFrom<(number | undefined)[]>(undefined, 0, 1),
  fee: fc.constantFrom(0, 200),
  powers: few(
    fc.record({ share: between(0, 0.4), trade: fc.constantFrom(0, 0.5, 20), growth: between(-0.05, 0.1) }),
    2,
    2,
  ),
  growth: few(between(-0.1, 0.1), 1, 5),
  closed: few(fc.constantFrom(0, 0, 0.7, 1), 1, 4),
  war: share,
  /** What every leg costs from the third month on. */
  later: fc.constantFrom<number[]>(1, 777, 5000),
  budget: fc.constantFrom(0, 1),
});

export interface CorridorPlan {
  plan: Plan;
  network: typeof network extends Arbitrary<infer T> ? T : never;
}

export function corridorWorlds(
  adjust: (plan: CorridorPlan) => CorridorPlan = (p) => p,
): Arbitrary<CorridorPlan> {
  const plain = worlds((plan) => ({
    ...plan,
    off: [],
    // Enough for what this part is about; the rest would only cost time.
    schedule: plan.schedule.filter((e) => e.verb !== "decide"),
  }));
  return fc.record({ plan: plain, network }).map((drawn) => {
    const adjusted = adjust(drawn);
    return Object.assign(
      { ...adjusted },
      { [fc.toStringMethod]: () => JSON.stringify(corridorDocument(adjusted)) },
    );
  });
}

const turn = <T>(list: readonly T[], k: number): T => list[k % list.length] as T;
const legId = (k: number) => `k${k}`;

/** Ids of markets, in the order drawn; one drawn twice is named once. */
function marketIds(ids: readonly string[], n: CorridorPlan["network"]): string[] {
  return n.markets.map((m) => {
    const [a, b] = [turn(ids, m.one), turn(ids, m.one + 1 + (m.two % (ids.length - 1)))];
    if (m.ends === "pair") return [a, b].sort((x, y) => (x < y ? -1 : 1)).join("-");
    return m.ends === "power" ? `${a}-${turn(OUTSIDERS, m.two)}` : `${OUTSIDERS[0]}-${NOBODY}`;
  });
}

export function corridorDocument({ plan, network: n }: CorridorPlan, writing: Writing = {}): PlainMap {
  const document = documentOf(plan, writing);
  const ids = actorsOf(plan);
  const start = monthOf(String(document["start"]));
  const entries = (list: [string, Plain][]): PlainMap =>
    Object.fromEntries(writing.scrambled ? [...list].reverse() : list);
  const actors = document["actors"] as Record<string, PlainMap>;
  ids.forEach((id, i) => {
    actors[id] = {
      ...actors[id],
      growth: turn(n.growth, i),
      vectors: entries(
        OUTSIDERS.map((power, k) => {
          const p = n.powers[k]!;
          return [power, { share: p.share, closeness: 0.2, trade: p.trade }];
        }),
      ),
    };
  });
  const pairs = document["pairs"] as Record<string, PlainMap>;
  for (const id of Object.keys(pairs)) {
    const [i, j] = id.split("-").map((end) => ids.indexOf(end)) as [number, number];
    if (i >= 0 && j >= 0) pairs[id] = { ...pairs[id], closed: turn(n.closed, i + j) };
  }
  const states = [...ids, ...OUTSIDERS];
  const markets = marketIds(ids, n);
  const legs = n.legs.map((_, k) => legId(k));
  return {
    ...document,
    region: { ...(document["region"] as PlainMap), war: 0 },
    powers: entries(
      OUTSIDERS.map((id, k) => [
        id,
        {
          ...(n.rivals && { rivals: [OUTSIDERS[1 - k]!] }),
          warDrain: 0.3,
          growth: n.powers[k]!.growth,
          belligerent: k === 0,
          budget: n.budget,
          aims: entries(ids.map((a) => [a, 0.3])),
        },
      ]),
    ),
    gatekeepers: entries(
      states.map((id, k) => {
        const of = (step: number) => entries(OUTSIDERS.map((p, q) => [p, turn(n.relations, k + step + q)]));
        const worth = Math.abs(turn(n.relations, k));
        const others = entries(states.filter((o) => o !== id).map((o) => [o, worth]));
        return [
          id,
          {
            fee: n.fee,
            closeness: of(0),
            rent: of(2),
            pressure: entries(OUTSIDERS.map((p) => [p, worth])),
            hostility: others,
          },
        ];
      }),
    ),
    works: entries(
      n.works.map((w, k): [string, Plain] => [
        `w${k}`,
        {
          gatekeeper: turn(states, w.gatekeeper),
          leg: turn(legs, w.leg),
          capacity: w.capacity,
          years: w.years,
          opens: monthText(start + w.opens),
          bidders: OUTSIDERS.filter((_, q) => (w.bidders >> q) % 2 === 1),
          consents: [...new Set(w.consents.map((c) => turn(states, c)))],
          price: entries(OUTSIDERS.map((p) => [p, w.price])),
        },
      ]),
    ),
    legs: entries(
      n.legs.map(({ owner, replaces, ...leg }, k): [string, Plain] => [
        legId(k),
        {
          ...leg,
          owner: turn(states, owner),
          ...(k === 0 && n.holder !== undefined && { holder: OUTSIDERS[n.holder]! }),
          ...(replaces !== undefined && replaces % legs.length !== k && { replaces: turn(legs, replaces) }),
        },
      ]),
    ),
    routes: entries([
      ...n.routes.map((r, k): [string, Plain] => [
        `r${k}`,
        {
          market: turn(markets, r.market),
          legs: [...new Set(r.legs.map((l) => turn(legs, l)))],
        },
      ]),
      ["ship", { market: turn(markets, n.ship.market), tariff: n.ship.tariff, days: n.ship.days }] as const,
    ] as [string, Plain][]),
    markets: entries(
      n.markets.flatMap(({ flow, growth, sanctions }, k): [string, Plain][] =>
        markets.indexOf(markets[k]!) < k ? [] : [[markets[k]!, { flow, growth, sanctions }]],
      ),
    ),
    schedule: [
      ...(document["schedule"] as Plain[]),
      { at: monthText(start + 1), set: { "region.war": n.war } },
      {
        at: monthText(start + 2),
        set: {
          [`legs.${legId(0)}.open`]: true,
          ...Object.fromEntries(legs.map((l) => [`legs.${l}.tariff`, n.later])),
        },
      },
    ],
    mechanisms: {
      ...(document["mechanisms"] as PlainMap),
      ...Object.fromEntries([...ON, "contest", "solidarity", "implementation"].map((m) => [m, true])),
    },
  };
}

export function corridorWorld(plan: CorridorPlan, writing: Writing = {}): World {
  const layer = { file: "", data: corridorDocument(plan, writing), positions: new Map() };
  return bind(layer, centralAsia, nodeTables).world;
}
