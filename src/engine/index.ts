/** The machine alone: time, columns, streams, decisions, events. What it takes to write a model and play it. */

export { type Address, cellOf, entryAt } from "./address.ts";
export { type Axis, axis, orderedAxis, type PairAxis, pairAxis } from "./axis.ts";
export {
  type Calendar,
  dateOf,
  eveOf,
  MONTHS,
  monthOf,
  monthText,
  outcomeText,
  periodText,
  TURNS,
} from "./calendar.ts";
export type { CellKind, Column, LaidColumn, Parameter, Role } from "./column.ts";
export type { Emit, Environment, EventKind, Tick } from "./contract.ts";
export type { DecisionKernel } from "./decision/contract.ts";
export { decision } from "./decision/decision.ts";
export { type Evaluated as Weighed, type Evaluator, evaluator } from "./decision/evaluator.ts";
export { Ledger, type LedgerRow } from "./decision/ledger.ts";
export { type OptimisationKernel, type OptimisationRow, optimisation } from "./decision/optimise.ts";
export type {
  BeliefSpec,
  Deciders,
  DecisionSpec,
  Fill,
  Gate,
  Term,
  TermEnvironment,
} from "./decision/spec.ts";
export { dated, JUDGEMENT, parameter } from "./declare.ts";
export { digestNumbers, digestText } from "./digest.ts";
export { exp, expm1, log, logistic, pow, tanh } from "./dmath.ts";
export { type Fault, MultivectorError, MultivectorErrors } from "./errors.ts";
export type { EventLog, EventRecord } from "./events.ts";
export type { CompileFormula, Formula, FormulaMemory, FormulaType } from "./formula.ts";
export { CONTRACTS, type Contract, type Subject } from "./harness.ts";
export { clockColumns, HazardClock } from "./hazard.ts";
export { Lag, lagColumns } from "./lag.ts";
export type { Kernel, Mechanism } from "./mechanism.ts";
export type { Composition, Forcible, Model, Outcome, OutcomeInfo, Phase } from "./model.ts";
export { planText } from "./plan.ts";
export { compile, type FormulaLanguage, type Program } from "./program.ts";
export { Rate, type RateFactor, type RatePart, type RateRow, type RateSpec } from "./rate.ts";
export { type RecordLevel, type RunOptions, Session, type Snapshot } from "./session.ts";
export { Stream } from "./stream.ts";
export { VERSION } from "./version.ts";
export type { Intervention, OutcomeRequest, Scheduled, World } from "./world.ts";
