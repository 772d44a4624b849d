/** `multivector plan`: what runs in a tick, in order. */
import { planText } from "../../engine/plan.ts";
import { openScenario } from "../../node/open.ts";
import { EXIT } from "../exit.ts";
import type { Common } from "../options.ts";
import { checkOut, json, write } from "../output.ts";

export function plan(scenario: string, flags: Common): number {
  checkOut(flags.out, flags.force);
  const { program, id } = openScenario(scenario, flags.set);
  const object = {
    format: "multivector.plan/1",
    scenario: id,
    phases: program.plan.map(({ phase, mechanisms }) => ({
      id: phase.id,
      doc: phase.doc,
      monthly: phase.monthly ?? false,
      mechanisms: mechanisms.map((m) => ({
        id: m.id,
        doc: m.doc,
        reads: m.reads ?? [],
        owns: [...(m.writes ?? []), ...(m.effects ?? []), ...(m.inboxes ?? [])].map((c) => c.id),
        adds: m.adds ?? [],
        terms: m.decision?.terms.map((t) => t.id) ?? [],
      })),
    })),
  };
  write(flags.json ? json(object) : `${planText(program)}\n`, flags.out);
  return EXIT.done;
}
