/** What the sections of the report on patterns share: how a scenario is played, and what makes a pattern met. */
import { comparison, decimal, type Row } from "../shared/markdown.ts";
import { type Outcomes, playAll, type Watch } from "../shared/play.ts";

export const SEED = "patterns";
export const FIVE = ["KAZ", "KGZ", "TJK", "TKM", "UZB"];

const MET = 0.8;
const WEAK = 0.5;

export interface Section {
  /** The patterns, for the table at the head of the report. */
  patterns: Pattern[];
  /** A table of its own. */
  title?: string;
  note?: string;
  rows?: Row[];
}

export interface Pattern {
  what: string;
  /** Share of the runs in which it holds. */
  found: number;
  /** What stands behind it, or in its way. */
  why: string;
  /** It is said of most runs, so that half of them are enough. */
  ofMost?: boolean;
}

/** Plays a scenario as often as the report plays each. */
export type Play = (scenario: string, sets?: readonly string[], watch?: Watch, atMost?: number) => Outcomes[];

export const playing =
  (runs: number): Play =>
  (scenario, sets = [], watch = {}, atMost = runs) =>
    playAll(scenario, { runs: Math.min(runs, atMost), seed: SEED, sets, watch });

/** A pattern's cells in the table. */
export function patternCells({ what, found, why, ofMost = false }: Pattern): string[] {
  const verdict = found >= (ofMost ? WEAK : MET) ? "met" : found >= WEAK ? "weak" : "not met";
  return [what, decimal(found), verdict, why];
}

/** A section's own table, under its title. */
export function sectionText({ title, note, rows }: Section): string[] {
  if (title === undefined || rows === undefined) return [];
  return [`## ${title}`, ...(note === undefined ? [] : [note]), comparison(rows)];
}

/** A month since 1900-01 as a year with one decimal. */
export const year = (month: number) =>
  month === Infinity ? "never" : (1900 + (month + 0.5) / 12).toFixed(1);

/** The same cell read at the end of each month, under a name made from the month. */
export const watchAt = (months: readonly string[], column: string, named = (month: string) => month): Watch =>
  Object.fromEntries(months.map((month) => [month, { [named(month)]: (s) => s.value(column) }]));
