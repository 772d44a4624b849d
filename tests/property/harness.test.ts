/** The harness has teeth: for each contract a mechanism that breaks it, and the harness says so. */
import { describe, expect, it } from "vitest";
import type { Environment } from "../../src/engine/contract.ts";
import { decision } from "../../src/engine/decision/decision.ts";
import { parameter } from "../../src/engine/declare.ts";
import { CONTRACTS, type Subject } from "../../src/engine/harness.ts";
import type { Kernel, Mechanism } from "../../src/engine/mechanism.ts";
import { miniWorld, modelOf, START } from "../support/mini.ts";

const column = (id: string, more = {}) => ({
  id,
  axes: ["actor"],
  unit: "1",
  range: [0, 1] as const,
  doc: "",
  path: `${id}.*`,
  initial: 0.5,
  ...more,
});

/** An honest neighbour that others may wrong. */
const neighbour: Mechanism = {
  id: "neighbour",
  phase: "early",
  doc: "",
  sources: [],
  writes: [column("calm")],
  compile(env) {
    const [now, next] = [env.read("calm"), env.write("calm")];
    return {
      tick() {
        for (let i = 0; i < now.length; i++) next[i] = 0.9 * now[i]!;
      },
    };
  },
};

function mechanism(compile: (env: Environment) => Kernel, more: Partial<Mechanism> = {}): Mechanism {
  return { id: "broken", phase: "early", doc: "", sources: [], writes: [column("x")], compile, ...more };
}

/** One whose kernel sets its own cells. */
function setting(value: (i: number, env: Environment) => number, more: Partial<Mechanism> = {}): Mechanism {
  return mechanism((env) => {
    const [now, next] = [env.read("x"), env.write("x")];
    return {
      tick() {
        for (let i = 0; i < now.length; i++) next[i] = value(i, env);
      },
    };
  }, more);
}

const subject = (broken: Mechanism, more: Partial<Subject> = {}): Subject => ({
  model: modelOf([neighbour, broken]),
  world: miniWorld(["A", "B", "C"], 6),
  seed: "teeth",
  ...more,
});

let counter = 0;
const p = parameter("broken.p", 0.5, [0, 1], "1", "");

const BROKEN: Record<string, readonly [string, () => Subject][]> = {
  repeats: [
    ["counts calls outside of its run", () => subject(setting(() => (counter++ % 1000) / 1000))],
    [
      "keeps state between runs",
      () =>
        subject(
          mechanism((env) => {
            const next = env.write("x");
            let kept = 0;
            return {
              tick() {
                env.read("x");
                kept += 0.001;
                next[0] = kept;
              },
            };
          }),
        ),
    ],
  ],
  declares: [
    ["reads less than it says", () => subject(setting(() => 0.1, { reads: ["calm"] }))],
    ["declares a parameter that it never uses", () => subject(setting(() => 0.1, { params: [p] }))],
    ["has a term that reads what another term declares", () => subject(poachingDecision())],
  ],
  writes: [
    [
      "writes the present",
      () =>
        subject(
          mechanism((env) => {
            const [now, next] = [env.read("x"), env.write("x")];
            return {
              tick() {
                next[0] = 0.2;
                now[0] = 0.3;
              },
            };
          }),
        ),
    ],
    [
      "writes another's column through the buffer",
      () =>
        subject(
          mechanism((env) => {
            const whole = new Float64Array(env.write("x").buffer);
            return {
              tick() {
                whole[whole.length / 2] = 0.7;
              },
            };
          }),
        ),
    ],
    [
      "writes a parameter",
      () =>
        subject(
          mechanism(
            (env) => {
              const [slot, next] = [env.slot("broken.p"), env.write("x")];
              return {
                tick() {
                  next[0] = 0.1;
                  env.parameters[slot] = 0.9;
                },
              };
            },
            { params: [p] },
          ),
        ),
    ],
  ],
  reads: [
    [
      "reads another's column through the buffer",
      () =>
        subject(
          mechanism((env) => {
            const [whole, next] = [new Float64Array(env.read("x").buffer), env.write("x")];
            return {
              tick() {
                next[0] = whole[0]!;
              },
            };
          }),
        ),
    ],
  ],
  values: [
    ["leaves its range", () => subject(setting(() => 1.5))],
    ["makes a NaN", () => subject(setting(() => Number.NaN))],
    [
      "makes a half of a switch",
      () => subject(setting(() => 0.5, { writes: [column("x", { kind: "boolean", initial: 0 })] })),
    ],
  ],
  scratch: [
    [
      "remembers in scratch",
      () =>
        subject(
          mechanism((env) => {
            const [scratch, next] = [env.scratch(1), env.write("x")];
            return {
              start() {
                scratch[0] = 0;
              },
              tick() {
                scratch[0] = scratch[0]! + 0.01;
                next[0] = scratch[0]!;
              },
            };
          }),
        ),
    ],
  ],
  order: [
    [
      "looks at what another of its phase has just written",
      () =>
        subject(
          mechanism((env) => {
            const whole = new Float64Array(env.read("x").buffer);
            const next = env.write("x");
            return {
              tick() {
                const early = whole.subarray(whole.length / 2);
                const at = early.indexOf(0.45);
                next[0] = at >= 0 ? 0.1 : 0.2;
              },
            };
          }),
        ),
    ],
  ],
  parameters: [
    [
      "takes a parameter's value at compile",
      () =>
        subject(
          mechanism(
            (env) => {
              const held = env.parameters[env.slot("broken.p")]!;
              const next = env.write("x");
              return {
                tick() {
                  next[0] = held;
                },
              };
            },
            { params: [p] },
          ),
        ),
    ],
    [
      "takes a parameter's value in start and not in derive or tick, and keeps it in an array",
      () =>
        subject(
          mechanism(
            (env) => {
              const held = Float64Array.of(env.parameters[env.slot("broken.p")]!);
              const next = env.write("x");
              return {
                tick() {
                  next[0] = held[0]!;
                },
              };
            },
            { params: [p] },
          ),
        ),
    ],
  ],
  forks: [["keeps its state out of the columns", () => subject(hidden())]],
  restores: [["keeps its state out of the columns", () => subject(hidden())]],
  recording: [
    [
      "looks at the ledger of a decision",
      () =>
        subject(
          setting(() => 0.1),
          { model: modelOf([neighbour, nosyDecision()]) },
        ),
    ],
  ],
  horizon: [
    [
      "knows when the run ends",
      () =>
        subject(
          setting((_, env) => (env.tick.month < (env.structure["end"] as number) - 2 ? 0.1 : 0.2)),
          {
            world: miniWorld(["A", "B", "C"], 6, { structure: { end: START + 5 } }),
            later: miniWorld(["A", "B", "C"], 12, { structure: { end: START + 11 } }),
          },
        ),
    ],
  ],
  restated: [
    [
      "treats the actors by their names",
      () =>
        subject(
          setting((i, env) => (env.axis("actor").ids[i] === "B" ? 0.1 : 0.2)),
          { restated: [miniWorld(["A1", "B1", "C1"], 6)] },
        ),
    ],
  ],
  bystanders: [
    [
      "counts heads",
      () =>
        subject(
          setting((_, env) => 1 / env.axis("actor").size),
          { bystander: { world: miniWorld(["A", "AA", "B", "C"], 6), id: "AA" } },
        ),
    ],
    [
      "draws by index",
      () =>
        subject(
          mechanism(
            (env) => {
              const [luck, next] = [env.stream("luck"), env.write("x")];
              return {
                tick(t) {
                  for (let i = 0; i < next.length; i++) next[i] = luck.uniform(i, t.month, 0);
                },
              };
            },
            { streams: ["luck"] },
          ),
          { bystander: { world: miniWorld(["A", "AA", "B", "C"], 6), id: "AA" } },
        ),
    ],
  ],
};

