/** What the ledgers of decisions become: a row a term, and for what is optimised a row a thing that is allotted. */
import type { Session } from "../../engine/session.ts";
import type { TableColumn } from "./columns.ts";
import { dayOf } from "./dates.ts";
import type { Recorder } from "./recorder.ts";

interface TermRow {
  run: number;
  date: number | null;
  decision: string;
  object: string | null;
  actor: string;
  alternative: string;
  term: string;
  share: number;
  probability: number | null;
  chosen: boolean;
  forced: boolean;
}

/**
 * Table `decisions`: one row a term of an alternative, luck being one of them; the shares sum to the score. Of what is
 * optimised the shares are the gains of the new allocation over the previous one, and there is no chance in it.
 */
export function decisions(session: Session): Recorder {
  const { axes } = session.program;
  const rows: TermRow[] = [];
  const idOf = (axis: string, k: number) => axes.get(axis)?.ids[k] ?? "?";
  const weighed = (run: number) => {
    for (const { spec, terms, alternatives, ledger } of session.decisions.values())
      for (const row of ledger.rows) {
        if (row.chosen < 0) continue;
        const same = {
          run,
          date: dayOf(row.month),
          decision: row.decision,
          object: spec.group === undefined ? null : idOf(spec.group, row.group),
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
            date: dayOf(row.month),
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
    tables: () => [
      {
        name: "decisions",
        columns: [
          whole(
            "run",
            rows.map((r) => r.run),
          ),
          { name: "date", kind: "date", nullable: true, data: rows.map((r) => r.date) },
          text(
            "decision",
            rows.map((r) => r.decision),
          ),
          {
            ...text(
              "object",
              rows.map((r) => r.object),
            ),
            nullable: true,
          },
          text(
            "actor",
            rows.map((r) => r.actor),
          ),
          text(
            "alternative",
            rows.map((r) => r.alternative),
          ),
          text(
            "term",
            rows.map((r) => r.term),
          ),
          numbers(
            "share",
            rows.map((r) => r.share),
          ),
          { name: "probability", kind: "number", nullable: true, data: rows.map((r) => r.probability) },
          { name: "chosen", kind: "flag", data: rows.map((r) => r.chosen) },
          { name: "forced", kind: "flag", data: rows.map((r) => r.forced) },
        ],
      },
    ],
  };
}

/** Table `allocations`: of each decision that optimises, what is allotted to each thing, before and after. */
export function allocations(session: Session): Recorder {
  const { axes } = session.program;
  const rows: {
    run: number;
    date: number | null;
    decision: string;
    actor: string;
    to: string;
    previous: number;
    chosen: number;
  }[] = [];
  return {
    take(run) {
      for (const { decider, variables, rows: found } of session.optimisations.values())
        for (const row of found)
          variables.forEach((to, k) => {
            rows.push({
              run,
              date: dayOf(row.month),
              decision: row.decision,
              actor: axes.get(decider)?.ids[row.decider] ?? "?",
              to,
              previous: row.previous[k]!,
              chosen: row.chosen[k]!,
            });
          });
    },
    tables: () => [
      {
        name: "allocations",
        columns: [
          whole(
            "run",
            rows.map((r) => r.run),
          ),
          { name: "date", kind: "date", nullable: true, data: rows.map((r) => r.date) },
          text(
            "decision",
            rows.map((r) => r.decision),
          ),
          text(
            "actor",
            rows.map((r) => r.actor),
          ),
          text(
            "to",
            rows.map((r) => r.to),
          ),
          numbers(
            "previous",
            rows.map((r) => r.previous),
          ),
          numbers(
            "chosen",
            rows.map((r) => r.chosen),
          ),
        ],
      },
    ],
  };
}

const whole = (name: string, data: number[]): TableColumn => ({
  name,
  kind: "integer",
  data: Int32Array.from(data),
});
const numbers = (name: string, data: number[]): TableColumn => ({
  name,
  kind: "number",
  data: Float64Array.from(data),
});
const text = (name: string, data: (string | null)[]): TableColumn => ({ name, kind: "text", data });
