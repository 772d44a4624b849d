/** The common model on the engine's contracts: states of one graph drift in opinion and sign one treaty. */
import { axis, orderedAxis } from "../../src/engine/axis.ts";
import { parameter } from "../../src/engine/declare.ts";
import { exp } from "../../src/engine/dmath.ts";
import type { Mechanism } from "../../src/engine/mechanism.ts";
import type { Model } from "../../src/engine/model.ts";
import type { World } from "../../src/engine/world.ts";
import { buildGraph, type Graph } from "./graph.ts";

export const DIMENSIONS = 8;
export const TICKS = 120;
/** 2000-01 in months since 1900-01. */
export const START = 1200;

const COMMON = "common-model.md";

/** Draws what a state keeps: ordinals 0–7 its ideal point, 8–15 its weights, 16 its cost. */
const endowment: Mechanism = {
  id: "endowment",
  phase: "endowment",
  doc: "Draws each state's ideal point, weights and cost of signing, once a run.",
  sources: [COMMON],
  writes: [
    { id: "ideal", axes: ["state", "dimension"], unit: "1", range: [0, 1], doc: "Ideal point" },
    {
      id: "weight",
      axes: ["state", "dimension"],
      unit: "util",
      range: [0, 0.25],
      doc: "Weight of the dimension in utility",
    },
    { id: "cost", axes: ["state"], unit: "util", range: [5, 6], doc: "Cost of signing" },
  ],
  streams: ["endowment"],
  compile(env) {
    const { keys, size } = env.axis("state");
    const stream = env.stream("endowment");
    const [ideal, weight, cost] = [env.write("ideal"), env.write("weight"), env.write("cost")];
    const drawn = env.scratch(size);
    return {
      start() {
        for (let d = 0; d < DIMENSIONS; d++) {
          stream.uniforms(drawn, keys, 0, d);
          for (let i = 0; i < size; i++) ideal[i * DIMENSIONS + d] = drawn[i]!;
          stream.uniforms(drawn, keys, 0, DIMENSIONS + d);
          for (let i = 0; i < size; i++) weight[i * DIMENSIONS + d] = 0.25 * drawn[i]!;
        }
        stream.uniforms(drawn, keys, 0, 2 * DIMENSIONS);
        for (let i = 0; i < size; i++) cost[i] = 5 + drawn[i]!;
      },
      tick() {},
    };
  },
};

/** The weighted mean Σ a x of each state's neighbours, by dimension. */
function meanOpinion(out: Float64Array, x: Float64Array, { size, starts, neighbours, weights }: Graph): void {
  for (let i = 0; i < size; i++) {
    // One accumulator a dimension: eight sums in registers. Cells begin at multiples of eight, so that `|` adds,
    // and spares the check for overflow that `+` costs at every load.
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    const end = starts[i + 1]!;
    for (let k = starts[i]!; k < end; k++) {
      const a = weights[k]!;
      const j = neighbours[k]! << 3;
      s0 += a * x[j]!;
      s1 += a * x[j | 1]!;
      s2 += a * x[j | 2]!;
      s3 += a * x[j | 3]!;
      s4 += a * x[j | 4]!;
      s5 += a * x[j | 5]!;
      s6 += a * x[j | 6]!;
      s7 += a * x[j | 7]!;
    }
    const o = i << 3;
    out[o] = s0;
    out[o | 1] = s1;
    out[o | 2] = s2;
    out[o | 3] = s3;
    out[o | 4] = s4;
    out[o | 5] = s5;
    out[o | 6] = s6;
    out[o | 7] = s7;
  }
}

/** x ← x + μ(Σ a x − x) + κ(ideal − x) + σ ε */
const opinion: Mechanism = {
  id: "opinion",
  phase: "opinion",
  doc: "Opinions move towards those of the neighbours and back to the ideal point, with noise.",
  sources: [COMMON],
  params: [
    parameter("opinion.influence", 0.05, [0, 1], "1/tick", "Pull of the neighbours", { symbol: "mu" }),
    parameter("opinion.return", 0.02, [0, 1], "1/tick", "Pull of the own ideal point", { symbol: "kappa" }),
    parameter("opinion.noise", 0.01, [0, 1], "1", "Standard deviation of the noise", { symbol: "sigma" }),
  ],
  reads: ["ideal"],
  writes: [{ id: "x", axes: ["state", "dimension"], unit: "1", range: [-10, 10], doc: "Opinion" }],
  streams: ["opinion"],
  compile(env) {
    const { keys, size } = env.axis("state");
    const graph = env.structure["graph"] as Graph;
    const stream = env.stream("opinion");
    const p = env.parameters;
    const [influence, back, noise] = ["influence", "return", "noise"].map((k) =>
      env.slot(`opinion.${k}`),
    ) as [number, number, number];
    const ideal = env.read("ideal");
    const [x, xNext] = [env.read("x"), env.write("x")];
    const epsilon = env.scratch(size * DIMENSIONS);

    return {
      start() {
        xNext.set(ideal);
      },
      tick(t) {
        stream.normals(epsilon, keys, DIMENSIONS, t.month);
        const mu = p[influence]!;
        const kappa = p[back]!;
        const sigma = p[noise]!;
        meanOpinion(xNext, x, graph);
        for (let c = 0; c < epsilon.length; c++) {
          const before = x[c]!;
          xNext[c] = before + mu * (xNext[c]! - before) + kappa * (ideal[c]! - before) + sigma * epsilon[c]!;
        }
      },
    };
  },
};

