/** The printable plan of a tick: phases in order, and the mechanisms of each. */
import type { Program } from "./program.ts";

/** The plan of a tick as text. */
export function planText(program: Program): string {
  const lines: string[] = [];
  for (const { phase, mechanisms } of program.plan) {
    lines.push(`${phase.id}${phase.monthly ? " (first substep of a month)" : ""}: ${phase.doc}`);
    for (const m of mechanisms) {
      lines.push(`  ${m.id}: ${m.doc}`);
      const own = [...(m.writes ?? []), ...(m.effects ?? []), ...(m.inboxes ?? [])].map((c) => c.id);
      if (own.length) lines.push(`    owns ${own.join(", ")}`);
      if (m.adds?.length) lines.push(`    adds to ${m.adds.join(", ")}`);
      if (m.reads?.length) lines.push(`    reads ${m.reads.join(", ")}`);
    }
  }
  return lines.join("\n");
}
