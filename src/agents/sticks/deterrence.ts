/** What a stick is expected to prevent: how far it lowers the chance that a state does what the power opposes. */
import { inferredColumns } from "../../engine/decision/disposition.ts";
import type { Fill, TermEnvironment } from "../../engine/decision/spec.ts";
import { parameter } from "../../engine/declare.ts";
import { logistic } from "../../engine/dmath.ts";
import { probitLogitScale } from "../../engine/probit-logit.ts";
import { LEVELS, OTHERS } from "./levels.ts";
import { opposed, type Targets } from "./targets.ts";

export const WORTH = parameter(
  "sticks.gain",
  20,
  [0, 200],
  "util",
  "Worth to a power of preventing what it stakes everything against",
);
export const DETERRENCE_PARAMETERS = [WORTH];
export const DETERRENCE_READS = ["aims"] as const;

/** The choice that the power would influence. */
export interface Foreseeable {
  /** How much a full stick takes from its utility, in util. */
  targetCost(actor: number, power: number, object: number): number;
  /** Parameters, by id. */
  noise: string;
  frailty: string;
  /** The decision that keeps what is inferred of the disposition. */
  inferredIn: string;
}

/**
 * b_stick sum_w blk_pw h_piw (P_iw(no stick) - P_iw(z)), beliefs and the other states' sticks held. h_piw says how much
 * hangs on this state: where all must accept, the chance that all others do (pivotality); where each accepts for itself,
 * its part of the power's aims. `foreseen` [object, actor] holds expected utilities that still include last quarter's stick.
 */
export function deterrence(
  env: TermEnvironment,
  targets: Targets,
  foreseen: Float64Array,
  of: Foreseeable,
): Fill {
  const [n, powers] = [env.axis("actor").size, env.axis("power").size];
  const p = env.parameters;
  const weight = env.slot(WORTH.id);
  const [noise, spread] = [env.slot(of.noise), env.slot(of.frailty)];
  const [mean, spreadLeft] = inferredColumns(of.inferredIn).map((id) => env.read(id)) as [
    Float64Array,
    Float64Array,
  ];
  const aims = env.read("aims");
  const stick = env.read("stick");

  const sharpness = (row: number) => probitLogitScale(p[noise]!, p[spread]! * spreadLeft[row]!);

  /** The chance that all others who may still accept do so, whatever sticks they were last shown. */
  function othersAccept(w: number, i: number): number {
    let all = 1;
    for (let j = 0; j < n; j++) {
      if (j === i || !targets.open(w, j)) continue;
      const row = w * n + j;
      all *= logistic((foreseen[row]! + p[spread]! * mean[row]!) * sharpness(row));
    }
    return all;
  }

  function partOfAims(k: number, w: number, i: number): number {
    let sum = 0;
    for (let j = 0; j < n; j++) if (targets.counts(w, j)) sum += aims[k * n + j]!;
    return sum > 0 ? aims[k * n + i]! / sum : 0;
  }

  return (i, out) => {
    const { list, count } = env.deciders;
    for (let d = 0; d < count; d++) for (let a = 0; a < OTHERS; a++) out[list[d]! * OTHERS + a] = 0;
    for (let w = 0; w < targets.size; w++) {
      if (!targets.open(w, i) || !opposed(targets, powers, w)) continue;
      const row = w * n + i;
      const jointly = targets.jointly(w) ? othersAccept(w, i) : -1;
      // The power knows of the disposition of the state it presses what choices have told (model/4.0).
      const sharp = sharpness(row);
      for (let d = 0; d < count; d++) {
        const k = list[d]!;
        const blocks = targets.blocking(k, w);
        if (blocks <= 0) continue;
        const cost = of.targetCost(i, k, w);
        const without = foreseen[row]! + p[spread]! * mean[row]! + cost * stick[k * n + i]!;
        const chance = logistic(without * sharp);
        const stake = p[weight]! * blocks * (jointly < 0 ? partOfAims(k, w, i) : jointly);
        for (let a = 0; a < OTHERS; a++) {
          const pressed = logistic((without - cost * LEVELS[a + 1]!) * sharp);
          out[k * OTHERS + a] = out[k * OTHERS + a]! + stake * (chance - pressed);
        }
      }
    }
  };
}
