/** Tables of the decision ledgers: one row per term, and for each optimised allocation one row per recipient. */
import type { Session } from "../../engine/session.ts";
import { byPeriod, storedPeriod } from "./dates.ts";
import type { Recorder } from "./table.ts";
import { type ColumnHead, tableOf } from "./table.ts";

/** Columns of `decisions`, in order. */
const DECISIONS = [
  { name: "run", kind: "integer" },
  { name: "date", kind: "date", nullable: true },
  { name: "decision", kind: "text" },
  { name: "object", kind: "text", nullable: true },
  { name: "actor", kind: "text" },
  { name: "alternative", kind: "text" },
  { name: "term", kind: "text" },
  { name: "share", kind: "number" },
  { name: "probability", kind: "number", nullable: true },
  { name: "chosen", kind: "flag" },
  { name: "forced", kind: "flag" },
] as const satisfies ColumnHead[];

/** Columns of `allocations`, in order. */
const ALLOCATIONS = [
  { name: "run", kind: "integer" },
  { name: "date", kind: "date", nullable: true },
  { name: "decision", kind: "text" },
  { name: "actor", kind: "text" },
  { name: "to", kind: "text" },
  { name: "previous", kind: "number" },
  { name: "chosen", kind: "number" },
] as const satisfies ColumnHead[];

/** A row that has what the columns say. */
type RowOf<Heads extends readonly ColumnHead[]> = {
  [Head in Heads[number] as Head["name"]]: Value<Head>;
};
type Value<Head extends ColumnHead> =
  | { integer: number; number: number; date: number; text: string; flag: boolean }[Head["kind"]]
  | (Head extends { nullable: true } ? null : never);

/**
 * Table `decisions`: one row a term of an alternative, luck being one of them; the shares sum to the score. Of what is
 * optimised the shares are the gains of the new allocation over the previous one, and there is no chance in it.
 */
export function decisions(session: Session): Recorder {
  const { axes, calendar } = session.program;
  const when = storedPeriod(calendar.unit);
  const rows: RowOf<typeof DECISIONS>[] = [];
  const idOf = (axis: string, k: number) => axes.get(axis)?.ids[k] ?? "?";
  const weighed = (run: number) => {
    for (const { spec, terms, alternatives, ledger } of session.decisions.values())
      for (const row of ledger.rows) {
        if (row.chosen < 0) continue;
        const same = {
          run,
          date: when.of(row.month),
          decision: row.decision,
          object: spec.object === undefined ? null : idOf(spec.object, row.object),
          actor: idOf(spec.decider, row.decider),
          alternative: alternatives[row.alternative] ?? "?",
          probability: row.probability,
          chosen: row.chosen === row.alternative,
          forced: row.forced,
        };
        terms.forEach((t, k) => {
          rows.push({ ...same, term: t.id, share: row.shares[k]! });
        });
        rows.push({ ...same, term: "luck", share: row.luck - row.luckStatusQuo });
      }
  };
  const optimised = (run: number) => {
    for (const { decider, terms, rows: found } of session.optimisations.values())
      for (const row of found)
        terms.forEach((t, k) => {
          rows.push({
            run,
            date: when.of(row.month),
            decision: row.decision,
            object: null,
            actor: idOf(decider, row.decider),
            alternative: "reallocate",
            term: t.id,
            share: row.termsChosen[k]! - row.termsPrevious[k]!,
            probability: null,
            chosen: true,
            forced: false,
          });
        });
  };
  return {
    take(run) {
      weighed(run);
      optimised(run);
    },
    tables: () => [byPeriod(tableOf("decisions", DECISIONS, rows), when)],
  };
}

/** Table `allocations`: of each decision that optimises, what is allotted to each thing, before and after. */
export function allocations(session: Session): Recorder {
  const { axes, calendar } = session.program;
  const when = storedPeriod(calendar.unit);
  const rows: RowOf<typeof ALLOCATIONS>[] = [];
  return {
    take(run) {
      for (const { decider, variables, rows: found } of session.optimisations.values())
        for (const row of found)
          variables.forEach((to, k) => {
            rows.push({
              run,
              date: when.of(row.month),
              decision: row.decision,
              actor: axes.get(decider)?.ids[row.decider] ?? "?",
              to,
              previous: row.previous[k]!,
              chosen: row.chosen[k]!,
            });
          });
    },
    tables: () => [byPeriod(tableOf("allocations", ALLOCATIONS, rows), when)],
  };
}
