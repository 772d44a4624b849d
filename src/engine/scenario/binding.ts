/** What a model adds so that scenario files can be written for it: its axes, its texts and its schedule's verbs. */
import type { z } from "zod";
import type { Axis } from "../axis.ts";
import type { Model } from "../model.ts";
import type { PlainMap } from "./plain.ts";

export interface Structure {
  axes: Axis[];
  structure: Readonly<Record<string, unknown>>;
}

/** A fault that the model finds, by path; the loader adds the position. */
export type Complain = (path: string, message: string, mend: string, code?: string) => void;

/** What a scenario wrote, as a model's own checks see it. */
export interface Written {
  data: PlainMap;
  axes: ReadonlyMap<string, Axis>;
  /** By address; only what is written somewhere. */
  cells: ReadonlyMap<string, number>;
}

export interface ScenarioModel extends Model {
  doc: string;
  /** Sections whose entries a scenario adds freely (actors, disputes, treaties), with the axis that they make. */
  sections: readonly { key: string; axis: string; doc: string }[];
  /** Entries that are no column, by path: `disputes.*.parties`. */
  texts: Readonly<Record<string, z.ZodType>>;
  /** Dated entries of the schedule, by verb. */
  verbs: Readonly<Record<string, z.ZodType>>;
  /** Keys of a verb's data that name entries of an axis. */
  verbAxes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Panels among which a scenario may choose for the live view. */
  panels?: readonly string[];
  structure(data: PlainMap, complain: Complain): Structure;
  /** Refuses what no range can: shares that must sum to 1, more settled than there is, forces of nobody's. */
  check?(written: Written, complain: Complain): void;
}
