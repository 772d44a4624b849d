/** Random worlds of the model of Central Asia, written as scenario documents and bound as files are. */
import fc, { type Arbitrary } from "fast-check";
import { monthOf, monthText } from "../../src/engine/calendar.ts";
import type { World } from "../../src/engine/world.ts";
import { DISPUTE_KINDS, STAGES } from "../../src/mechanisms/disputes.ts";
import { LEADER_TYPES } from "../../src/mechanisms/leaders.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { ISSUES } from "../../src/models/central-asia/structure.ts";
import { nodeTables } from "../../src/node/files.ts";
import { bind } from "../../src/scenario/bind.ts";
import type { Plain, PlainMap } from "../../src/scenario/plain.ts";
import { between, share } from "./property.ts";

export const MOST_ACTORS = 7;
/** The treaty's politics: what every scenario plays. Parts that a scenario switches on have worlds of their own. */
export const CORE = centralAsia.mechanisms.filter((m) => !centralAsia.optional?.includes(m.id));
/** Their parameters. */
export const PARAMETERS = CORE.flatMap((m) => [...(m.params ?? [])]);
const START = monthOf("2022-07");

/** Who or what an index means: taken modulo the number there is, so that shrinking one thing spoils no other. */
const which = fc.nat({ max: 41 });

const actorPlan = fc.record({
  member: fc.oneof({ arbitrary: fc.constant(true), weight: 5 }, { arbitrary: fc.boolean(), weight: 1 }),
  capacity: share,
  consolidation: share,
  sovereignty: share,
  neutrality: share,
  nationalism: share,
  identity: share,
  threat: share,
  preparation: share,
  overlap: share,
  polyarchy: share,
  budget: fc.oneof(
    { arbitrary: fc.constant(0), weight: 6 },
    { arbitrary: between(0, 2), weight: 2 },
    { arbitrary: fc.constant(10), weight: 1 },
  ),
  veto: fc.constantFrom<number[]>(0, 0, 1, 0.5),
  regionalism: share,
  openness: share,
  openingJump: between(-1, 1),
  born: fc.integer({ min: 1935, max: 1990 }),
  since: fc.integer({ min: 1992, max: 2022 }),
  type: fc.constantFrom(...LEADER_TYPES),
  heir: fc.boolean(),
  irregular: fc.constantFrom<number[]>(0, 0.01, 0.1, 1, 5),
  successors: fc.tuple(share, share),
  partners: fc.array(share, { minLength: 1, maxLength: MOST_ACTORS }),
  issues: fc.array(fc.record({ position: share, salience: share }), { minLength: 1, maxLength: 3 }),
});

const pairPlan = fc.record({
  trust: share,
  visits: fc.constantFrom<number[]>(0, 0.5, 1, 3, 12),
  ladder: fc.integer({ min: 0, max: 7 }),
  trade: fc.constantFrom<number[]>(0, 0.01, 0.5, 4, 100),
});

const disputePlan = fc.record({
  first: which,
  second: which,
  kind: fc.oneof(
    { arbitrary: fc.constant("border"), weight: 4 },
    { arbitrary: fc.constantFrom(...DISPUTE_KINDS), weight: 1 },
  ),
  precedent: fc.boolean(),
  severity: share,
  segments: fc.integer({ min: 1, max: 12 }),
  settled: share,
  stage: fc.oneof(
    { arbitrary: fc.constant("open"), weight: 4 },
    { arbitrary: fc.constantFrom(...STAGES), weight: 1 },
  ),
  memory: fc.constantFrom<number[]>(0, 0.5, 1, 2, 4),
  frozen: fc.constantFrom<number[]>(0, 0, 0, 0.25, 1),
  forces: fc.tuple(between(0, 6), between(0, 6)),
});

