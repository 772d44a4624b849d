/** A stick pays where it keeps a state that matters to the power from signing. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { logistic } from "../../../engine/dmath.ts";
import { efficacy, SOLIDARITY } from "../../../mechanisms/contest.ts";
import { NOISE } from "../../accession/accession.ts";
import { frailty } from "../../accession/terms/frailty.ts";
import { pressure } from "../../accession/terms/pressure.ts";
import { LEVELS, OTHERS } from "../levels.ts";
import { TARGET_READS, targets } from "../target.ts";

/** 4 sum_T blk_pT om_pi (P_iT(no stick) - P_iT(z)), P from the terms of accession, beliefs held */
export const gain: Term = {
  id: "gain",
  label: "signatures kept off",
  doc: "b_stick times what the power stakes against each open treaty, times its aim in the state, times how far the stick lowers the expected chance of signature.",
  sources: ["S1"],
  params: [
    parameter("sticks.gain", 4, [0, 40], "util", "Worth of keeping a state off that is all that matters"),
    SOLIDARITY,
    NOISE,
    ...(pressure.params ?? []),
    ...(frailty.params ?? []),
  ],
  reads: [...TARGET_READS, "aims", "engagement", "solidarity"],
  compile(env) {
    const n = env.axis("actor").size;
    const powers = env.axis("power").size;
    const treaties = env.axis("treaty").size;
    const p = env.parameters;
    const [weight, pressing, solidary] = [
      env.slot("sticks.gain"),
      env.slot("accession.pressure"),
      env.slot("contest.solidarity"),
    ];
    const [noise, spread] = [env.slot("accession.noise"), env.slot("accession.frailty")];
    const target = targets(env);
    const [aims, engagement, solidarity] = [env.read("aims"), env.read("engagement"), env.read("solidarity")];
    const stick = env.read("stick");
    const prospect = env.write("stick.prospect");

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
        for (let t = 0; t < treaties; t++) {
          if (!(target.blocking(k, t) > 0 && target.open(t, i))) continue;
          const without = prospect[t * n + i]! + felt * stick[k * n + i]!;
          const chance = logistic(without * sharp);
          const stake = p[weight]! * target.blocking(k, t) * aims[k * n + i]!;
          for (let a = 0; a < OTHERS; a++) {
            const pressed = logistic((without - felt * LEVELS[a + 1]!) * sharp);
            out[k * OTHERS + a] = out[k * OTHERS + a]! + stake * (chance - pressed);
          }
        }
      }
    };
  },
};
