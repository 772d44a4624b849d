/** What a decision is made of: gates, named terms, a choice with luck, and what follows from it. */
import type { Column, Parameter } from "../column.ts";
import type { Environment, EventKind } from "../contract.ts";

/** The deciders that a round is about: the first `count` entries of `list`, in id order. */
export interface Deciders {
  readonly list: Int32Array;
  count: number;
}

export interface TermEnvironment extends Environment {
  /** Expected choice of each decider, shape [decider]; only for terms marked `belief`. */
  readonly belief: Float64Array;
  readonly deciders: Deciders;
}

/**
 * Fills the additive share of a utility, in util relative to the status quo: `out[decider * others + k]` for
 * alternative k + 1 of the decision, `others` being the number of alternatives beside the status quo. Each term loops
 * over the deciders itself: one shared loop that calls back for every share made whole runs 3.5% slower.
 */
export type Fill = (object: number, out: Float64Array) => void;

/** One additive share of a utility: a file of its own, named in the ledger, in explanations and in the docs. */
export interface Term {
  id: string;
  /** A few words, for ledgers and charts. */
  label: string;
  /** The equation in words, with the symbols of the model description. */
  doc: string;
  sources: readonly string[];
  params?: readonly Parameter[];
  reads?: readonly string[];
  /** Depends on what others will choose: evaluated again in the fixed point. */
  belief?: boolean;
  /** A fixed personal disposition: part of the score, but not a reason, so left out of what would flip a choice. */
  frailty?: boolean;
  /** Absent from the ledger, not zero, where these mechanisms are not part of the program. */
  needs?: readonly string[];
  compile(env: TermEnvironment): Fill;
}

/** A condition without which nobody is asked. */
export interface Gate {
  id: string;
  doc: string;
  /** Must hold even where a decision is forced from outside. */
  legal?: boolean;
  reads?: readonly string[];
  compile(env: Environment): (object: number, decider: number) => boolean;
}

/** Beliefs as a quantal-response equilibrium (McKelvey & Palfrey 1995) over the undecided. */
export interface BeliefSpec {
  reads?: readonly string[];
  /** Parameter with the standard deviation of the others' frailty, which nobody sees. */
  frailtySd: string;
  /** The decision in which it shows: that one's columns hold what is inferred of it (`inferredColumns`). */
  inferredIn?: string;
  /** What is known of a decider that no longer decides: 1 if it has accepted, 0 if it has no part in it. */
  settled(env: Environment): (object: number, decider: number) => number;
  /** A bound on the slope of the best-response map; below 1 the equilibrium is unique. */
  slope(env: Environment): (object: number, deciders: Deciders, noise: number) => number;
}

/** Carries out what was decided, by writing the decision's own columns. */
export type Apply = (object: number, decider: number, alternative: number) => void;

/** A decision in parts. Utilities are in util over the status quo, which is alternative 0 and worth nothing. */
export interface DecisionSpec {
  id: string;
  phase: string;
  doc: string;
  sources: readonly string[];
  /** Axis of the objects (treaties, slots); none where there is only one thing to decide. */
  object?: string;
  /** Axis of the deciders. */
  decider: string;
  /** Names, or an axis whose entries are the alternatives beside `statusQuo`; the first is the status quo, worth 0. */
  alternatives: readonly [string, string, ...string[]] | { statusQuo: string; axis: string };
  /** Parameter with the scale of the luck, in util. */
  noise: string;
  stream: string;
  params?: readonly Parameter[];
  reads?: readonly string[];
  writes?: readonly Column[];
  effects?: readonly Column[];
  inboxes?: readonly Column[];
  adds?: readonly string[];
  streams?: readonly string[];
  emits?: readonly EventKind[];
  needs?: readonly string[];
  /** Whether the decider's choice on the object is open, so that others form beliefs about it. */
  mayDecide(env: Environment): (object: number, decider: number) => boolean;
  /** Whether an alternative beside the status quo can be chosen in this round; all can, unless said. */
  available?(env: Environment): (object: number, alternative: number) => boolean;
  /** The alternative that a decider is bound to by the rules (a proposer votes for its proposal), or -1. */
  compelled?(env: Environment): (object: number, decider: number) => number;
  /** Runs only in the first substep of a month. */
  monthly?: boolean;
  /** Runs first in every tick, before any evaluation: for what expires by itself, and what all deciders share. */
  before?(env: Environment): () => void;
  /** False in a tick without any opportunity, which saves looking for one; called after `before`. */
  due?(env: Environment): () => boolean;
  gates: readonly Gate[];
  terms: readonly Term[];
  /** Terms of another decision that `before` weighs; what they read and their parameters are declared with its own. */
  weighs?: readonly Term[];
  belief?: BeliefSpec;
  /**
   * Parameter with the standard deviation of a disposition that nobody sees and that each choice tells of: the decision
   * then keeps what others infer (`disposition.ts`). For two alternatives; its term is marked `frailty`.
   */
  disposition?: string;
  start?(env: Environment): () => void;
  apply(env: Environment): Apply;
}

/** Names of the alternatives of a decision, the status quo first. */
export function alternativesOf(
  spec: Pick<DecisionSpec, "alternatives">,
  env: Pick<Environment, "axis">,
): string[] {
  const { alternatives } = spec;
  return "axis" in alternatives
    ? [alternatives.statusQuo, ...env.axis(alternatives.axis).ids]
    : [...alternatives];
}
