/** Random worlds with fleets in two blocs, those of states and those of powers, all of their mechanisms on. */
import fc, { type Arbitrary } from "fast-check";
import type { World } from "../../src/engine/world.ts";
import { SHIP_CLASSES } from "../../src/mechanisms/naval/classes.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { nodeTables } from "../../src/node/files.ts";
import { bind } from "../../src/scenario/bind.ts";
import type { Plain, PlainMap } from "../../src/scenario/plain.ts";
import { type PowerPlan, powerDocument, powerWorlds } from "./power-worlds.ts";
import { between, share } from "./property.ts";
import type { Writing } from "./worlds.ts";

export const AFLOAT = ["incidents", "exercise", "drills", "fleets"] as const;

const fleetPlan = fc.record({
  ships: fc.array(fc.constantFrom(0, 0, 1, 3, 10), { minLength: 6, maxLength: 6 }),
  quality: between(0.1, 2),
  grievance: between(0, 200),
  budget: fc.constantFrom<number[]>(0, 1, 3, 14, 1000),
  speed: between(0, 3),
  reactions: fc.array(between(0, 0.5), { minLength: 1, maxLength: 5 }),
  discount: fc.constantFrom(0, 0.2, 0.9),
  warBudget: share,
  warTransfer: between(0, 0.3),
  outside: fc.constantFrom(0, 1, 5),
  /** In the first bloc, in the second, or in none. */
  side: fc.nat({ max: 2 }),
});

const sea = fc.record({
  fleets: fc.array(fleetPlan, { minLength: 2, maxLength: 5 }),
  /** How many of them are powers' fleets. */
  powers: fc.nat({ max: 2 }),
  convention: fc.boolean(),
  continuous: fc.boolean(),
  threat: share,
  cohesion: share,
  severity: share,
  incidents: fc.constantFrom(0.01, 10),
  reciprocity: between(-1, 3),
  prestige: between(0, 1),
  obsolescence: between(0, 0.5),
});

export type Sea = typeof sea extends Arbitrary<infer T> ? T : never;

export interface FleetPlan {
  powers: PowerPlan;
  sea: Sea;
}

export function fleetWorlds(adjust: (s: Sea) => Sea = (s) => s): Arbitrary<FleetPlan> {
  return fc
    .record({ powers: powerWorlds(), sea: sea.map(adjust) })
    .map((drawn) =>
      Object.assign({ ...drawn }, { [fc.toStringMethod]: () => JSON.stringify(fleetDocument(drawn)) }),
    );
}

const turn = <T>(list: readonly T[], k: number): T => list[k % list.length] as T;

/** Owners of the fleets: some of the world's powers, then states, as many as there are. */
function owners({ powers, sea: s }: FleetPlan, document: PlainMap): string[] {
  const states = powers.plan.ids.slice(0, powers.plan.actors.length);
  const known = Object.keys(document["powers"] as PlainMap).sort();
  return [...known.slice(0, s.powers), ...states].slice(0, s.fleets.length);
}

export function fleetDocument(plan: FleetPlan, writing: Writing = {}): PlainMap {
  const document = powerDocument(plan.powers, writing);
  const { sea: s } = plan;
  const ids = owners(plan, document);
  const supplier = Object.keys(document["powers"] as PlainMap)[0] as string;
  const map = (keys: readonly string[], value: (key: string, k: number) => Plain): PlainMap => {
    const entries = keys.map((key, k): [string, Plain] => [key, value(key, k)]);
    return Object.fromEntries(writing.scrambled ? entries.reverse() : entries);
  };
  const fleet = (k: number): PlainMap => {
    const f = s.fleets[k]!;
    return {
      // A patrol boat at least, for something must say what it builds.
      ships: map(SHIP_CLASSES, (c, n) => f.ships[n]! + (c === "patrol" ? 1 : 0)),
      quality: f.quality,
      grievance: f.grievance,
      budget: f.budget,
      speed: f.speed,
      reaction: Object.fromEntries(ids.flatMap((id, j) => (j === k ? [] : [[id, turn(f.reactions, j)]]))),
      supplier,
      discount: f.discount,
      warBudget: f.warBudget,
      warTransfer: f.warTransfer,
      outsideShips: f.outside,
    };
  };
  const bloc = (side: number): PlainMap => ({
    members: ids.filter((_, k) => s.fleets[k]!.side === side),
    threat: s.threat,
    warThreat: 0.3,
    cohesion: s.cohesion,
    warCohesion: 0.1,
  });
  return {
    ...document,
    region: {
      ...(document["region"] as PlainMap),
      caspianConvention: s.convention,
      shipbuilding: s.continuous ? "continuous" : "queue",
    },
    fleets: map(ids, (_, k) => fleet(k)),
    blocs: map(["east", "west"], (id) => bloc(id === "east" ? 0 : 1)),
    seabeds: { deep: { parties: [ids[0] as string, ids[1] as string], severity: s.severity } },
    parameters: {
      ...(document["parameters"] as PlainMap),
      "incident.base": s.incidents,
      "exercise.reciprocity": s.reciprocity,
      "fleet.prestige": s.prestige,
      "fleet.obsolescence": s.obsolescence,
    },
    mechanisms: { ...(document["mechanisms"] as PlainMap), ...map(AFLOAT, () => true) },
  };
}

export function fleetWorld(plan: FleetPlan, writing: Writing = {}): World {
  const layer = { file: "", data: fleetDocument(plan, writing), positions: new Map() };
  return bind(layer, centralAsia, nodeTables).world;
}

/** Other names of the states that keep their place among the powers, each carrying the luck of the old one. */
export function renamed({ powers, sea: s }: FleetPlan): FleetPlan {
  const states = powers.plan.ids.slice(0, powers.plan.actors.length);
  const outside = Object.keys(powerDocument(powers)["powers"] as PlainMap);
  const name = (id: string) => {
    const before = outside.filter((power) => power < id).sort();
    const rank = states.filter((other) => other < id).length;
    return `${before.at(-1) ?? "A"}${String(rank).padStart(2, "0")}`;
  };
  const ids = powers.plan.ids.map((id, k) => (k < states.length ? name(id) : id));
  return { powers: { ...powers, plan: { ...powers.plan, ids, streamKeys: states } }, sea: s };
}
