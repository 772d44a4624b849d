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
export const KEPT_PARAMETERS = [WORTH, SOLIDARITY];
export const KEPT_READS = ["aims", "engagement", "solidarity"] as const;

/** Parameters of the choice that is foreseen, by id. */
export interface Foreseeable {
  pressure: string;
  noise: string;
  frailty: string;
}

/**
 * 4 sum_w blk_pw om_pi (P_iw(no stick) - P_iw(z)), beliefs held; `prospect` [what, actor] holds expected utilities with
 * the stick of the last quarter still in them.
 */
export function kept(env: TermEnvironment, quarry: Quarry, prospect: Float64Array, of: Foreseeable): Fill {
  const n = env.axis("actor").size;
  const powers = env.axis("power").size;
  const p = env.parameters;
  const [weight, solidary] = [env.slot(WORTH.id), env.slot(SOLIDARITY.id)];
  const [pressing, noise, spread] = [env.slot(of.pressure), env.slot(of.noise), env.slot(of.frailty)];
  const [aims, engagement, solidarity] = KEPT_READS.map((id) => env.read(id)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const stick = env.read("stick");

  /** sigma(V / (lam sqrt(1 + pi sd_nu^2 / (8 lam^2)))): the disposition is unknown (MODEL 4.0). */
  function scale(): number {
    const [lam, sd] = [p[noise]!, p[spread]!];
    return 1 / (lam * Math.sqrt(1 + (Math.PI * sd * sd) / (8 * lam * lam)));
  }

  return (i, out) => {
    const { list, count } = env.deciders;
    const sharp = scale();
    const bite = p[pressing]! * efficacy(p[solidary]!, solidarity[0]!);
    for (let d = 0; d < count; d++) {
      const k = list[d]!;
      const felt = bite * engagement[i * powers + k]!;
      for (let a = 0; a < OTHERS; a++) out[k * OTHERS + a] = 0;
      for (let w = 0; w < quarry.size; w++) {
        if (!(quarry.blocking(k, w) > 0 && quarry.open(w, i))) continue;
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
