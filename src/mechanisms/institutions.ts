/** The ladder as it stands: which steps are taken, by whom, how deep that makes the region, and who has a say. */
import { parameter } from "../engine/declare.ts";
import type { Mechanism } from "../engine/mechanism.ts";
import { weightedPower } from "../theory/power-index.ts";
import { ADOPTION_EVENTS, ADOPTION_READS, adoption } from "./institutions/adoption.ts";
import { INSTITUTION_COLUMNS } from "./institutions/columns.ts";
import { companyOf } from "./institutions/company.ts";
import { depthOf } from "./institutions/depth.ts";
import { weightsOf } from "./institutions/game.ts";

/** Adopts what the votes carry, by consensus or by concentric circles (model/4.6). */
export const institutions: Mechanism = {
  id: "institutions",
  phase: "act",
  doc: "Adopts the steps that votes carry, lets the willing join later, admits members; keeps depth and voting power.",
  sources: ["abbott-snidal-2000", "banzhaf-1965", "shapley-shubik-1954", "S1", "S2d", "S3"],
  params: [parameter("institutions.quorum", 4, [1, 100], "state", "Members that must attend to convene")],
  needs: ["summits"],
  reads: ["summit.held", "partner", ...ADOPTION_READS],
  writes: INSTITUTION_COLUMNS,
  emits: ADOPTION_EVENTS,
  compile(env) {
    const n = env.axis("actor").size;
    const steps = env.axis("step").size;
    const [held, convening, budget] = [
      env.read("summit.held"),
      env.read("step.convening"),
      env.read("diplomacy"),
    ];
    const [member, memberNext] = [env.read("member"), env.write("member")];
    const [joined, adoptedNext, convenedNext] = [
      env.read("step.joinedAt"),
      env.write("step.adoptedAt"),
      env.write("convenedAt"),
    ];
    const [depth, depthNext, coreNext] = [env.read("depth"), env.write("depth"), env.write("depth.core")];
    const ownNext = env.write("depth.own");
    const [rule, ruleNext] = [env.read("rule"), env.write("rule")];
    const [banzhaf, shapley] = [env.write("power.banzhaf"), env.write("power.shapley")];
    const power = weightedPower(n, n * n);
    const [weights, core] = [env.scratch(n), env.scratch(n)];
    const meeting = adoption(env);
    const weighPartners = companyOf(memberNext, env.read("partner"), env.write("company"));
    const share = depthOf(memberNext, budget, ownNext, depthNext, coreNext);

    function measurePower(): void {
      let players = 0;
      for (let i = 0; i < n; i++) if (memberNext[i] === 1) core[players++] = budget[i]! > 0 ? 1 : 0;
      power.measure(weights, weightsOf(weights, core, players, ruleNext[0]!), players);
      for (let i = 0, k = 0; i < n; i++) {
        banzhaf[i] = memberNext[i] === 1 ? power.banzhaf[k]! : 0;
        shapley[i] = memberNext[i] === 1 ? power.shapley[k++]! : 0;
      }
    }

    return {
      /** Steps taken before the start are the scenario's; members have at least their depth. */
      start() {
        for (let i = 0; i < n; i++) ownNext[i] = member[i] === 1 ? depth[0]! : 0;
        for (let row = 0; row < steps * n; row++) {
          const at = joined[row]!;
          if (at === Infinity) continue;
          const i = row % n;
          const step = (row - i) / n;
          meeting.join(step, i, at);
          adoptedNext[step] = Math.min(adoptedNext[step]!, at);
          if (convening[step] === 1) convenedNext[0] = Math.min(convenedNext[0]!, at);
        }
        share();
        weighPartners();
        measurePower();
      },
      tick(t) {
        if (held[0] === 1) {
          const grown = meeting.meet(t.month);
          if (grown || ruleNext[0] !== rule[0]) measurePower();
        }
        share();
        weighPartners();
      },
    };
  },
};
