/** A tiny model that counts turns: actors go or wait, an event is when all have gone, a category how many have. */
import { TURNS } from "../../src/engine/calendar.ts";
import { decision } from "../../src/engine/decision/decision.ts";
import { parameter } from "../../src/engine/declare.ts";
import type { Mechanism } from "../../src/engine/mechanism.ts";
import { noFiles, noTables, type Opened, openText } from "../../src/models/open.ts";
import type { ScenarioModel } from "../../src/scenario/binding.ts";

const go = decision({
  id: "go",
  phase: "decide",
  doc: "",
  sources: [],
  decider: "actor",
  alternatives: ["wait", "go"],
  noise: "go.noise",
  stream: "go",
  params: [parameter("go.noise", 1, [0.01, 10], "util", "")],
  reads: ["gone"],
  writes: [{ id: "gone", axes: ["actor"], unit: "1", range: [0, 1], doc: "" }],
  emits: [{ id: "went", axes: ["actor"], text: "{0} goes" }],
  mayDecide(env) {
    const gone = env.read("gone");
    return (_, i) => gone[i] === 0;
  },
  gates: [],
  terms: [
    {
      id: "pull",
      label: "pull",
      doc: "",
      sources: [],
      reads: ["pull"],
      compile(env) {
        const pull = env.read("pull");
        return (_, out) => {
          const { list, count } = env.deciders;
          for (let d = 0; d < count; d++) out[list[d]!] = pull[list[d]!]!;
        };
      },
    },
  ],
  apply(env) {
    const gone = env.write("gone");
    const went = env.emit("went");
    return (_, i, chosen) => {
      if (chosen === 0) return;
      gone[i] = 1;
      went(i);
    };
  },
});

const tally: Mechanism = {
  id: "tally",
  phase: "count",
  doc: "",
  sources: [],
  reads: ["gone", "allGoneAt"],
  writes: [
    { id: "extent", axes: [], unit: "1", range: [0, 2], doc: "" },
    { id: "allGoneAt", axes: [], unit: "turn", range: [0, Infinity], initial: Infinity, doc: "" },
  ],
  compile(env) {
    const [gone, was] = [env.read("gone"), env.read("allGoneAt")];
    const [extent, allGoneAt] = [env.write("extent"), env.write("allGoneAt")];
    return {
      tick(t) {
        let count = 0;
        for (let i = 0; i < gone.length; i++) count += gone[i]!;
        extent[0] = count === 0 ? 0 : count === gone.length ? 2 : 1;
        if (extent[0] === 2 && was[0] === Infinity) allGoneAt[0] = t.month;
      },
    };
  },
};

/** Two of its names need quotes in a CSV. */
export const EXTENTS = ["none", "some, not all", 'all, "the lot"'] as const;

export const turnModel: ScenarioModel = {
  id: "turns",
  title: "Turns",
  doc: "",
  calendar: TURNS,
  phases: [
    { id: "decide", doc: "" },
    { id: "count", doc: "" },
  ],
  attributes: [
    { id: "pull", axes: ["actor"], unit: "util", range: [-10, 10], doc: "Pull", path: "actors.*.pull" },
  ],
  mechanisms: [go, tally],
  sections: [{ key: "actors", axis: "actor", doc: "" }],
  outcomes: () => [
    { id: "extent", kind: "category", categories: EXTENTS, unit: "1", doc: "", column: "extent", entry: [] },
    { id: "allGone", kind: "event", unit: "turn", doc: "", column: "allGoneAt", entry: [] },
  ],
};

const TEXT = `
multivector: 1
id: leaving
title: Leaving
model: turns
start: 1
end: 12
actors:
  source: judgement
  A: { pull: -1 }
  B: { pull: -2 }
  C: { pull: -3 }
`;

/** @param more lines of the scenario */
export function openTurns(more = "", sets: readonly string[] = []): Opened {
  return openText(TEXT + more, noFiles, noTables, [turnModel], { sets });
}