function hidden(): Mechanism {
  return mechanism((env) => {
    const next = env.write("x");
    let months = 0;
    return {
      start() {
        months = 0;
      },
      tick() {
        months++;
        next[0] = months / 100;
      },
    };
  });
}

function readingCalm(env: Environment) {
  env.read("calm");
  return () => {};
}

function poachingDecision(): Mechanism {
  return decision({
    ...base,
    terms: [
      {
        id: "owner",
        label: "",
        doc: "",
        sources: [],
        reads: ["calm"],
        compile: readingCalm,
      },
      { id: "poacher", label: "", doc: "", sources: [], compile: readingCalm },
    ],
  });
}

/** A decision whose term says other things while rows are kept. */
function nosyDecision(): Mechanism {
  const made = decision({ ...base, terms: [] });
  return {
    ...made,
    specialise: () => ({
      ...made,
      compile(env) {
        const kernel = made.compile(env);
        const next = env.write("x");
        return {
          ...kernel,
          tick(t) {
            kernel.tick(t);
            next[0] = kernel.decision?.ledger.recording ? 0.1 : 0.2;
          },
        };
      },
    }),
  };
}

const base = {
  id: "broken",
  phase: "late",
  doc: "",
  sources: [],
  decider: "actor",
  alternatives: ["no", "yes"] as [string, string],
  noise: "broken.noise",
  stream: "choice",
  params: [parameter("broken.noise", 1, [0.1, 10], "util", "")],
  writes: [column("x")],
  mayDecide: () => () => true,
  gates: [],
  apply(env: Environment) {
    env.write("x");
    return () => {};
  },
};

describe.each(CONTRACTS)("$id", ({ id, check }) => {
  it("passes an honest mechanism", () => {
    const honest = setting((i, env) => env.read("x")[i]! * 0.5);
    expect(
      check(
        subject(honest, {
          restated: [miniWorld(["A1", "B1", "C1"], 6)],
          bystander: { world: miniWorld(["A", "AA", "B", "C"], 6), id: "AA" },
        }),
      ),
    ).toEqual([]);
  });

  it.each(BROKEN[id] ?? [])("catches one that %s", (_, broken) => {
    const faults = check(broken());
    expect(faults).not.toEqual([]);
    expect(faults.join()).toMatch(/broken|neighbour|part poacher/);
  });
});
