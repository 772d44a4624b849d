/** What a stick is expected to keep off: the fall of the chance that a state does what the power would rather not see. */
import type { Fill, TermEnvironment } from "../../engine/decision/spec.ts";
import { parameter } from "../../engine/declare.ts";
import { logistic } from "../../engine/dmath.ts";
import { efficacy, SOLIDARITY } from "../../mechanisms/contest.ts";
import { LEVELS, OTHERS } from "./levels.ts";
import type { Quarry } from "./quarry.ts";

export const WORTH = parameter(
  "sticks.gain",
  4,
  [0, 40],
  "util",
  "Worth of keeping a state off that is all that matters",
);
export const KEPT_PARAMETERS = [WORTH];
export const KEPT_READS = ["aims"] as const;

/** The choice that is foreseen. */
export interface Foreseeable {
  /** How much a full stick takes from its utility, in util. */
  felt(actor: number, power: number, what: number): number;
  /** Parameters, by id. */
  noise: string;
  frailty: string;
}

export const DEPENDENT_PARAMETERS = [SOLIDARITY];
export const DEPENDENT_READS = ["engagement", "solidarity"] as const;

/** A stick that is felt as far as the state depends on the power, blunted by solidarity; `pressure` is its parameter. */
export function byDependence(env: TermEnvironment, pressure: string): Foreseeable["felt"] {
  const powers = env.axis("power").size;
  const p = env.parameters;
  const [pressing, solidary] = [env.slot(pressure), env.slot(SOLIDARITY.id)];
  const [engagement, solidarity] = [env.read("engagement"), env.read("solidarity")];
  return (i, k) => p[pressing]! * efficacy(p[solidary]!, solidarity[0]!) * engagement[i * powers + k]!;
}

/**
 * 4 sum_w blk_pw om_pi (P_iw(no stick) - P_iw(z)), beliefs held; `prospect` [what, actor] holds expected utilities with
 * the stick of the last quarter still in them.
 */
export function kept(env: TermEnvironment, quarry: Quarry, prospect: Float64Array, of: Foreseeable): Fill {
  const n = env.axis("actor").size;
  const p = env.parameters;
  const weight = env.slot(WORTH.id);
  const [noise, spread] = [env.slot(of.noise), env.slot(of.frailty)];
  const aims = env.read("aims");
  const stick = env.read("stick");

  /** sigma(V / (lam sqrt(1 + pi sd_nu^2 / (8 lam^2)))): the disposition is unknown (MODEL 4.0). */
  function scale(): number {
    const [lam, sd] = [p[noise]!, p[spread]!];
    return 1 / (lam * Math.sqrt(1 + (Math.PI * sd * sd) / (8 * lam * lam)));
  }

  return (i, out) => {
    const { list, count } = env.deciders;
    const sharp = scale();
    for (let d = 0; d < count; d++) {
      const k = list[d]!;
      for (let a = 0; a < OTHERS; a++) out[k * OTHERS + a] = 0;
      for (let w = 0; w < quarry.size; w++) {
        if (!(quarry.blocking(k, w) > 0 && quarry.open(w, i))) continue;
        const felt = of.felt(i, k, w);
        const without = prospect[w * n + i]! + felt * stick[k * n + i]!;
        const chance = logistic(without * sharp);
        const stake = p[weight]! * quarry.blocking(k, w) * aims[k * n + i]!;
        for (let a = 0; a < OTHERS; a++) {
          const pressed = logistic((without - felt * LEVELS[a + 1]!) * sharp);
          out[k * OTHERS + a] = out[k * OTHERS + a]! + stake * (chance - pressed);
        }
      }
    }
  };
}
