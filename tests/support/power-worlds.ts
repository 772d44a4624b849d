/** Random worlds with outside powers, formats and a regional body, all of their mechanisms on. */
import fc, { type Arbitrary } from "fast-check";
import { monthOf, monthText } from "../../src/engine/calendar.ts";
import type { World } from "../../src/engine/world.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { nodeTables } from "../../src/node/files.ts";
import { bind } from "../../src/scenario/bind.ts";
import type { Plain, PlainMap } from "../../src/scenario/plain.ts";
import { between, share } from "./property.ts";
import { actorsOf, documentOf, type Plan, type Writing, worlds } from "./worlds.ts";

export const ON = [
  "contest",
  "sticks",
  "solidarity",
  "format",
  "overtures",
  "admission",
  "merger",
  "absorption",
  "dossiers",
  "conclusion",
  "agenda",
  "vote",
  "institutions",
] as const;

const NAMES = ["Rom", "Car", "Pon", "Par"];
const shares = fc.array(share, { minLength: 3, maxLength: 11 });

const outside = fc.record({
  powers: fc.array(
    fc.record({
      budget: fc.constantFrom(0, 0.1, 0.7, 1.4, 50),
      growth: between(-0.1, 0.2),
      drain: share,
      conditionality: share,
      aims: shares,
      blocking: fc.constantFrom(0, 0.5, 1),
      blockingSteps: fc.constantFrom(0, 0.5, 1),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  closeness: fc.array(between(-1, 1), { minLength: 3, maxLength: 11 }),
  engagement: shares,
  exposure: shares,
  war: share,
  formats: fc.array(
    fc.record({
      gain: between(0, 3),
      control: between(0, 2),
      attention: between(0, 2),
      level: fc.nat({ max: 3 }),
      gdp: fc.constantFrom(0, 1, 300, 20000),
      growth: between(-0.1, 0.1),
      rivals: shares,
      secretariat: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  members: shares,
  output: share,
  overlap: fc.tuple(share, share),
  rivalry: share,
});

export interface PowerPlan {
  plan: Plan;
  outside: typeof outside extends Arbitrary<infer T> ? T : never;
}

export function powerWorlds(): Arbitrary<PowerPlan> {
  const plain = worlds((plan) => ({
    ...plan,
    off: [],
    schedule: plan.schedule.filter((e) => e.verb !== "decide"),
  }));
  return fc
    .record({ plan: plain, outside })
    .map((drawn) =>
      Object.assign({ ...drawn }, { [fc.toStringMethod]: () => JSON.stringify(powerDocument(drawn)) }),
    );
}

const turn = <T>(list: readonly T[], k: number): T => list[k % list.length] as T;

export function powerDocument({ plan, outside: o }: PowerPlan, writing: Writing = {}): PlainMap {
  const document = documentOf(plan, writing);
  const ids = actorsOf(plan);
  const powers = NAMES.slice(0, o.powers.length);
  const map = (keys: readonly string[], value: (key: string, k: number) => Plain): PlainMap =>
    Object.fromEntries(keys.map((key, k) => [key, value(key, k)]));
  const actors = document["actors"] as Record<string, PlainMap>;
  ids.forEach((id, i) => {
    actors[id] = {
      ...actors[id],
      vectors: map(powers, (_, k) => ({
        share: turn(o.engagement, i + 2 * k) / powers.length,
        closeness: turn(o.closeness, i + 3 * k),
        exposure: turn(o.exposure, i + k),
      })),
    };
  });
  const start = monthOf(String(document["start"]));
  const treaties = Object.keys(document["treaties"] as PlainMap);
  const formats = o.formats.map((_, k) => `F${k}`);
  return {
    ...document,
    region: { ...(document["region"] as PlainMap), war: o.war, recognition: 0.2, gdpGrowth: 0.05 },
    powers: map(powers, (_, k) => {
      const p = o.powers[k]!;
      return {
        budget: p.budget,
        budgetGrowth: p.growth,
        warDrain: p.drain,
        conditionality: p.conditionality,
        agreementLag: 0.2,
        aims: map(ids, (_, i) => turn(p.aims, i)),
        blocking: map(treaties, () => p.blocking),
        blockingSteps: { S1: p.blockingSteps, S2: p.blockingSteps },
      };
    }),
    formats: map(formats, (_, k) => {
      const f = o.formats[k]!;
      return {
        gain: f.gain,
        control: f.control,
        attention: f.attention,
        level: f.level,
        gdp: f.gdp,
        gdpGrowth: f.growth,
        mayHaveSecretariat: f.secretariat,
        rivals: formats.filter((_, q) => q !== k && turn(f.rivals, q) > 0.5),
      };
    }),
    institutions: {
      S0: { depth: 0.1, bindingness: 0.3, convening: true },
      S1: { depth: 0.3, bindingness: 0.3, prerequisites: ["S0"] },
      S2: { depth: 0.7, bindingness: 0.9, securityContent: 0.8, prerequisites: ["S1"] },
    },
    agreements: {
      pact: {
        power: powers[0] as string,
        state: ids[0] as string,
        rival: powers.at(-1) as string,
        opponent: powers.at(-1) as string,
        initialled: monthText(start + 1),
      },
    },
    bodies: {
      union: {
        suitor: powers[0] as string,
        members: ids.filter((_, i) => turn(o.members, i) > 0.4),
        output: o.output,
        overlap: {
          k1: { at: monthText(start - 3), value: o.overlap[0] },
          k2: { at: monthText(start + 5), value: o.overlap[1] },
        },
      },
    },
    parameters: { ...(document["parameters"] as PlainMap), "overtures.asks": 20, "overtures.mergers": 20 },
    mechanisms: { ...(document["mechanisms"] as PlainMap), ...map(ON, () => true) },
  };
}

export function powerWorld(plan: PowerPlan, writing: Writing = {}): World {
  const layer = { file: "", data: powerDocument(plan, writing), positions: new Map() };
  return bind(layer, centralAsia, nodeTables).world;
}
