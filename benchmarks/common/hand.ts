/** The common model written by hand, as loops over typed arrays: what the engine's contracts are measured against. */

import { exp } from "../../src/engine/dmath.ts";
import { entityKeys, streamKey } from "../../src/engine/keys.ts";
import { fillNormals, uniform53 } from "../../src/engine/normal.ts";
import { Threefry } from "../../src/engine/threefry.ts";
import type { Contestant } from "./contestant.ts";
import { SEED } from "./engine.ts";
import { buildGraph, type Graph } from "./graph.ts";
import { DIMENSIONS, START, stateName } from "./model.ts";
import { Sfc32 } from "./sfc32.ts";

const MU = 0.05;
const KAPPA = 0.02;
const SIGMA = 0.01;
const GAMMA = 2;
const PERIOD = 0x10000;

abstract class Hand implements Contestant {
  x: Float64Array;
  signed: Float64Array;
  protected readonly graph: Graph;
  protected xNext: Float64Array;
  protected signedNext: Float64Array;
  protected readonly ideal: Float64Array;
  protected readonly weight: Float64Array;
  protected readonly cost: Float64Array;

  constructor(size: number) {
    this.graph = buildGraph(size);
    this.x = new Float64Array(size * DIMENSIONS);
    this.xNext = new Float64Array(size * DIMENSIONS);
    this.ideal = new Float64Array(size * DIMENSIONS);
    this.weight = new Float64Array(size * DIMENSIONS);
    this.cost = new Float64Array(size);
    this.signed = new Float64Array(size);
    this.signedNext = new Float64Array(size);
  }

  abstract start(run: number): void;

  protected abstract tick(): void;

  play(ticks: number): void {
    for (let t = 0; t < ticks; t++) {
      this.tick();
      [this.x, this.xNext] = [this.xNext, this.x];
      [this.signed, this.signedNext] = [this.signedNext, this.signed];
    }
  }

  share(): number {
    return this.signed.reduce((a, b) => a + b) / this.signed.length;
  }
}

/**
 * The same draws as the engine's, so that the final bits can be compared. It has the engine's primitives, the block
 * cipher and the table of normals, so that what is left between the two is the price of the contracts.
 */
export class KeyedHand extends Hand {
  private readonly keys: Int32Array;
  private readonly opinion = new Threefry();
  private readonly adoption = new Threefry();
  private readonly epsilon: Float64Array;
  private readonly hi: Uint32Array;
  private readonly lo: Uint32Array;
  private month = START;

  constructor(size: number) {
    super(size);
    this.keys = entityKeys(Array.from({ length: size }, (_, i) => stateName(i)));
    this.epsilon = new Float64Array(size * DIMENSIONS);
    this.hi = new Uint32Array(size * DIMENSIONS);
    this.lo = new Uint32Array(size * DIMENSIONS);
  }

  override start(run: number): void {
    const { keys, ideal, weight, cost } = this;
    const endowment = new Threefry();
    keyForRun(endowment, "endowment", run);
    keyForRun(this.opinion, "opinion", run);
    keyForRun(this.adoption, "adoption", run);
    const draw = (i: number, ordinal: number) => {
      endowment.block(ordinal, keys[i]!);
      return uniform53(endowment.x0 >>> 0, endowment.x1 >>> 0);
    };
    for (let i = 0; i < keys.length; i++) {
      for (let d = 0; d < DIMENSIONS; d++) {
        ideal[i * DIMENSIONS + d] = draw(i, d);
        weight[i * DIMENSIONS + d] = 0.25 * draw(i, DIMENSIONS + d);
      }
      cost[i] = 5 + draw(i, 2 * DIMENSIONS);
    }
    this.x.set(ideal);
    this.signed.fill(0);
    this.month = START;
  }

  protected override tick(): void {
    const { x, xNext, ideal, weight, cost, signed, signedNext, keys, epsilon, adoption } = this;
    const { size, starts, neighbours, weights } = this.graph;
    const base = this.month * PERIOD;
    this.opinion.fill(this.hi, this.lo, keys, DIMENSIONS, base);
    fillNormals(epsilon, this.hi, this.lo, epsilon.length);
    for (let i = 0; i < size; i++) {
      const from = starts[i]!;
      const end = starts[i + 1]!;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      for (let k = from; k < end; k++) {
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
      xNext[o] = s0;
      xNext[o | 1] = s1;
      xNext[o | 2] = s2;
      xNext[o | 3] = s3;
      xNext[o | 4] = s4;
      xNext[o | 5] = s5;
      xNext[o | 6] = s6;
      xNext[o | 7] = s7;
      for (let c = o; c < o + DIMENSIONS; c++) {
        const before = x[c]!;
        xNext[c] = before + MU * (xNext[c]! - before) + KAPPA * (ideal[c]! - before) + SIGMA * epsilon[c]!;
      }
      if (signed[i] !== 0) {
        signedNext[i] = 1;
        continue;
      }
      let signers = 0;
      for (let k = from; k < end; k++) signers += signed[neighbours[k]!]!;
      let u = (GAMMA * signers) / (end - from) - cost[i]!;
      for (let d = 0; d < DIMENSIONS; d++) u += weight[o + d]! * xNext[o + d]!;
      adoption.block(base, keys[i]!);
      signedNext[i] = uniform53(adoption.x0 >>> 0, adoption.x1 >>> 0) * (1 + exp(-u)) < 1 ? 1 : 0;
    }
    this.month++;
  }
}

function keyForRun(cipher: Threefry, path: string, run: number): void {
  const [k0, k1] = streamKey(SEED, path);
  cipher.key(k0, k1);
  cipher.block(run, 0);
  cipher.key(cipher.x0, cipher.x1);
}

/** One sequential generator for everything and the built-in logarithm and exponential: the usual way. */
export class PolarHand extends Hand {
  private readonly random = new Sfc32(0);

  override start(run: number): void {
    const { random, ideal, weight, cost } = this;
    random.seed(run);
    for (let k = 0; k < ideal.length; k++) ideal[k] = random.uniform();
    for (let k = 0; k < weight.length; k++) weight[k] = 0.25 * random.uniform();
    for (let i = 0; i < cost.length; i++) cost[i] = 5 + random.uniform();
    this.x.set(ideal);
    this.signed.fill(0);
  }

  protected override tick(): void {
    const { x, xNext, ideal, weight, cost, signed, signedNext, random } = this;
    const { size, starts, neighbours, weights } = this.graph;
    for (let i = 0; i < size; i++) {
      const from = starts[i]!;
      const end = starts[i + 1]!;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      for (let k = from; k < end; k++) {
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
      xNext[o] = s0;
      xNext[o | 1] = s1;
      xNext[o | 2] = s2;
      xNext[o | 3] = s3;
      xNext[o | 4] = s4;
      xNext[o | 5] = s5;
      xNext[o | 6] = s6;
      xNext[o | 7] = s7;
      for (let c = o; c < o + DIMENSIONS; c++) {
        const before = x[c]!;
        xNext[c] =
          before + MU * (xNext[c]! - before) + KAPPA * (ideal[c]! - before) + SIGMA * random.normal();
      }
      if (signed[i] !== 0) {
        signedNext[i] = 1;
        continue;
      }
      let signers = 0;
      for (let k = from; k < end; k++) signers += signed[neighbours[k]!]!;
      let u = (GAMMA * signers) / (end - from) - cost[i]!;
      for (let d = 0; d < DIMENSIONS; d++) u += weight[o + d]! * xNext[o + d]!;
      signedNext[i] = random.uniform() * (1 + Math.exp(-u)) < 1 ? 1 : 0;
    }
  }
}
