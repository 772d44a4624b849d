/** A scenario as the engine takes it: axes, numbers by address, switches and dates; no text, no file. */
import type { Axis } from "./axis.ts";

/** A dated, exogenous entry that a mechanism of the model plays. */
export interface Scheduled {
  verb: string;
  /** Months since 1900-01. */
  month: number;
  data: Readonly<Record<string, unknown>>;
  where: string;
}

/** Something done to the run from outside: values set, or decisions forced. */
export interface Intervention {
  /** Months since 1900-01; with a trigger, the month from which it is watched. */
  month: number;
  /** Formula that must become true; done once. */
  when?: string;
  set: readonly { path: string; value: number }[];
  /** Outcome ids of decisions, and what is decided. */
  decide: readonly { outcome: string; value: boolean }[];
  where: string;
}

/** An outcome that a scenario adds as a formula. */
export interface OutcomeRequest {
  id: string;
  formula: string;
  where: string;
}

/** What a world was made of, and in which it states some values itself. */
export interface Departure {
  /** The world that it departs from, which may depart from another; the last of them is the reference. */
  from: Pick<World, "start" | "axes" | "cells" | "departs">;
  /** Addresses of the cells that it states itself, be it with the same values. */
  states: readonly string[];
  /** Whether it is no world of its own, but a run's values set over that of a scenario. */
  set: boolean;
}

/** A scenario as the engine takes it. */
export interface World {
  id: string;
  /** Months since 1900-01, both included. */
  start: number;
  end: number;
  substeps: number;
  axes: readonly Axis[];
  /** Cell addresses (`actors.TKM.neutrality`) and their numbers. */
  cells: ReadonlyMap<string, number>;
  /** Parameter ids and their numbers, where they differ from the mechanism's. */
  parameters: ReadonlyMap<string, number>;
  /** Mechanisms switched on or off by name. */
  switches: ReadonlyMap<string, boolean>;
  schedule: readonly Scheduled[];
  interventions: readonly Intervention[];
  outcomes: readonly OutcomeRequest[];
  /** Where constants are found that the world takes over; a world without is its own reference. */
  departs?: Departure;
  structure: Readonly<Record<string, unknown>>;
}