const treatyPlan = fc.record({
  depth: share,
  statusQuo: share,
  security: share,
  overlap: share,
  entryIntoForce: fc.integer({ min: 1, max: 4 }),
  eligible: fc.array(fc.constantFrom(true, true, true, false), {
    minLength: MOST_ACTORS,
    maxLength: MOST_ACTORS,
  }),
  /** Months after the start; undefined where it is never proposed. */
  proposed: fc.option(fc.integer({ min: -6, max: 6 }), { nil: undefined, freq: 8 }),
  by: which,
  signed: fc.array(fc.constantFrom(false, false, false, true), {
    minLength: MOST_ACTORS,
    maxLength: MOST_ACTORS,
  }),
});

const entryPlan = fc.record({
  verb: fc.constantFrom(
    "summit",
    "summit",
    "summit",
    "summit",
    "summit",
    "preparatory",
    "format",
    "visit",
    "succession",
    "set",
    "when",
    "decide",
  ),
  at: fc.nat({ max: 9 }),
  who: which,
  whom: which,
  value: share,
});

const planArbitrary = fc.record({
  ids: fc.uniqueArray(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,4}$/), {
    minLength: MOST_ACTORS,
    maxLength: MOST_ACTORS,
    // YAML users may not call an actor what a section calls itself.
    selector: (id) => (id === "source" ? "" : id),
  }),
  actors: fc.array(actorPlan, { minLength: 2, maxLength: MOST_ACTORS }),
  pairs: fc.array(pairPlan, { minLength: 1, maxLength: 4 }),
  disputes: fc.array(disputePlan, { maxLength: 3 }),
  treaties: fc.array(treatyPlan, { minLength: 1, maxLength: 2 }),
  depth: share,
  yearlyMeetings: fc.boolean(),
  startsAfter: fc.nat({ max: 30 }),
  months: fc.integer({ min: 1, max: 18 }),
  substeps: fc.constantFrom<number[]>(1, 1, 2, 3, 4),
  /** Months after the start until which everything is known; undefined for all of it. */
  known: fc.option(fc.integer({ min: -1, max: 6 }), { nil: undefined }),
  schedule: fc.array(entryPlan, { maxLength: 10 }),
  parameters: fc.array(fc.record({ id: fc.nat({ max: PARAMETERS.length - 1 }), at: share }), {
    maxLength: 12,
  }),
  off: fc.oneof(
    { arbitrary: fc.constant([] as number[]), weight: 4 },
    { arbitrary: fc.array(fc.nat({ max: CORE.length - 1 }), { maxLength: 3 }), weight: 1 },
  ),
});

type Drawn = typeof planArbitrary extends Arbitrary<infer T> ? T : never;

/** What a random world is drawn as. `documentOf` writes it down, `worldOf` binds it. */
export interface Plan extends Drawn {
  /** Ids whose luck the actors carry, where they were renamed. */
  streamKeys?: readonly string[];
  /** More parameters, by id. */
  fixed?: Readonly<Record<string, number>>;
}

/** Random worlds; a failing one is printed as a scenario. */
export function worlds(adjust: (plan: Plan) => Plan = (p) => p): Arbitrary<Plan> {
  return planArbitrary.map((drawn) => {
    const plan = adjust(drawn);
    return Object.assign({ ...plan }, { [fc.toStringMethod]: () => JSON.stringify(documentOf(plan)) });
  });
}

export function actorsOf(plan: Plan): string[] {
  return plan.ids.slice(0, plan.actors.length);
}

/** The two parties of a dispute, as indices; never the same. */
export function partiesOf(plan: Plan, dispute: Plan["disputes"][number]): [number, number] {
  const n = plan.actors.length;
  const first = dispute.first % n;
  return [first, (first + 1 + (dispute.second % (n - 1))) % n];
}

export interface Writing {
  /** Writes maps and lists of names in another order, and pairs by their other name. */
  scrambled?: boolean;
  /** Adds an actor that has no ties, may sign nothing and attends nothing. */
  bystander?: string;
}

