/** The engine's public face. */
export { type Axis, axis, orderedAxis, type PairAxis, pairAxis } from "./axis.ts";
export { dateOf, monthOf, monthText } from "./calendar.ts";
export type { Column, LaidColumn, Parameter } from "./column.ts";
export { decision } from "./decision/decision.ts";
export type { LedgerRow } from "./decision/ledger.ts";
export type { DecisionSpec, Gate, Term } from "./decision/spec.ts";
export { JUDGEMENT, parameter } from "./declare.ts";
export { MultivectorError, MultivectorErrors } from "./errors.ts";
export type { EventRecord } from "./events.ts";
export { clockColumns, HazardClock } from "./hazard.ts";
export type { Environment, Kernel, Mechanism, Tick } from "./mechanism.ts";
export type { Model, Outcome, Phase } from "./model.ts";
export { planText } from "./plan.ts";
export { compile, type Program } from "./program.ts";
export { type RecordLevel, type RunOptions, Session, type Snapshot } from "./session.ts";
export { Stream } from "./stream.ts";
export { VERSION } from "./version.ts";
export type { Intervention, OutcomeRequest, Scheduled, World } from "./world.ts";
