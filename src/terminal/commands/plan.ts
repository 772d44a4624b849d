/** `multivector plan`: what runs in a tick, in order. */
import { planText } from "../../engine/plan.ts";
import { fileOf, OBJECT } from "../destination.ts";
import { EXIT } from "../exit.ts";
import type { Common } from "../options.ts";
import { json, write } from "../output.ts";
import { quietly } from "../telling.ts";

export function plan(scenario: string, flags: Common): number {
  const to = fileOf(flags, OBJECT);
  const { program, id } = quietly(flags)(scenario, flags.set);
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
  write(to.kind === "json" ? json(object) : `${planText(program)}\n`, to.path);
  return EXIT.done;
}
