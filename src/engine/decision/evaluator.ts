/** Weighs the alternatives of a decision: fills every term's column, solves beliefs, sums utilities. Chooses nothing. */

import type { Environment } from "../contract.ts";
import { exp, logistic } from "../dmath.ts";
import { probitLogitScale } from "../probit-logit.ts";
import { inferredColumns } from "./disposition.ts";
import { solveQuantal } from "./quantal.ts";
import type { BeliefSpec, Deciders, Fill, Term } from "./spec.ts";

/** The part of a decision's spec that an evaluator needs, so that another mechanism can evaluate it, too. */
export interface Evaluated {
  decider: string;
  /** How many alternatives there are beside the status quo. */
  others: number;
  terms: readonly Term[];
  /** Parameter with the scale of the luck. */
  noise: string;
  belief?: BeliefSpec | undefined;
}

/** The utilities and chances of one weighing, as arrays that each weighing fills anew. */
export interface Evaluator {
  /** Who is weighed: the caller fills it before `evaluate`. */
  readonly deciders: Deciders;
  /** Expected choice of each decider, shape [decider]. */
  readonly belief: Float64Array;
  /** [term][decider x others], in util. */
  readonly columns: readonly Float64Array[];
  /** Sum of the terms, [decider x others], in util over the status quo. */
  readonly utility: Float64Array;
  /** Chance of each alternative beside the status quo before luck is drawn, [decider x others]. */
  readonly probability: Float64Array;
  /** Weighs one object; alternatives that are not `open` take no part. @returns whether beliefs settled */
  evaluate(object: number, open?: Uint8Array): boolean;
}

/**
 * Makes the machine that weighs a decision.
 * @param weighed terms, noise and beliefs of it
 * @param env of the mechanism that weighs, which must declare what the terms read
 */
export function evaluator(weighed: Evaluated, env: Environment): Evaluator {
  const { terms, others } = weighed;
  const size = env.axis(weighed.decider).size;
  const deciders: Deciders = { list: new Int32Array(size), count: 0 };
  const belief = new Float64Array(size);
  const response = new Float64Array(size);
  const base = new Float64Array(size);
  const scale = new Float64Array(size);
  const columns = terms.map(() => new Float64Array(size * others));
  const utility = new Float64Array(size * others);
  const probability = new Float64Array(size * others);
  const p = env.parameters;
  const noiseSlot = env.slot(weighed.noise);
  const sdSlot = weighed.belief ? env.slot(weighed.belief.frailtySd) : -1;
  const settled = weighed.belief?.settled(env);
  const slope = weighed.belief?.slope(env);

  const termEnv = Object.assign(Object.create(env) as Environment, { belief, deciders });
  const fills = terms.map((t) => t.compile(termEnv));
  const steady: [Fill, Float64Array][] = [];
  const believed: [Fill, Float64Array][] = [];
  const inferred = weighed.belief?.inferredIn;
  const [mean, spread] = inferred === undefined ? [] : inferredColumns(inferred).map((id) => env.read(id));
  /** Columns that others see: all but beliefs, which are solved again, and frailty, of which they infer what they can. */
  const seen: Float64Array[] = [];
  terms.forEach((t, k) => {
    (t.belief ? believed : steady).push([fills[k]!, columns[k]!]);
    if (!t.belief && !t.frailty) seen.push(columns[k]!);
  });
  let present = 0;

  function respond(out: Float64Array): void {
    for (let b = 0; b < believed.length; b++) believed[b]![0](present, believed[b]![1]);
    for (let n = 0; n < deciders.count; n++) {
      const i = deciders.list[n]!;
      let v = base[i]!;
      for (let b = 0; b < believed.length; b++) v += believed[b]![1][i]!;
      out[i] = logistic(v * scale[i]!);
    }
  }

  function solveBeliefs(object: number, noise: number): boolean {
    for (let i = 0; i < size; i++) belief[i] = settled!(object, i);
    const sd = p[sdSlot]!;
    const prior = probitLogitScale(noise, sd);
    for (let n = 0; n < deciders.count; n++) {
      const i = deciders.list[n]!;
      const row = object * size + i;
      let v = mean ? sd * mean[row]! : 0;
      for (let k = 0; k < seen.length; k++) v += seen[k]![i]!;
      base[i] = v;
      scale[i] = spread && spread[row]! < 1 ? probitLogitScale(noise, sd * spread[row]!) : prior;
    }
    present = object;
    return solveQuantal(belief, response, deciders, respond, slope!(object, deciders, noise) < 1);
  }

  /** Softmax without luck over the open alternatives and the status quo. */
  function chances(i: number, noise: number, open: Uint8Array | undefined): void {
    const from = i * others;
    if (others === 1) {
      probability[from] = open && open[0] === 0 ? 0 : logistic(utility[from]! / noise);
      return;
    }
    let top = 0;
    for (let a = 0; a < others; a++)
      if ((!open || open[a] === 1) && utility[from + a]! > top) top = utility[from + a]!;
    let sum = exp(-top / noise);
    for (let a = 0; a < others; a++) {
      const weight = !open || open[a] === 1 ? exp((utility[from + a]! - top) / noise) : 0;
      probability[from + a] = weight;
      sum += weight;
    }
    for (let a = 0; a < others; a++) probability[from + a] = probability[from + a]! / sum;
  }

  return {
    deciders,
    belief,
    columns,
    utility,
    probability,
    evaluate(object, open) {
      const noise = p[noiseSlot]!;
      let settles = true;
      for (let k = 0; k < steady.length; k++) steady[k]![0](object, steady[k]![1]);
      if (weighed.belief) settles = solveBeliefs(object, noise);
      for (let b = 0; b < believed.length; b++) believed[b]![0](object, believed[b]![1]);
      for (let n = 0; n < deciders.count; n++) {
        const i = deciders.list[n]!;
        for (let at = i * others; at < (i + 1) * others; at++) {
          let v = 0;
          for (let k = 0; k < columns.length; k++) v += columns[k]![at]!;
          utility[at] = v;
        }
        chances(i, noise, open);
      }
      return settles;
    },
  };
}