export function documentOf(plan: Plan, writing: Writing = {}): PlainMap {
  const ids = actorsOf(plan);
  const n = ids.length;
  const id = (k: number) => ids[k % n] as string;
  const start = START + plan.startsAfter;
  const date = (after: number) => monthText(start + after);
  const turn = <T>(list: T[]): T[] => (writing.scrambled ? [...list].reverse() : list);
  const map = (entries: [string, Plain][]): PlainMap => Object.fromEntries(turn(entries));

  const actors: [string, Plain][] = plan.actors.map((a, k) => [
    id(k),
    actorDocument(a, plan.streamKeys?.[k], map(partners(a, k))),
  ]);
  function partners(a: Drawn["actors"][number], k: number): [string, Plain][] {
    return ids.flatMap((other, j): [string, Plain][] =>
      j === k ? [] : [[other, a.partners[j % a.partners.length]!]],
    );
  }

  const pairs: [string, Plain][] = [];
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const pair = plan.pairs[pairs.length % plan.pairs.length]!;
      const [a, b] = writing.scrambled ? [id(j), id(i)] : [id(i), id(j)];
      pairs.push([`${a}-${b}`, { ...pair }]);
    }
  if (writing.bystander !== undefined) {
    const nobody = { ...plan.actors[0]!, member: false, budget: 0, irregular: 1 };
    const alone = map(ids.map((other) => [other, 0]));
    for (const other of ids)
      pairs.push([`${writing.bystander}-${other}`, { trust: 0.5, visits: 0, ladder: 1, trade: 1 }]);
    actors.splice(1, 0, [writing.bystander, actorDocument(nobody, undefined, alone)]);
  }

  return {
    multivector: 1,
    id: "random",
    title: "A random world",
    model: "central-asia",
    start: date(0),
    end: date(plan.months - 1),
    ...(plan.known !== undefined && { knownUntil: date(plan.known) }),
    substeps: plan.substeps,
    region: { depth: plan.depth, yearlyMeetings: plan.yearlyMeetings },
    actors: map(actors),
    pairs: map(pairs),
    disputes: map(
      plan.disputes.map((d, k): [string, Plain] => {
        const [i, j] = partiesOf(plan, d);
        return [
          `d${k}`,
          {
            parties: turn([id(i), id(j)]),
            kind: d.kind,
            precedent: d.precedent,
            severity: d.severity,
            segments: d.segments,
            settled: d.stage === "open" ? Math.floor(d.settled * d.segments) : d.segments,
            stage: d.stage,
            clashMemory: d.memory,
            frozen: d.frozen,
            forces: map([
              [id(i), d.forces[0]],
              [id(j), d.forces[1]],
            ]),
          },
        ];
      }),
    ),
    treaties: map(plan.treaties.map((t, k): [string, Plain] => [`t${k}`, treatyDocument(t)])),
    // A list keeps its order: two changes of one month may be of the same number.
    schedule: plan.schedule.flatMap((e) => entry(e)),
    parameters: parametersOf(plan),
    mechanisms: map([...new Set(plan.off)].map((k): [string, Plain] => [CORE[k]!.id, false])),
    // A formula cannot name what nobody reads any more once mechanisms are off.
    ...(plan.off.length === 0 && { outcomes: { deep: "region.depth > 0.5" } }),
  };

  function treatyDocument(t: Drawn["treaties"][number]): PlainMap {
    const chosen = (flags: readonly boolean[]) => ids.filter((_, k) => flags[k]);
    const open = t.proposed !== undefined && t.proposed < 0;
    return {
      depth: t.depth,
      statusQuo: t.statusQuo,
      securityContent: t.security,
      overlap: t.overlap,
      entryIntoForce: t.entryIntoForce,
      eligible: turn(chosen(t.eligible)),
      ...(t.proposed !== undefined && { proposed: { at: date(t.proposed), by: id(t.by) } }),
      ...(open && {
        signed: map(
          chosen(t.eligible)
            .filter((a) => t.signed[ids.indexOf(a)])
            .map((a) => [a, date(t.proposed!)]),
        ),
      }),
    };
  }

  function entry(e: Drawn["schedule"][number]): PlainMap[] {
    const at = date(e.at);
    const others = turn(ids.filter((_, k) => k % 3 === e.whom % 3));
    const first = plan.disputes.length > 0 ? "disputes.d0.severity" : "region.depth";
    switch (e.verb) {
      case "summit":
        return [{ at, summit: { host: id(e.who), ...(e.whom % 2 === 0 && { guests: others }) } }];
      case "preparatory":
        return [{ at, preparatory: { absent: others } }];
      case "format":
        return [{ at, format: { power: "X", absent: others } }];
      case "visit": {
        const to = (e.who + 1 + (e.whom % (n - 1))) % n;
        return [{ at, visit: { from: id(e.who), to: id(to) } }];
      }
      case "succession":
        return [
          {
            at,
            succession: {
              actor: id(e.who),
              name: "N",
              born: "1970-03-05",
              type: "insider",
              regionalism: e.value,
              openness: 1 - e.value,
              openingJump: e.value / 2,
            },
          },
        ];
      case "set":
        return [{ at, set: { [e.whom % 2 === 0 ? "parameters.trust.contact" : first]: e.value / 2 } }];
      case "when":
        return [{ when: `month >= date("${at}")`, set: { [first]: e.value } }];
      default:
        return decided(e);
    }
  }

  /** Forces an early decision where it is legal whatever else happens: at the start, on the table, not yet taken. */
  function decided(e: Drawn["schedule"][number]): PlainMap[] {
    const k = e.whom % plan.treaties.length;
    const t = plan.treaties[k]!;
    const who = e.who % n;
    const legal = t.proposed !== undefined && t.proposed < 0 && t.eligible[who] && !t.signed[who];
    const off = plan.off.some((m) => ["accession", "proposals"].includes(CORE[m]!.id));
    if (!legal || off) return [];
    // The treaty proposed first needs no name.
    const months = plan.treaties.map((other) => other.proposed ?? Infinity);
    const first = months.indexOf(Math.min(...months));
    const outcome = k === first ? `signed.${id(who)}` : `t${k}.signed.${id(who)}`;
    return [{ at: date(0), decide: { [outcome]: e.value > 0.5 } }];
  }
}

