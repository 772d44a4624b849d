/** Puts a run at its start: finds its constants in the worlds that its own departs from, then sets its own state. */
import type { Ground } from "./departure.ts";
import type { Memory } from "./environment.ts";
import type { Span } from "./layout.ts";
import type { Kernel } from "./mechanism.ts";
import type { Program } from "./program.ts";

/** A value in place of the scenario's, by address. */
export interface SetValue {
  kind: "parameter" | "cell";
  index: number;
  value: number;
}

export class Start {
  private readonly memory: Memory;
  private readonly kernels: readonly Kernel[];
  private readonly grounds: readonly Ground[];
  /** Where the inverted columns lie. */
  private readonly spans: readonly Span[];
  /** Constants that were last found, [cell of inverted columns], with the parameters and the grounds they were found by. */
  private readonly constants: Float64Array;
  private readonly by: Float64Array;
  private passed = 0;

  constructor(program: Program, memory: Memory, kernels: readonly Kernel[]) {
    this.memory = memory;
    this.kernels = kernels;
    this.grounds = program.grounds;
    const inverted = program.layout.columns.filter((c) => c.inverted && c.role === "state");
    this.spans = inverted.map(({ offset, size }) => ({ from: offset, to: offset + size }));
    this.constants = new Float64Array(inverted.reduce((n, c) => n + c.size, 0));
    this.by = new Float64Array(memory.parameters.length);
  }

  /** At the start of the run with these values set, which are a departure of their own. Expects the run's parameters. */
  begin(values: readonly SetValue[]): void {
    const { grounds, memory } = this;
    const own = grounds[grounds.length - 1]!;
    let departs = false;
    for (let k = 0; k < values.length; k++) departs ||= values[k]!.kind === "cell";
    // Values are set together with those of the world, so that a run that sets both is the same either way.
    const before = grounds.length - (departs && !own.set ? 0 : 1);
    this.find(before);
    this.stand(own, before);
    if (departs && !own.set) memory.stated.fill(0);
    for (let k = 0; k < values.length; k++) {
      const { kind, index, value } = values[k]!;
      if (kind !== "cell") continue;
      memory.now[index] = value;
      memory.stated[index] = 1;
    }
    memory.next.set(memory.now);
    this.open(before === 0);
  }

  /** Finds the constants of the first grounds, unless they are known: neither luck nor what a run sets is in them. */
  private find(before: number): void {
    const { memory, constants, spans } = this;
    if (before === 0 || (this.passed === before && same(this.by, memory.parameters))) return;
    this.passed = 0;
    for (let g = 0; g < before; g++) {
      this.stand(this.grounds[g]!, g);
      memory.next.set(memory.now);
      this.open(g === 0);
      let at = 0;
      for (const { from, to } of spans) for (let k = from; k < to; k++) constants[at++] = memory.now[k]!;
    }
    this.by.set(memory.parameters);
    this.passed = before;
  }

  private stand(ground: Ground, after: number): void {
    const { memory, constants, spans } = this;
    memory.now.set(ground.image);
    memory.stated.set(ground.stated);
    memory.month[0] = ground.month;
    memory.tick.month = ground.month;
    memory.tick.index = 0;
    if (after === 0) return;
    let at = 0;
    for (const { from, to } of spans) for (let k = from; k < to; k++) memory.now[k] = constants[at++]!;
  }

  private open(isReference: boolean): void {
    const { memory, kernels } = this;
    memory.log.truncate(0);
    for (const k of kernels) k.derive?.();
    for (const k of kernels) {
      if (isReference && k.invert) {
        k.invert();
        memory.now.set(memory.next);
      }
      if (!k.start) continue;
      k.start();
      memory.now.set(memory.next);
    }
    if (isReference) return;
    // All see the world as it has started, whatever the order of mechanisms.
    for (const k of kernels) k.depart?.();
    memory.now.set(memory.next);
  }
}

function same(a: Float64Array, b: Float64Array): boolean {
  for (let k = 0; k < a.length; k++) if (!Object.is(a[k], b[k])) return false;
  return true;
}
