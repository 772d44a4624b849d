/** One compiled instance, and a run on it that steps, forks, snapshots and restores. */
import { entryAt } from "./address.ts";
import type { LaidColumn } from "./column.ts";
import type { DecisionKernel } from "./decision/contract.ts";
import type { LedgerRow } from "./decision/ledger.ts";
import type { OptimisationKernel } from "./decision/optimise.ts";
import { digestNumbers } from "./digest.ts";
import type { Memory } from "./environment.ts";
import { MultivectorError } from "./errors.ts";
import { EventLog } from "./events.ts";
import { type Formula, undefinedValue } from "./formula.ts";
import { instantiate, type Step, viewOf } from "./instance.ts";
import { Interventions } from "./interventions.ts";
import { streamKey } from "./keys.ts";
import type { Kernel } from "./mechanism.ts";
import { axesOf, MEASURED, type Program } from "./program.ts";
import type { Rate } from "./rate.ts";
import { type SetValue, Start } from "./start.ts";

export type RecordLevel = "outcomes" | "events" | "series" | "ledger";

/** What a run is played with. */
export interface RunOptions {
  seed: string;
  /** Index of the run within a batch; 0 where there is one. */
  run?: number;
  /** Values in place of the scenario's, by address. */
  values?: readonly SetValue[];
  record?: RecordLevel;
}

/** Where a run stands, whole: restored into another session of the program it goes on to the same bytes. */
export interface Snapshot {
  now: Float64Array;
  parameters: Float64Array;
  seed: string;
  run: number;
  /** Months since 1900-01: the next month to be played. */
  month: number;
  /** Raw cells of the events so far: what has happened is part of where a run stands. */
  log: Float64Array;
}

const NO_VALUES: readonly SetValue[] = [];

/** One compiled instance. `begin`, then `step` or `finish`; the same seed and run give the same bytes. */
export class Session {
  readonly program: Program;
  readonly decisions = new Map<string, DecisionKernel>();
  readonly optimisations = new Map<string, OptimisationKernel>();
  readonly rates = new Map<string, Rate>();
  readonly events: EventLog;
  /** State at the end of each played month, newest last; kept from level `series` on. */
  readonly series: Float64Array[] = [];
  private readonly memory: Memory;
  private readonly steps: Step[];
  private readonly kernels: Kernel[];
  private readonly start: Start;
  private readonly zeroed: readonly Float64Array[];
  private readonly interventions: Interventions;
  private readonly formulas: readonly Formula[];
  private readonly measured: Float64Array;
  private readonly keysOfSeed = new Map<string, [number, number]>();
  private seed = "";
  private run = 0;
  private recording: RecordLevel = "outcomes";

  constructor(program: Program) {
    this.program = program;
    const { layout, world, axes } = program;
    const buffer = new Float64Array(layout.size * 2);
    const now = buffer.subarray(0, layout.size);
    const next = buffer.subarray(layout.size);
    const planned = Interventions.kinds(world);
    this.events = new EventLog([...program.events, ...planned], axes, program.calendar);
    this.memory = {
      now,
      next,
      stated: new Uint8Array(layout.size),
      parameters: program.vector.slice(),
      tick: {
        month: world.start,
        index: 0,
        substep: 0,
        opening: true,
        dt: 1 / (program.calendar.perRate * world.substeps),
      },
      month: new Float64Array([world.start]),
      log: this.events,
      streams: new Map(),
      scratch: [],
    };
    const instance = instantiate(program, this.memory);
    this.kernels = instance.kernels;
    this.steps = instance.steps;
    this.start = new Start(program, this.memory, this.kernels);
    for (const [id, kernel] of instance.byMechanism) {
      if (kernel.decision) this.decisions.set(id, kernel.decision);
      if (kernel.optimisation) this.optimisations.set(id, kernel.optimisation);
      for (const rate of kernel.rates ?? []) this.rates.set(rate.spec.id, rate);
    }
    this.zeroed = layout.zeroed.map((s) => next.subarray(s.from, s.to));
    const read = program.formulas(this.memory);
    this.interventions = new Interventions(program, this.memory, this.decisions, read);
    this.formulas = world.outcomes.map((o) => read(o.formula, o.where));
    const measured = layout.byId.get(MEASURED);
    this.measured = measured ? viewOf(now, measured) : new Float64Array(0);
  }

