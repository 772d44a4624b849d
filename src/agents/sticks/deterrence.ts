/** What a stick is expected to prevent: how far it lowers the chance that a state does what the power opposes. */
import { inferredColumns } from "../../engine/decision/disposition.ts";
import type { Fill, TermEnvironment } from "../../engine/decision/spec.ts";
import { parameter } from "../../engine/declare.ts";
import { logistic } from "../../engine/dmath.ts";
import { probitLogitScale } from "../../engine/probit-logit.ts";
import { efficacy, SOLIDARITY } from "../../mechanisms/contest.ts";
import { LEVELS, OTHERS } from "./levels.ts";
import type { Targets } from "./targets.ts";

export const WORTH = parameter(
  "sticks.gain",
  4,
  [0, 40],
  "util",
  "Worth of keeping a state off that is all that matters",
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

export const DEPENDENT_PARAMETERS = [SOLIDARITY];
export const DEPENDENT_READS = ["engagement", "solidarity"] as const;

/** A stick costs a state as much as it depends on the power, less where solidarity blunts it. @param pressure a parameter's id */
export function byDependence(env: TermEnvironment, pressure: string): Foreseeable["targetCost"] {
  const powers = env.axis("power").size;
  const p = env.parameters;
  const [pressing, solidary] = [env.slot(pressure), env.slot(SOLIDARITY.id)];
  const [engagement, solidarity] = [env.read("engagement"), env.read("solidarity")];
  return (i, k) => p[pressing]! * efficacy(p[solidary]!, solidarity[0]!) * engagement[i * powers + k]!;
}

/**
 * 4 sum_w blk_pw om_pi (P_iw(no stick) - P_iw(z)), beliefs held; `foreseen` [object, actor] holds expected utilities that
 * still include last quarter's stick.
 */
export function deterrence(
  env: TermEnvironment,
  targets: Targets,
  foreseen: Float64Array,
  of: Foreseeable,
): Fill {
  const n = env.axis("actor").size;
  const p = env.parameters;
  const weight = env.slot(WORTH.id);
  const [noise, spread] = [env.slot(of.noise), env.slot(of.frailty)];
  const [mean, spreadLeft] = inferredColumns(of.inferredIn).map((id) => env.read(id)) as [
    Float64Array,
    Float64Array,
  ];
  const aims = env.read("aims");
  const stick = env.read("stick");

  return (i, out) => {
    const { list, count } = env.deciders;
    for (let d = 0; d < count; d++) {
      const k = list[d]!;
      for (let a = 0; a < OTHERS; a++) out[k * OTHERS + a] = 0;
      for (let w = 0; w < targets.size; w++) {
        if (!(targets.blocking(k, w) > 0 && targets.open(w, i))) continue;
        const cost = of.targetCost(i, k, w);
        const row = w * n + i;
        // The power knows of the disposition of the state it presses what choices have told (model/4.0).
        const sharp = probitLogitScale(p[noise]!, p[spread]! * spreadLeft[row]!);
        const without = foreseen[row]! + p[spread]! * mean[row]! + cost * stick[k * n + i]!;
        const chance = logistic(without * sharp);
        const stake = p[weight]! * targets.blocking(k, w) * aims[k * n + i]!;
        for (let a = 0; a < OTHERS; a++) {
          const pressed = logistic((without - cost * LEVELS[a + 1]!) * sharp);
          out[k * OTHERS + a] = out[k * OTHERS + a]! + stake * (chance - pressed);
        }
      }
    }
  };
}