/** u = w · x − cost + γ (share of neighbours that had signed); signs with probability 1/(1 + e^−u). */
const adoption: Mechanism = {
  id: "adoption",
  phase: "adoption",
  doc: "Who has not signed yet signs with the logistic probability of its utility.",
  sources: [COMMON],
  params: [
    parameter("adoption.peers", 2, [0, 10], "util", "Utility of all neighbours having signed", {
      symbol: "gamma",
    }),
  ],
  reads: ["x", "weight", "cost"],
  writes: [
    {
      id: "signed",
      axes: ["state"],
      unit: "1",
      range: [0, 1],
      kind: "boolean",
      doc: "Has signed",
      initial: 0,
    },
    {
      id: "share",
      axes: [],
      unit: "1",
      range: [0, 1],
      doc: "Share of the states that have signed",
      initial: 0,
    },
  ],
  streams: ["adoption"],
  compile(env) {
    const { keys, size } = env.axis("state");
    const { starts, neighbours } = env.structure["graph"] as Graph;
    const stream = env.stream("adoption");
    const p = env.parameters;
    const peers = env.slot("adoption.peers");
    const [x, weight, cost] = [env.read("x"), env.read("weight"), env.read("cost")];
    const [signed, signedNext, share] = [env.read("signed"), env.write("signed"), env.write("share")];
    const utility = env.scratch(size);
    const luck = env.scratch(size);

    return {
      tick(t) {
        const gamma = p[peers]!;
        for (let i = 0; i < size; i++) {
          if (signed[i] !== 0) continue;
          const from = starts[i]!;
          const end = starts[i + 1]!;
          let signers = 0;
          for (let k = from; k < end; k++) signers += signed[neighbours[k]!]!;
          const o = i * DIMENSIONS;
          let u = (gamma * signers) / (end - from) - cost[i]!;
          for (let d = 0; d < DIMENSIONS; d++) u += weight[o + d]! * x[o + d]!;
          utility[i] = u;
        }
        // A loop of its own, small enough for `exp` to be inlined: a call in the large one allocates its result.
        stream.uniforms(luck, keys, t.month, 0);
        let count = 0;
        for (let i = 0; i < size; i++) {
          if (signed[i] === 0) {
            if (luck[i]! * (1 + exp(-utility[i]!)) >= 1) continue;
            signedNext[i] = 1;
          }
          count++;
        }
        share[0] = count / size;
      },
    };
  },
};

export const commonModel: Model = {
  id: "common",
  title: "The common model of treaty adoption",
  phases: [
    { id: "endowment", doc: "What states keep" },
    { id: "opinion", doc: "Opinions move" },
    { id: "adoption", doc: "States sign" },
  ],
  attributes: [],
  mechanisms: [endowment, opinion, adoption],
  outcomes: () => [
    {
      id: "share",
      kind: "quantity",
      unit: "1",
      doc: "Share of the states that have signed",
      column: "share",
      entry: [],
    },
  ],
};

/** Name of state i; zeros in front so that the order of names is that of numbers. */
export const stateName = (i: number) => `s${String(i).padStart(4, "0")}`;

export function commonWorld(size: number, ticks = TICKS): World {
  return {
    id: `common-${size}`,
    start: START,
    end: START + ticks - 1,
    substeps: 1,
    axes: [
      axis(
        "state",
        Array.from({ length: size }, (_, i) => stateName(i)),
      ),
      orderedAxis(
        "dimension",
        Array.from({ length: DIMENSIONS }, (_, d) => `d${d}`),
      ),
    ],
    cells: new Map(),
    parameters: new Map(),
    switches: new Map(),
    schedule: [],
    interventions: [],
    outcomes: [],
    structure: { graph: buildGraph(size) },
  };
}