  /** The month to be played next, since 1900-01. */
  get month(): number {
    return this.memory.tick.month;
  }

  get done(): boolean {
    return this.month > this.program.world.end;
  }

  get scratch(): readonly Float64Array[] {
    return this.memory.scratch;
  }

  /** Puts the run at its start. Nothing is compiled and, but for records, nothing allocated. */
  begin(options: RunOptions): void {
    const { program, memory } = this;
    this.recording = options.record ?? "outcomes";
    this.setStreams(options.seed, options.run ?? 0);
    memory.parameters.set(program.vector);
    const values = options.values ?? NO_VALUES;
    for (const v of values) if (v.kind === "parameter") memory.parameters[v.index] = v.value;
    this.series.length = 0;
    for (const d of this.decisions.values()) {
      d.ledger.rows = [];
      d.ledger.recording = this.recording === "ledger";
    }
    for (const o of this.optimisations.values()) [o.rows, o.recording] = [[], this.recording === "ledger"];
    for (const r of this.rates.values()) r.keep([], false);
    memory.tick.substep = 0;
    memory.tick.opening = true;
    this.interventions.reset();
    this.start.begin(values);
  }

  /** Plays one month. */
  step(): void {
    const { memory, steps, zeroed } = this;
    const { tick } = memory;
    if (this.done)
      throw new MultivectorError({
        code: "past-the-end",
        message: "the run is over",
        mend: "begin another",
        fault: "internal",
      });
    const { substeps } = this.program.world;
    for (let s = 0; s < substeps; s++) {
      tick.substep = s;
      tick.opening = tick.index === 0 && s === 0;
      for (let z = 0; z < zeroed.length; z++) zeroed[z]!.fill(0);
      if (s === 0 && this.interventions.due(tick.month)) for (const k of this.kernels) k.derive?.();
      for (let p = 0; p < steps.length; p++) this.phase(steps[p]!, s);
    }
    this.measure();
    this.record();
    this.setMonth(tick.month + 1);
  }

  /** Plays to the end, or to the end of month `until`. */
  finish(until = this.program.world.end): void {
    while (this.month <= until && !this.done) this.step();
  }

  private phase(step: Step, substep: number): void {
    const { memory } = this;
    for (let b = 0; b < step.inboxes.length; b++) {
      const { now, shares } = step.inboxes[b]!;
      for (let k = 0; k < now.length; k++) {
        let sum = 0;
        for (let s = 0; s < shares.length; s++) sum += shares[s]![k]!;
        now[k] = sum;
      }
    }
    if (!step.monthly || substep === 0)
      for (let k = 0; k < step.kernels.length; k++) step.kernels[k]!.tick(memory.tick);
    if (step.to > step.from) memory.now.set(step.fresh, step.from);
  }

  /** Formulas: an event keeps the month in which it first held, a quantity its latest value. */
  private measure(): void {
    for (let k = 0; k < this.formulas.length; k++) {
      const formula = this.formulas[k]!;
      const value = formula.evaluate();
      if (formula.type === "number") this.measured[k] = value;
      else if (Number.isNaN(value)) throw this.withoutValue(k, this.memory.tick.month);
      else if (value !== 0 && this.measured[k] === Infinity) this.measured[k] = this.memory.tick.month;
    }
  }

  private withoutValue(k: number, month: number): MultivectorError {
    const { calendar, world } = this.program;
    const { id, where } = world.outcomes[k]!;
    return undefinedValue(this.formulas[k]!, id, where, calendar.text(month));
  }

  private record(): void {
    if (this.recording === "series" || this.recording === "ledger") this.series.push(this.memory.now.slice());
  }

  /** Value of each outcome in order: months since 1900-01 (Infinity for never) for events. */
  outcomes(): Float64Array {
    const { program, memory } = this;
    const own = program.outcomes.length;
    const values = new Float64Array(own + this.measured.length);
    for (let k = 0; k < own; k++) values[k] = memory.now[program.outcomes[k]!.index]!;
    values.set(this.measured, own);
    return values;
  }

  digest(): string {
    const without = this.measured.findIndex((value) => Number.isNaN(value));
    if (without >= 0) throw this.withoutValue(without, this.month - 1);
    return digestNumbers([this.outcomes(), this.events.raw()]);
  }

