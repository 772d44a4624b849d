/** The machine of a decision: who is asked, what each term says, what luck adds, what is chosen. */
import { exp, logistic } from "../dmath.ts";
import { MultivectorError } from "../errors.ts";
import type { Environment, Kernel, Tick } from "../mechanism.ts";
import { Ledger } from "./ledger.ts";
import { solveQuantal } from "./quantal.ts";
import type { Deciders, DecisionSpec, Fill, Term } from "./spec.ts";

const NOT_FORCED = -1;

export interface DecisionKernel {
  readonly spec: DecisionSpec;
  readonly terms: readonly Term[];
  readonly ledger: Ledger;
  /** Forces what a decider chooses in the present month; `alternative` as in the spec. */
  force(group: number, decider: number, alternative: number): void;
}

export function decisionKernel(spec: DecisionSpec, terms: readonly Term[], env: Environment): Kernel {
  const groups = spec.group === undefined ? 1 : env.axis(spec.group).size;
  const size = env.axis(spec.decider).size;
  const alternatives = spec.alternatives.length;
  const others = alternatives - 1;
  const deciders: Deciders = { list: new Int32Array(size), count: 0 };
  const belief = new Float64Array(size);
  const response = new Float64Array(size);
  const asked = new Uint8Array(size);
  const forced = new Int8Array(groups * size).fill(NOT_FORCED);
  const ledger = new Ledger(spec, terms, size);
  const { columns, utility, score, luck, probability } = ledger;

  const termEnv = Object.assign(Object.create(env) as Environment, { belief, deciders });
  const fills = terms.map((t) => t.compile(termEnv));
  const steady: [Fill, Float64Array][] = [];
  const believed: [Fill, Float64Array][] = [];
  terms.forEach((t, k) => {
    (t.belief ? believed : steady).push([fills[k]!, columns[k]!]);
  });
  const gates = spec.gates.map((g) => g.compile(env));
  const concerned = spec.concerned(env);
  const apply = spec.apply(env);
  const begin = spec.start?.(env);
  const stream = env.stream(spec.stream);
  const axes = spec.group === undefined ? [spec.decider] : [spec.group, spec.decider];
  const luckKeys = spec.alternatives.map((name) => env.keys(axes, name));
  const round = env.read(`${spec.id}.round`);
  const roundNext = env.write(`${spec.id}.round`);
  const unsettledNext = env.write(`${spec.id}.unsettled`);
  const p = env.parameters;
  const noiseSlot = env.slot(spec.noise);
  const sdSlot = spec.belief ? env.slot(spec.belief.frailtySd) : -1;
  const settled = spec.belief?.settled(env);
  const slope = spec.belief?.slope(env);

  const base = new Float64Array(size);
  let present = 0;
  let scale = 1;

  /** Others see everything but frailty, of which they know the spread alone. */
  function respond(out: Float64Array): void {
    for (let b = 0; b < believed.length; b++) believed[b]![0](present, believed[b]![1]);
    for (let n = 0; n < deciders.count; n++) {
      const i = deciders.list[n]!;
      let v = base[i]!;
      for (let b = 0; b < believed.length; b++) v += believed[b]![1][i]!;
      out[i] = logistic(v * scale);
    }
  }

  function solveBeliefs(group: number, noise: number): void {
    for (let i = 0; i < size; i++) belief[i] = settled!(group, i);
    for (let n = 0; n < deciders.count; n++) {
      const i = deciders.list[n]!;
      let v = 0;
      for (let k = 0; k < terms.length; k++)
        if (!terms[k]!.belief && !terms[k]!.frailty) v += columns[k]![i]!;
      base[i] = v;
    }
    const sd = p[sdSlot]!;
    present = group;
    scale = 1 / (noise * Math.sqrt(1 + (Math.PI * sd * sd) / (8 * noise * noise)));
    const settles = solveQuantal(belief, response, deciders, respond, slope!(group, deciders, noise) < 1);
    if (!settles) unsettledNext[0] = 1;
    for (let b = 0; b < believed.length; b++) believed[b]![0](group, believed[b]![1]);
  }

  /** Fills the ledger for all whose choice is open, asked or not. */
  function evaluate(group: number, noise: number): void {
    for (let k = 0; k < steady.length; k++) steady[k]![0](group, steady[k]![1]);
    if (spec.belief) solveBeliefs(group, noise);
    else for (let b = 0; b < believed.length; b++) believed[b]![0](group, believed[b]![1]);
    for (let n = 0; n < deciders.count; n++) {
      const i = deciders.list[n]!;
      let top = 0;
      for (let a = 0; a < others; a++) {
        const at = i * others + a;
        let v = 0;
        for (let k = 0; k < columns.length; k++) v += columns[k]![at]!;
        utility[at] = v;
        if (v > top) top = v;
      }
      if (others === 1) {
        probability[i] = logistic(utility[i]! / noise);
        continue;
      }
      let sum = exp(-top / noise);
      for (let a = 0; a < others; a++) sum += exp((utility[i * others + a]! - top) / noise);
      for (let a = 0; a < others; a++)
        probability[i * others + a] = exp((utility[i * others + a]! - top) / noise) / sum;
    }
  }

  /** Draws the luck of each alternative, adds it up and takes the best; a tie keeps the earlier one. */
  function choose(group: number, i: number, month: number, ordinal: number, noise: number): number {
    const row = group * size + i;
    const width = alternatives;
    let best = 0;
    for (let a = 0; a < alternatives; a++) {
      const drawn = noise * stream.gumbel(luckKeys[a]![row]!, month, ordinal);
      luck[i * width + a] = drawn;
      score[i * width + a] = a === 0 ? drawn : utility[i * others + a - 1]! + drawn;
      if (score[i * width + a]! > score[i * width + best]!) best = a;
    }
    return best;
  }

  function play(group: number, t: Tick): void {
    let open = 0;
    deciders.count = 0;
    for (let i = 0; i < size; i++) {
      asked[i] = 0;
      if (!concerned(group, i)) continue;
      deciders.list[deciders.count++] = i;
      asked[i] = opportunity(group, i) ? 1 : 0;
      open += asked[i]!;
    }
    const rounds = t.substep === 0 ? 0 : round[group]!;
    roundNext[group] = open > 0 ? rounds + 1 : rounds;
    if (open === 0 && !ledger.probing) return;
    const noise = p[noiseSlot]!;
    evaluate(group, noise);
    for (let n = 0; n < deciders.count; n++) {
      const i = deciders.list[n]!;
      const row = group * size + i;
      if (asked[i] === 0) {
        if (ledger.probing) ledger.append(t.month, group, i, belief, -1, false, gateMask(group, i));
        continue;
      }
      let chosen = choose(group, i, t.month, rounds, noise);
      const force = forced[row]!;
      if (force !== NOT_FORCED) chosen = force;
      if (ledger.recording)
        ledger.append(t.month, group, i, belief, chosen, force !== NOT_FORCED, gateMask(group, i));
      apply(group, i, chosen);
    }
  }

  function opportunity(group: number, i: number): boolean {
    if (forced[group * size + i] !== NOT_FORCED) return true;
    for (let g = 0; g < gates.length; g++) if (!gates[g]!(group, i)) return false;
    return true;
  }

  /** Bit g is set where gate g holds. */
  function gateMask(group: number, i: number): number {
    let mask = 0;
    for (let g = 0; g < gates.length; g++) if (gates[g]!(group, i)) mask |= 1 << g;
    return mask;
  }

  function force(group: number, decider: number, alternative: number): void {
    const lawful =
      concerned(group, decider) && spec.gates.every((g, k) => !g.legal || gates[k]!(group, decider));
    if (!lawful)
      throw new MultivectorError({
        code: "forced-illegal",
        message: `${env.axis(spec.decider).ids[decider]} cannot be made to "${spec.alternatives[alternative]}" now: ${spec.id} is not open to it`,
        mend: "force it in a month when the choice is legal and not yet taken",
        fault: "run",
      });
    forced[group * size + decider] = alternative;
  }

  return {
    decision: { spec, terms, ledger, force },
    start() {
      forced.fill(NOT_FORCED);
      begin?.();
    },
    tick(t) {
      for (let g = 0; g < groups; g++) play(g, t);
      if (t.substep === 0) forced.fill(NOT_FORCED);
    },
  };
}
