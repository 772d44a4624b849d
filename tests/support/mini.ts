/** Small models on the engine's contracts, for what a random world of the full model cannot isolate. */
import { axis } from "../../src/engine/axis.ts";
import { decision } from "../../src/engine/decision/decision.ts";
import type { DecisionSpec, Term } from "../../src/engine/decision/spec.ts";
import { parameter } from "../../src/engine/declare.ts";
import { clockColumns, HazardClock } from "../../src/engine/hazard.ts";
import type { Mechanism } from "../../src/engine/mechanism.ts";
import type { Model } from "../../src/engine/model.ts";
import type { World } from "../../src/engine/world.ts";

export const START = 1470;

export function modelOf(mechanisms: readonly Mechanism[], more: Partial<Model> = {}): Model {
  return {
    id: "mini",
    title: "Mini",
    phases: [
      { id: "early", doc: "" },
      { id: "late", doc: "" },
    ],
    attributes: [],
    mechanisms,
    outcomes: () => [],
    ...more,
  };
}

export function miniWorld(actors: readonly string[], months: number, more: Partial<World> = {}): World {
  return {
    id: "mini",
    start: START,
    end: START + months - 1,
    substeps: 1,
    axes: [axis("actor", actors)],
    cells: new Map(),
    parameters: new Map(),
    switches: new Map(),
    schedule: [],
    interventions: [],
    outcomes: [],
    structure: {},
    ...more,
  };
}

/** Clocks of a constant rate, one an actor; `clock.nth` holds the month of each of the first three firings. */
export const constantClocks: Mechanism = {
  id: "clocks",
  phase: "early",
  doc: "Constant hazards.",
  sources: [],
  reads: ["rate"],
  writes: [
    ...clockColumns("clock", ["actor"], "an event"),
    ...[0, 1, 2].map((k) => ({
      id: `clock.month${k}`,
      axes: ["actor"],
      unit: "month",
      range: [0, Infinity] as const,
      doc: "Month of an event",
      initial: Infinity,
    })),
  ],
  streams: ["clock"],
  compile(env) {
    const n = env.axis("actor").size;
    const rate = env.read("rate");
    const clock = new HazardClock(env, "clock", env.axis("actor").keys, "clock");
    const ordinal = env.read("clock.ordinal");
    const months = [0, 1, 2].map((k) => env.write(`clock.month${k}`));
    return {
      start: () => clock.armAll(),
      tick(t) {
        for (let i = 0; i < n; i++) {
          const before = ordinal[i]!;
          const fires = clock.advance(i, rate[i]! * t.dt);
          for (let k = before; k < Math.min(3, before + fires); k++) months[k]![i] = t.month;
        }
      },
    };
  },
};

export function clockModel(): Model {
  const rate = {
    id: "rate",
    axes: ["actor"],
    unit: "1/yr",
    range: [0, 1e6] as const,
    doc: "",
    path: "rate.*",
  };
  return modelOf([constantClocks], { attributes: [rate] });
}

/** A choice among names whose utilities are the cells `utility.NAME.*`, in two shares. */
export function choiceModel(alternatives: readonly string[]): Model {
  const others = alternatives.slice(1);
  const term = (id: string): Term => ({
    id,
    label: id,
    doc: "",
    sources: [],
    reads: others.map((name) => `${id}.${name}`),
    compile(env) {
      const cells = others.map((name) => env.read(`${id}.${name}`));
      return (_, out) => {
        const { list, count } = env.deciders;
        for (let d = 0; d < count; d++)
          cells.forEach((c, k) => {
            out[list[d]! * others.length + k] = c[list[d]!]!;
          });
      };
    },
  });
  const spec: DecisionSpec = {
    id: "choice",
    phase: "late",
    doc: "",
    sources: [],
    decider: "actor",
    alternatives: alternatives as [string, string, ...string[]],
    noise: "choice.noise",
    stream: "choice",
    params: [parameter("choice.noise", 1, [1e-6, 1e9], "util", "")],
    writes: [{ id: "chosen", axes: ["actor"], unit: "1", range: [0, 100], doc: "" }],
    mayDecide: () => () => true,
    gates: [],
    terms: [term("first"), term("second")],
    apply(env) {
      const chosen = env.write("chosen");
      return (_, i, a) => {
        chosen[i] = a;
      };
    },
  };
  return modelOf([decision(spec)], {
    attributes: ["first", "second"].flatMap((id) =>
      others.map((name) => ({
        id: `${id}.${name}`,
        axes: ["actor"],
        unit: "util",
        range: [-1e9, 1e9] as const,
        doc: "",
        path: `${id}.${name}.*`,
      })),
    ),
  });
}
