/** A part of the model that scenarios switch on: its axes, numbers, mechanisms, dated entries and outcomes. */
import type { z } from "zod";
import type { Axis } from "../../engine/axis.ts";
import type { Column } from "../../engine/column.ts";
import type { Mechanism } from "../../engine/mechanism.ts";
import type { Composition, Forcible, Outcome } from "../../engine/model.ts";
import type { Complain, ScenarioModel } from "../../scenario/binding.ts";
import type { PlainMap } from "../../scenario/plain.ts";

export interface Part {
  /** Columns that no mechanism writes. */
  attributes?: readonly Column[];
  /** Off unless a scenario switches them on. */
  mechanisms: readonly Mechanism[];
  /** Sections whose entries a scenario adds freely, with the axis that they make. */
  sections?: ScenarioModel["sections"];
  texts?: ScenarioModel["texts"];
  verbs?: Readonly<Record<string, z.ZodType>>;
  verbAxes?: ScenarioModel["verbAxes"];
  /** Axes beside those of the sections, and what the part knows beyond columns. */
  structure?(data: PlainMap, axes: ReadonlyMap<string, Axis>, complain: Complain): Record<string, unknown>;
  /** Refuses what no range can. */
  check?: ScenarioModel["check"];
  axes?: readonly Axis[];
  /** Axes made of those of the sections: the pairs of a step and a rule, say. */
  derivedAxes?(axes: ReadonlyMap<string, Axis>): readonly Axis[];
  outcomes?(parts: Composition): Outcome[];
  forcible?(parts: Composition): Forcible[];
}
