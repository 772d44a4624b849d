/** Runs a decision: finds who has an opportunity, sums terms and luck, chooses, applies. */

import type { Environment, Tick } from "../contract.ts";
import { MultivectorError } from "../errors.ts";
import type { Kernel } from "../mechanism.ts";
import { witness } from "./disposition.ts";
import { evaluator } from "./evaluator.ts";
import { Ledger } from "./ledger.ts";
import { alternativesOf, type DecisionSpec, type Term } from "./spec.ts";

const NOT_FORCED = -1;

export function decisionKernel(spec: DecisionSpec, terms: readonly Term[], env: Environment): Kernel {
  const objects = spec.object === undefined ? 1 : env.axis(spec.object).size;
  const size = env.axis(spec.decider).size;
  const names = alternativesOf(spec, env);
  const others = names.length - 1;
  const weigher = evaluator({ ...spec, terms, others }, env);
  const { deciders, belief, utility } = weigher;
  const ledger = new Ledger(spec.id, weigher, size, others);
  const { score, luck } = ledger;
  const asked = new Uint8Array(size);
  const forced = new Int16Array(objects * size).fill(NOT_FORCED);
  let forcing = false;

  const gates = spec.gates.map((g) => g.compile(env));
  const mayDecide = spec.mayDecide(env);
  const apply = spec.apply(env);
  const begin = spec.start?.(env);
  const before = spec.before?.(env);
  const meets = spec.due?.(env);
  const offers = spec.available?.(env);
  const compels = spec.compelled?.(env);
  /** Which alternatives beside the status quo can be chosen; all, where the spec does not say. */
  const open = offers ? new Uint8Array(others) : undefined;
  const learn = spec.disposition && witness(env, spec.id, spec.disposition, spec.noise);
  /** Columns of dispositions: what others do not see of a utility. */
  const hidden = weigher.columns.filter((_, k) => terms[k]!.frailty);
  const stream = env.stream(spec.stream);
  const axes = spec.object === undefined ? [spec.decider] : [spec.object, spec.decider];
  const luckKeys = names.map((name) => env.keys(axes, name));
  const round = env.read(`${spec.id}.round`);
  const roundNext = env.write(`${spec.id}.round`);
  const unsettledNext = env.write(`${spec.id}.unsettled`);
  const p = env.parameters;
  const noiseSlot = env.slot(spec.noise);

  /** Draws the luck of each alternative, adds it up and takes the best; a tie keeps the earlier one. */
  function choose(object: number, i: number, month: number, ordinal: number): number {
    const row = object * size + i;
    const noise = p[noiseSlot]!;
    const from = i * (others + 1);
    let best = 0;
    for (let a = 0; a <= others; a++) {
      const closed = a > 0 && open !== undefined && open[a - 1] === 0;
      // Luck is keyed by name, so skipping an alternative that is closed and not recorded shifts no other draw.
      if (closed && !ledger.recording) continue;
      const drawn = noise * stream.gumbel(luckKeys[a]![row]!, month, ordinal);
      luck[from + a] = drawn;
      score[from + a] = a === 0 ? drawn : utility[i * others + a - 1]! + drawn;
      if (closed) continue;
      if (score[from + a]! > score[from + best]!) best = a;
    }
    return best;
  }

  function play(object: number, t: Tick): void {
    let due = 0;
    deciders.count = 0;
    for (let i = 0; i < size; i++) {
      asked[i] = 0;
      if (!mayDecide(object, i)) continue;
      deciders.list[deciders.count++] = i;
      asked[i] = opportunity(object, i) ? 1 : 0;
      due += asked[i]!;
    }
    const rounds = t.substep === 0 ? 0 : round[object]!;
    roundNext[object] = due > 0 ? rounds + 1 : rounds;
    if (due === 0 && !ledger.probing) return;
    if (open) for (let a = 0; a < others; a++) open[a] = offers!(object, a + 1) ? 1 : 0;
    const settles = weigher.evaluate(object, open);
    // Probing must not change the run, so beliefs that nobody acted on are not recorded as unsettled.
    if (!settles && due > 0) unsettledNext[0] = 1;
    for (let n = 0; n < deciders.count; n++) {
      const i = deciders.list[n]!;
      const row = object * size + i;
      if (asked[i] === 0) {
        if (ledger.probing) ledger.append(t.month, object, i, belief, -1, false, gateMask(object, i));
        continue;
      }
      let chosen = choose(object, i, t.month, rounds);
      const outside = forced[row]!;
      const force = outside !== NOT_FORCED || !compels ? outside : compels(object, i);
      if (force !== NOT_FORCED) chosen = force;
      if (ledger.recording)
        ledger.append(t.month, object, i, belief, chosen, force !== NOT_FORCED, gateMask(object, i));
      // A choice that was forced tells nothing of who made it.
      if (learn && force === NOT_FORCED) learn(row, apparent(i), chosen > 0);
      apply(object, i, chosen);
    }
  }

  /** Utility of accepting without the disposition, as others see it. */
  function apparent(i: number): number {
    let v = utility[i]!;
    for (let h = 0; h < hidden.length; h++) v -= hidden[h]![i]!;
    return v;
  }

  function opportunity(object: number, i: number): boolean {
    if (forced[object * size + i] !== NOT_FORCED) return true;
    for (let g = 0; g < gates.length; g++) if (!gates[g]!(object, i)) return false;
    return true;
  }

  /** Bit g is set where gate g holds. */
  function gateMask(object: number, i: number): number {
    let mask = 0;
    for (let g = 0; g < gates.length; g++) if (gates[g]!(object, i)) mask |= 1 << g;
    return mask;
  }

  function force(object: number, decider: number, alternative: number): void {
    const lawful =
      mayDecide(object, decider) && spec.gates.every((g, k) => !g.legal || gates[k]!(object, decider));
    if (!lawful)
      throw new MultivectorError({
        code: "forced-illegal",
        message: `${env.axis(spec.decider).ids[decider]} cannot be made to "${names[alternative]}" now: ${spec.id} is not open to it`,
        mend: "force it in a month when the choice is legal and not yet taken",
        fault: "run",
      });
    forced[object * size + decider] = alternative;
    forcing = true;
  }

  return {
    decision: { spec, terms, alternatives: names, ledger, force },
    start() {
      forced.fill(NOT_FORCED);
      forcing = false;
      begin?.();
    },
    tick(t) {
      if (spec.monthly && t.substep !== 0) return;
      before?.();
      if (meets && !meets() && !ledger.probing && !forcing) {
        if (t.substep === 0) roundNext.fill(0);
        return;
      }
      for (let g = 0; g < objects; g++) play(g, t);
      if (t.substep === 0 && forcing) {
        forced.fill(NOT_FORCED);
        forcing = false;
      }
    },
  };
}
