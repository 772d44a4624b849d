/** Every quantity of a run by a name that can be searched: outcomes, and each cell of each column. */
import { entryAt } from "../engine/address.ts";
import { MONTHS, TURNS } from "../engine/calendar.ts";
import type { LaidColumn } from "../engine/column.ts";
import { axesOf } from "../engine/program.ts";
import type { Session } from "../engine/session.ts";
import { harmless } from "./text/harmless.ts";

export interface Entry {
  /** `trust.KAZ-UZB`, or an outcome's id. */
  id: string;
  kind: "number" | "period" | "choice";
  unit: string;
  doc: string;
  /** Infinite where no bound is known. */
  low: number;
  high: number;
  choices?: readonly string[];
  /** The column, or "" for an outcome. */
  column: string;
  /** Entries of the column's axes, in its order. */
  keys: readonly string[];
}

export interface Entries {
  /** Outcomes first, then columns, cell by cell. */
  all: readonly Entry[];
  columns: readonly LaidColumn[];
  outcomes: number;
  /** How many of the outcomes are the model's; those after them are formulas of the scenario. */
  modelled: number;
  /** Outcomes of mechanisms that are there only because the scenario switches them on. */
  brought: readonly string[];
}

/** The counters of hazard clocks and of rounds within a month say nothing to a reader. */
const MACHINERY = /\.(accumulated|threshold|ordinal|round|unsettled)$/;
/** Beyond this a bound is a safeguard, not a scale. */
const SCALE = 1e4;

const known = new WeakMap<Session["program"], Entries>();

/** Made once a program. */
export function entriesOf(session: Session): Entries {
  let entries = known.get(session.program);
  if (!entries) {
    entries = listed(session);
    known.set(session.program, entries);
  }
  return entries;
}

function listed(session: Session): Entries {
  const { layout, axes } = session.program;
  const heads = session.program.reported();
  const outcomes = heads.map(({ id, kind, unit, doc, categories }): Entry => {
    return {
      id,
      kind: KINDS[kind],
      unit,
      doc: harmless(doc),
      ...(categories ? { low: 0, high: categories.length - 1, choices: categories } : UNBOUNDED),
      column: "",
      keys: [],
    };
  });
  const taken = new Set(outcomes.map((e) => e.id));
  const columns = layout.columns.filter(
    (c) => c.role !== "share" && c.role !== "outcome" && !MACHINERY.test(c.id),
  );
  const cells = columns.flatMap((column) =>
    Array.from({ length: column.size }, (_, cell): Entry => {
      const keys = entryAt(axesOf(column, axes), cell);
      const id = [column.id, ...keys].join(".");
      return {
        id: taken.has(id) ? `${id} now` : id,
        kind: column.choices ? "choice" : PERIODS.has(column.unit) ? "period" : "number",
        unit: column.unit,
        doc: harmless(column.doc),
        ...boundsOf(column),
        ...(column.choices && { choices: column.choices }),
        column: column.id,
        keys,
      };
    }),
  );
  return {
    all: [...outcomes, ...cells],
    columns,
    outcomes: outcomes.length,
    modelled: session.program.outcomes.length,
    brought: broughtBy(session.program),
  };
}

function broughtBy({ model, plan, outcomes }: Session["program"]): string[] {
  const optional = plan.flatMap((p) => p.mechanisms).filter((m) => model.optional?.includes(m.id));
  const columns = new Set(
    optional.flatMap((m) => [...(m.writes ?? []), ...(m.effects ?? [])].map((c) => c.id)),
  );
  return outcomes.filter((o) => columns.has(o.column)).map((o) => o.id);
}

const KINDS = { event: "period", quantity: "number", category: "choice" } as const;
const PERIODS: ReadonlySet<string> = new Set([MONTHS.unit, TURNS.unit]);
const UNBOUNDED = { low: -Infinity, high: Infinity };

function boundsOf({ range: [low, high] }: LaidColumn): { low: number; high: number } {
  return high - low < SCALE ? { low, high } : UNBOUNDED;
}

/** All values as they stand, in the order of the entries; what has not happened is Infinity. */
export function valuesOf(session: Session, { all, columns, outcomes }: Entries): Float64Array {
  const values = new Float64Array(all.length);
  values.set(session.outcomes());
  let at = outcomes;
  for (const column of columns) {
    values.set(session.column(column.id), at);
    at += column.size;
  }
  return values;
}
