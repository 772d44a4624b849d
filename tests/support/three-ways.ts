/** A small world with one decision of four alternatives, one of which is shut, taken twice a month. */
import { axis } from "../../src/engine/axis.ts";
import { monthOf } from "../../src/engine/calendar.ts";
import { decision } from "../../src/engine/decision/decision.ts";
import type { Term } from "../../src/engine/decision/spec.ts";
import { parameter } from "../../src/engine/declare.ts";
import type { Program } from "../../src/engine/program.ts";
import { compile } from "./compile.ts";

const OTHERS = 3;

function term(id: string, shares: readonly number[]): Term {
  return {
    id,
    label: id,
    doc: `A constant of ${shares.join(", ")}.`,
    sources: ["judgement"],
    compile: (env) => (_, out) => {
      for (let n = 0; n < env.deciders.count; n++)
        shares.forEach((s, a) => {
          out[env.deciders.list[n]! * OTHERS + a] = s;
        });
    },
  };
}

export function threeWays(): Program {
  const way = decision({
    id: "way",
    phase: "decide",
    doc: "Which way to go.",
    sources: ["judgement"],
    decider: "walker",
    alternatives: ["stay", "left", "right", "shut"],
    noise: "way.noise",
    stream: "way",
    params: [parameter("way.noise", 0.8, [0.1, 3], "util", "Scale of the luck")],
    mayDecide: () => () => true,
    available: () => (_, alternative) => alternative !== 3,
    gates: [],
    terms: [term("slope", [-0.9, 0.4, 5]), term("view", [0.7, 0.3, 5]), term("mud", [-0.2, -1.1, 5])],
    apply: () => () => {},
  });
  return compile(
    {
      id: "walk",
      title: "A walk",
      phases: [{ id: "decide", doc: "go" }],
      attributes: [],
      mechanisms: [way],
      outcomes: () => [],
    },
    {
      id: "walk",
      start: monthOf("2000-01"),
      end: monthOf("2000-06"),
      substeps: 2,
      axes: [axis("walker", ["one", "two"])],
      cells: new Map(),
      parameters: new Map(),
      switches: new Map(),
      schedule: [],
      interventions: [],
      outcomes: [],
      structure: {},
    },
  );
}
