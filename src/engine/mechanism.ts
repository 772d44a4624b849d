/** The contract of a mechanism: what it may read, what it alone writes, and its kernel. */
import type { Axis, PairAxis } from "./axis.ts";
import type { Column, Parameter } from "./column.ts";
import type { DecisionKernel } from "./decision/kernel.ts";
import type { OptimisationKernel } from "./decision/optimise.ts";
import type { DecisionSpec } from "./decision/spec.ts";
import type { Stream } from "./stream.ts";
import type { Scheduled } from "./world.ts";

/** Where the run stands. One object a run, changed in place; a kernel never keeps a copy. */
export interface Tick {
  /** Months since 1900-01. */
  month: number;
  /** Months since the start of the run. */
  index: number;
  /** Which part of the month, from 0. */
  substep: number;
  /** Nothing has happened yet: the very first substep of the run. */
  opening: boolean;
  /** Length of a substep in years. */
  dt: number;
}

export interface EventKind {
  id: string;
  /** Axes of its subjects, at most two. */
  axes: readonly string[];
  /** English, with `{0}` and `{1}` for the subjects. */
  text: string;
  /** Where a rule emits it: the decisions on its subject whose choice it carries out that same month, the last first. */
  follows?: readonly string[];
}

/** Records that something happened; `a` and `b` index the kind's axes. */
export type Emit = (a?: number, b?: number) => void;

/** Everything that a mechanism may use. Handed to `compile` once; a kernel sees nothing else. */
export interface Environment {
  axis(id: string): Axis;
  pairs(id: string): PairAxis;
  /** The cells of a column as of the beginning of the phase; must be declared in `reads` or be its own. */
  read(id: string): Float64Array;
  /** The same for a column declared with a trailing `?`: undefined where no mechanism of the program has it. */
  maybe(id: string): Float64Array | undefined;
  /** The cells of an own column as they will be when the phase has run. */
  write(id: string): Float64Array;
  /** Its own share of another's inbox, zeroed at the start of a tick. */
  add(inbox: string): Float64Array;
  /** The parameter vector; read it in a kernel or in `derive`, never at compile. */
  readonly parameters: Float64Array;
  /** The slot of a declared parameter. */
  slot(id: string): number;
  stream(path: string): Stream;
  /** Keys of the entries of some axes together, shape [product of sizes], for draws of several-axis entities. */
  keys(axes: readonly string[], suffix?: string): Int32Array;
  emit(kind: string): Emit;
  /** The scheduled entries of a verb, in date order. */
  schedule(verb: string): readonly Scheduled[];
  /** An array that carries nothing between ticks; the harness fills it with NaN to prove that. */
  scratch(size: number): Float64Array;
  /** What the model knows of the world beyond columns, fixed at compile. */
  readonly structure: Readonly<Record<string, unknown>>;
  readonly tick: Readonly<Tick>;
  /** Whether another mechanism is part of this program. */
  has(mechanism: string): boolean;
}

export interface Kernel {
  /** Recomputes what depends on parameters and attributes alone: at the start and after a scheduled change. */
  derive?(): void;
  /** Sets the initial state, once a run; reads what earlier mechanisms of the plan have set. */
  start?(): void;
  /** One substep. */
  tick(t: Tick): void;
  /** Present where the mechanism is a decision: its ledger and the means to force or probe it. */
  decision?: DecisionKernel;
  /** Present where the mechanism optimises: what it chose, and what each term of its objective gained. */
  optimisation?: OptimisationKernel;
}

export interface Mechanism {
  id: string;
  phase: string;
  /** What it does, in a sentence or two. */
  doc: string;
  sources: readonly string[];
  params?: readonly Parameter[];
  reads?: readonly string[];
  /** State that it alone writes; keeps its value from tick to tick. */
  writes?: readonly Column[];
  /** What it tells others: zeroed at the start of a tick, applied by its readers. */
  effects?: readonly Column[];
  /** Columns of its own that others may add to; the engine sums their shares in id order. */
  inboxes?: readonly Column[];
  /** Inboxes of others that it adds to. */
  adds?: readonly string[];
  streams?: readonly string[];
  emits?: readonly EventKind[];
  /** Without these mechanisms it is left out, whatever the scenario switches on. */
  needs?: readonly string[];
  /** The mechanism as it is in a program that holds these others. */
  specialise?(has: (mechanism: string) => boolean): Mechanism;
  /** The parts, where the mechanism is a decision. */
  decision?: DecisionSpec;
  compile(env: Environment): Kernel;
}
