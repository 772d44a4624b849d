/** The treaty board: who stands where, how likely the next signature is, and what weighs most against it. */
import type { Calendar } from "../engine/calendar.ts";
import type { Session } from "../engine/session.ts";
import type { Proposal } from "../mechanisms/proposals.ts";
import { type Weighed, weighedIn } from "./choices.ts";
import { cells, has, idsOf } from "./columns.ts";
import type { PanelData } from "./panel.ts";

export type Stage = "not proposed" | "not signed" | "signed" | "ratified";

export interface BoardRow {
  actor: string;
  stage: Stage;
  /** Month in which it reached that stage by its own act. */
  since?: string;
  /** At the last time it was asked or would have been; at its signature, once it has signed. */
  weighed?: Weighed;
  /** The last time it was asked. */
  asked?: NonNullable<Weighed["asked"]>;
}

export interface Board {
  treaty: string;
  inForce?: string;
  rows: BoardRow[];
}

export const boardData: PanelData<"board", readonly Board[]> = {
  id: "board",
  title: "Treaty board",
  doc: "who stands where, its chance of signing, the last answer, what weighs most against",
  frame(session, month, before) {
    const boards = boardsOf(session, month, before);
    return boards.some((b) => b.rows.length > 0) ? boards : undefined;
  },
};

function boardsOf(session: Session, month: number, before: readonly Board[] = []): Board[] {
  if (!has(session, "signedAt")) return [];
  const treaties = idsOf(session, "treaty");
  const actors = idsOf(session, "actor");
  const eligible = cells(session, "treaty.eligible");
  const proposed = cells(session, "treaty.proposedAt");
  const signed = session.column("signedAt");
  const ratified = cells(session, "ratifiedAt");
  const inForce = cells(session, "inForceAt");
  const weighed = weighedIn(session, "accession", month);

  const { calendar } = session.program;
  const proposals = session.program.world.structure["proposals"] as readonly Proposal[] | undefined;

  return treaties.flatMap((treaty, t) => {
    // A treaty that nobody proposes is not on the table.
    if (proposals && !proposals.some((p) => p.treaty === t)) return [];
    const open = proposed === undefined || proposed[t]! <= month;
    const rows = actors.flatMap((actor, i): BoardRow[] => {
      const cell = t * actors.length + i;
      if (eligible && eligible[cell] !== 1) return [];
      const was = before.find((b) => b.treaty === treaty)?.rows.find((r) => r.actor === actor);
      const now = open ? (weighed.get(`${t}:${i}`) ?? was?.weighed) : undefined;
      const asked = now?.asked ?? was?.asked;
      return [
        {
          actor,
          ...stageOf(calendar, open, signed[cell]!, ratified?.[cell] ?? Infinity),
          ...(now && { weighed: now }),
          ...(asked && { asked }),
        },
      ];
    });
    const force = inForce?.[t] ?? Infinity;
    return { treaty, rows, ...(force !== Infinity && { inForce: calendar.text(force) }) };
  });
}

function stageOf(
  calendar: Calendar,
  open: boolean,
  signed: number,
  ratified: number,
): { stage: Stage; since?: string } {
  if (ratified !== Infinity) return { stage: "ratified", since: calendar.text(ratified) };
  if (signed !== Infinity) return { stage: "signed", since: calendar.text(signed) };
  return { stage: open ? "not signed" : "not proposed" };
}
