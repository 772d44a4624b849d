/** The contract of a mechanism: what it may read, what it alone writes, and its kernel. */
import type { Column, Parameter } from "./column.ts";
import type { Environment, EventKind, Tick } from "./contract.ts";
import type { DecisionKernel } from "./decision/contract.ts";
import type { OptimisationKernel } from "./decision/optimise.ts";
import type { DecisionSpec } from "./decision/spec.ts";
import type { Rate } from "./rate.ts";

/** A compiled mechanism: closures over the columns, called each tick. */
export interface Kernel {
  /** Recomputes what depends on parameters and attributes alone: at the start and after a scheduled change. */
  derive?(): void;
  /** In the reference, before its `start`: finds its inverted columns, such that what stands rests. */
  invert?(): void;
  /** Sets the rest of the initial state; reads what earlier mechanisms of the plan have set. */
  start?(): void;
  /**
   * In a world that departs from the reference and takes its inverted columns over, after every `start`: finds them again
   * for what that world states itself (`Environment.stated`), and sets what follows from the others.
   */
  depart?(): void;
  /** One substep. */
  tick(t: Tick): void;
  /** Present where the mechanism is a decision: its ledger and the means to force or probe it. */
  decision?: DecisionKernel;
  /** Present where the mechanism optimises: what it chose, and what each term of its objective gained. */
  optimisation?: OptimisationKernel;
  /** The rates of its clocks, where it says what they are made of. */
  rates?: readonly Rate[];
}

/** What happens between decisions, or a decision made of parts: one file, one phase, its own columns. */
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