function parametersOf(plan: Plan): PlainMap {
  const values: Record<string, number> = {};
  for (const { id, at } of plan.parameters) {
    const p = PARAMETERS[id]!;
    values[p.id] = p.range[0] + (p.range[1] - p.range[0]) * at;
  }
  return { ...values, ...plan.fixed };
}

function actorDocument(
  a: Drawn["actors"][number],
  streamKey: string | undefined,
  partners: PlainMap,
): PlainMap {
  const [u, v] = [Math.min(...a.successors), Math.max(...a.successors)];
  return {
    ...(streamKey !== undefined && { streamKey }),
    member: a.member,
    gdp: 10,
    population: 5,
    polyarchy: a.polyarchy,
    capacity: a.capacity,
    consolidation: a.consolidation,
    sovereignty: a.sovereignty,
    neutrality: a.neutrality,
    nationalism: a.nationalism,
    identity: a.identity,
    threat: a.threat,
    preparation: a.preparation,
    overlap: a.overlap,
    diplomaticBudget: a.budget,
    veto: a.veto,
    leader: {
      born: `${a.born}-05-17`,
      since: `${a.since}-03`,
      type: a.type,
      regionalism: a.regionalism,
      openness: a.openness,
      openingJump: a.openingJump,
      heir: a.heir,
      irregular: a.irregular,
      successors: { insider: u, dynastic: v - u, outsider: 1 - v },
    },
    partners,
    issues: Object.fromEntries(ISSUES.map((issue, k) => [issue, { ...a.issues[k % a.issues.length]! }])),
  };
}

export function worldOf(plan: Plan, writing: Writing = {}): World {
  const layer = { file: "", data: documentOf(plan, writing), positions: new Map() };
  return bind(layer, centralAsia, nodeTables).world;
}
