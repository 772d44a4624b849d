/** What a mechanism meets when it is compiled and run: its environment, the tick, and the events that it may emit. */
import type { Axis, PairAxis } from "./axis.ts";
import type { Stream } from "./stream.ts";
import type { Scheduled } from "./world.ts";

/** Where the run stands. One object a run, changed in place; a kernel never keeps a copy. */
export interface Tick {
  /** The period: months since 1900-01, or the turn where the model counts turns. */
  month: number;
  /** Periods since the start of the run, from 0. */
  index: number;
  /** Which part of the period, from 0. */
  substep: number;
  /** Nothing has happened yet: the very first substep of the run. */
  opening: boolean;
  /** Length of a substep in the time of rates: years, or turns where the model counts turns. */
  dt: number;
}

/** A kind of event that a mechanism may emit, with the sentence that it becomes. */
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
  /** Of a column that it reads: 1 for each cell that the world states itself where it departs from its reference, else 0. */
  stated(id: string): Uint8Array;
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