  /** A copy of a column's cells as they stand. */
  column(id: string): Float64Array {
    const c = this.laid(id);
    return this.memory.now.slice(c.offset, c.offset + c.size);
  }

  /** One cell by the ids of its entry. */
  value(id: string, ...entry: string[]): number {
    const c = this.laid(id);
    const axes = axesOf(c, this.program.axes);
    for (let cell = 0; cell < c.size; cell++)
      if (entryAt(axes, cell).every((part, k) => part === entry[k])) return this.memory.now[c.offset + cell]!;
    throw new MultivectorError({
      code: "no-such-cell",
      message: `${id} has no entry ${entry.join(", ")}`,
      fault: "usage",
    });
  }

  private laid(id: string): LaidColumn {
    const found = this.program.layout.byId.get(id);
    if (found) return found;
    throw new MultivectorError({
      code: "no-such-column",
      message: `this program has no column ${id}`,
      fault: "usage",
    });
  }

  ledger(): LedgerRow[] {
    return [...this.decisions.values()].flatMap((d) => d.ledger.rows);
  }

  snapshot(): Snapshot {
    const { memory } = this;
    return {
      now: memory.now.slice(),
      parameters: memory.parameters.slice(),
      seed: this.seed,
      run: this.run,
      month: memory.tick.month,
      log: this.events.raw().slice(),
    };
  }

  /** Goes back (or, on a fresh instance, forth) to a snapshot of the same program. */
  restore(s: Snapshot): void {
    const { memory } = this;
    if (s.now.length !== memory.now.length)
      throw new MultivectorError({
        code: "snapshot",
        message: "this snapshot is of another program",
        fault: "usage",
      });
    this.setStreams(s.seed, s.run);
    memory.now.set(s.now);
    memory.next.set(s.now);
    memory.parameters.set(s.parameters);
    this.setMonth(s.month);
    this.events.fill(s.log);
    this.series.length = Math.min(this.series.length, s.month - this.program.world.start);
    for (const d of this.decisions.values()) d.ledger.rows = d.ledger.rows.filter((r) => r.month < s.month);
    for (const o of this.optimisations.values()) o.rows = o.rows.filter((r) => r.month < s.month);
    for (const r of this.rates.values()) r.keep(r.rows.filter((row) => row.month < s.month));
    this.interventions.reset(s.month);
    for (const k of this.kernels) k.derive?.();
  }

  /** A second instance in the same state; the two no longer touch. */
  fork(): Session {
    const twin = new Session(this.program);
    twin.recording = this.recording;
    twin.series.push(...this.series.map((s) => s.slice()));
    for (const [id, d] of twin.decisions) {
      const mine = this.decisions.get(id)!.ledger;
      d.ledger.rows = [...mine.rows];
      d.ledger.recording = mine.recording;
      d.ledger.probing = mine.probing;
    }
    for (const [id, o] of twin.optimisations) {
      o.rows = [...this.optimisations.get(id)!.rows];
      o.recording = this.optimisations.get(id)!.recording;
    }
    for (const [id, r] of this.rates) twin.rates.get(id)!.keep([...r.rows], r.recording);
    twin.restore(this.snapshot());
    return twin;
  }

  /** Sets a parameter or a cell from now on, as a user at the controls would; the run's past is untouched. */
  set(address: { kind: "parameter" | "cell"; index: number }, value: number): void {
    const { memory } = this;
    if (address.kind === "parameter") memory.parameters[address.index] = value;
    else {
      memory.now[address.index] = value;
      memory.next[address.index] = value;
    }
    for (const k of this.kernels) k.derive?.();
  }

  private setStreams(seed: string, run: number): void {
    if (seed !== this.seed) this.keysOfSeed.clear();
    this.seed = seed;
    this.run = run;
    for (const [path, stream] of this.memory.streams) {
      let key = this.keysOfSeed.get(path);
      if (!key) {
        key = streamKey(seed, path);
        this.keysOfSeed.set(path, key);
      }
      stream.begin(key, run);
    }
  }

  private setMonth(month: number): void {
    const { tick } = this.memory;
    this.memory.month[0] = month;
    tick.month = month;
    tick.index = month - this.program.world.start;
  }
}
