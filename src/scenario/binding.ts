/** What a model adds so that scenario files can be written for it: its axes, its texts and its schedule's verbs. */
import type { z } from "zod";
import type { Axis } from "../engine/axis.ts";
import type { Model } from "../engine/model.ts";
import type { Program } from "../engine/program.ts";
import type { PlainMap } from "./plain.ts";

/** Outlines and places of a model, by the names of files of `data/`. */
export interface Geography {
  /** Objects of TopoJSON files, those that lie over others last. */
  outlines: readonly { file: string; object: string; kind: "state" | "land" | "sea" }[];
  /** Table of places: id, name, actor, kind, longitude and latitude in degrees. */
  places: string;
}

/** What a model reads from a scenario beside numbers. */
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

/** What is written and not played, by path; the caller adds the place. */
export type Unplayed = (played: { data: PlainMap; program: Program }) => {
  path: string;
  code: string;
  message: string;
  mend: string;
}[];

/** A model for which scenario files can be written. */
export interface ScenarioModel extends Model {
  doc: string;
  /** Where it lies, for maps; a model without one has no map. */
  geography?: Geography;
  /** Table of `data/` with the dated events that it speaks of. */
  chronology?: string;
  /** Column of `data/` tables that holds the id of an entity, for numbers that are looked up. */
  tableKey?: string;
  /** Sections whose entries a scenario adds freely (actors, disputes, treaties), with the axis that they make. */
  sections: readonly {
    key: string;
    axis: string;
    doc: string /** Axis of its unordered pairs. */;
    pairs?: string;
  }[];
  /** Entries that are no column, by path: `disputes.*.parties`. */
  texts?: Readonly<Record<string, z.ZodType>>;
  /** Dated entries of the schedule, by verb. */
  verbs?: Readonly<Record<string, z.ZodType>>;
  /** Keys of a verb's data that name entries of an axis. */
  verbAxes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Panels among which a scenario may choose for the live view. */
  panels?: readonly string[];
  /**
   * Axes beside those of its sections, and what its mechanisms know beyond columns; a model whose axes are its sections
   * needs none.
   */
  structure?(data: PlainMap, complain: Complain): Structure;
  /** Columns of dates that a scenario's history sets where they lie before its start and the scenario gives none. */
  past?: readonly string[];
  /** Refuses what no range can: shares that must sum to 1, more settled than there is, forces of nobody's. */
  check?(written: Written, complain: Complain): void;
  /** What no mechanism plays of what a scenario may hold. */
  unplayed?: Unplayed;
}
