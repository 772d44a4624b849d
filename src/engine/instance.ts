/** Compiles the mechanisms of a program over one memory: the steps of a tick, ready to run. */
import type { LaidColumn } from "./column.ts";
import { environmentOf, type Memory } from "./environment.ts";
import type { Kernel } from "./mechanism.ts";
import type { Program } from "./program.ts";

/** One phase of a tick. */
export interface Step {
  monthly: boolean;
  kernels: readonly Kernel[];
  inboxes: readonly { now: Float64Array; shares: readonly Float64Array[] }[];
  from: number;
  to: number;
  fresh: Float64Array;
}

export interface Instance {
  steps: Step[];
  /** In the order of the plan. */
  kernels: Kernel[];
  byMechanism: Map<string, Kernel>;
}

/** The cells of a column within a buffer of the program's layout. */
export function viewOf(buffer: Float64Array, column: LaidColumn): Float64Array {
  return buffer.subarray(column.offset, column.offset + column.size);
}

export function instantiate(program: Program, memory: Memory): Instance {
  const { layout } = program;
  const { now, next } = memory;
  const byMechanism = new Map<string, Kernel>();
  const steps = program.plan.map(({ phase, mechanisms }): Step => {
    const kernels = mechanisms.map((m) => {
      const kernel = m.compile(environmentOf(m, program, memory));
      byMechanism.set(m.id, kernel);
      return kernel;
    });
    const span = layout.commits.get(phase.id)!;
    return {
      monthly: phase.monthly ?? false,
      kernels,
      inboxes: (layout.inboxes.get(phase.id) ?? []).map((b) => ({
        now: viewOf(now, b.column),
        shares: b.shares.map((s) => viewOf(now, s)),
      })),
      from: span.from,
      to: span.to,
      fresh: next.subarray(span.from, span.to),
    };
  });
  return { steps, kernels: [...byMechanism.values()], byMechanism };
}
