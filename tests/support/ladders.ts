/** Random worlds with a ladder of institutions: those of `worlds.ts`, and what the ladder's mechanisms need. */
import fc, { type Arbitrary } from "fast-check";
import { monthText } from "../../src/engine/calendar.ts";
import type { World } from "../../src/engine/world.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { nodeTables } from "../../src/node/files.ts";
import { bind } from "../../src/scenario/bind.ts";
import type { Plain, PlainMap } from "../../src/scenario/plain.ts";
import { between, share } from "./property.ts";
import { actorsOf, documentOf, type Plan, type Writing, worlds } from "./worlds.ts";

const ON = ["agenda", "vote", "institutions", "implementation", "rungs"];
const PARAMETERS = centralAsia.mechanisms
  .filter((m) => ON.includes(m.id))
  .flatMap((m) => [...(m.params ?? [])])
  .filter((p) => /^(agenda|vote|institutions|implementation|rungs)\./.test(p.id));

const step = fc.record({
  depth: share,
  bindingness: share,
  security: share,
  overlap: share,
  template: fc.integer({ min: 0, max: 7 }),
  /** Earlier steps that it needs, as bits over the ones before it. */
  needs: fc.nat({ max: 63 }),
  treaty: fc.constantFrom(false, false, false, true),
  admits: fc.constantFrom(-1, -1, -1, 0, 1),
  /** Who has taken it before the start, as bits over the actors; most have not. */
  joined: fc.constantFrom(0, 0, 0, 0, 0b11, 0b101, 0b1111),
});

const ladderPlan = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 6 }),
  meetings: fc.array(fc.record({ at: fc.nat({ max: 15 }), host: fc.nat({ max: 6 }) }), {
    minLength: 1,
    maxLength: 8,
  }),
  rivalry: between(0, 1),
  parameters: fc.array(fc.record({ id: fc.nat({ max: PARAMETERS.length - 1 }), at: share }), {
    maxLength: 8,
  }),
});

export interface LadderPlan {
  plan: Plan;
  ladder: typeof ladderPlan extends Arbitrary<infer T> ? T : never;
}

/** @param adjust changes the rest of the world */
export function ladders(adjust?: (plan: Plan) => Plan): Arbitrary<LadderPlan> {
  const rest = (p: Plan): Plan => ({
    ...p,
    off: [],
    schedule: p.schedule.filter((e) => e.verb !== "decide"),
  });
  return fc
    .record({ plan: worlds((p) => (adjust ?? ((q: Plan) => q))(rest(p))), ladder: ladderPlan })
    .map((l) => Object.assign(l, { [fc.toStringMethod]: () => JSON.stringify(ladderDocument(l)) }));
}

export function ladderDocument({ plan, ladder }: LadderPlan, writing: Writing = {}): PlainMap {
  const base = documentOf(plan, writing);
  const ids = actorsOf(plan);
  const turn = <T>(list: T[]): T[] => (writing.scrambled ? [...list].reverse() : list);
  const start = String(base["start"]);
  const later = (after: number) => monthText(monthsOf(start) + after);
  const steps = ladder.steps.map((s, k): [string, Plain] => [
    `S${k}`,
    {
      depth: s.depth,
      bindingness: s.bindingness,
      securityContent: s.security,
      overlap: s.overlap,
      template: s.template,
      convening: k === 0,
      ...(s.admits >= 0 && k > 0 && { admits: ids[s.admits % ids.length] as string }),
      ...(s.treaty && { treaties: ["t0"] }),
      ...(k > 0 && { prerequisites: turn(needed(s.needs, k)) }),
      ...(s.joined > 0 && {
        joined: Object.fromEntries(
          turn(ids.filter((_, i) => s.joined & (1 << i))).map((id) => [id, monthText(monthsOf(start) - 6)]),
        ),
      }),
    },
  ]);
  const pairs = Object.fromEntries(
    Object.entries(base["pairs"] as PlainMap).map(([id, p]) => [
      id,
      // A bystander has no ties, so no rung is taken with it.
      {
        ...(p as PlainMap),
        rivalry: ladder.rivalry,
        ...(id.startsWith(`${writing.bystander}-`) && { trade: 0 }),
      },
    ]),
  );
  return {
    ...base,
    pairs,
    institutions: Object.fromEntries(turn(steps)),
    mechanisms: { ...(base["mechanisms"] as PlainMap), ...Object.fromEntries(ON.map((id) => [id, true])) },
    parameters: {
      ...(base["parameters"] as PlainMap),
      ...Object.fromEntries(
        ladder.parameters.map(({ id, at }) => {
          const p = PARAMETERS[id]!;
          return [p.id, p.range[0] + (p.range[1] - p.range[0]) * at];
        }),
      ),
    },
    schedule: [
      ...(base["schedule"] as PlainMap[]),
      ...ladder.meetings.map((m) => ({
        at: later(m.at),
        summit: { host: ids[m.host % ids.length] as string },
      })),
    ],
  };
}

function needed(bits: number, k: number): string[] {
  return Array.from({ length: k }, (_, j) => j)
    .filter((j) => bits & (1 << j))
    .map((j) => `S${j}`);
}

function monthsOf(text: string): number {
  const [year = 0, month = 1] = text.split("-").map(Number);
  return (year - 1900) * 12 + month - 1;
}

export function ladderWorld(plan: LadderPlan, writing: Writing = {}): World {
  return bind(
    { file: "", data: ladderDocument(plan, writing), positions: new Map() },
    centralAsia,
    nodeTables,
  ).world;
}
