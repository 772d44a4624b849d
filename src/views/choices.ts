/** What the ledger says of the month just played: the latest row of each decider. */
import type { LedgerRow } from "../engine/decision/ledger.ts";
import type { Session } from "../engine/session.ts";

/** A choice that was put to somebody, or what somebody would have weighed. */
export interface Weighed {
  /** Chance of accepting before luck is drawn. */
  chance: number;
  /** The term that speaks most against, in util. */
  against?: { label: string; share: number };
  /** Set where it was asked that month. */
  asked?: { date: string; accepted: boolean; forced: boolean };
}

/** @returns by `object:decider`; of the last round, where a month has several */
export function weighedIn(session: Session, decision: string, month: number): Map<string, Weighed> {
  const found = new Map<string, Weighed>();
  const kernel = session.decisions.get(decision);
  if (!kernel) return found;
  const { rows } = kernel.ledger;
  for (let k = rows.length - 1; k >= 0 && rows[k]!.month === month; k--) {
    const row = rows[k]!;
    const key = `${row.object}:${row.decider}`;
    if (!found.has(key))
      found.set(
        key,
        weighed(row, (t) => kernel.terms[t]?.label ?? "?", session.program.calendar.text(row.month)),
      );
  }
  return found;
}

function weighed(row: LedgerRow, label: (term: number) => string, date: string): Weighed {
  let worst = -1;
  row.shares.forEach((share, t) => {
    if (share < (worst < 0 ? 0 : row.shares[worst]!)) worst = t;
  });
  return {
    chance: row.probability,
    ...(worst >= 0 && { against: { label: label(worst), share: row.shares[worst]! } }),
    ...(row.chosen >= 0 && {
      asked: {
        date,
        accepted: row.chosen === row.alternative,
        forced: row.forced,
      },
    }),
  };
}
