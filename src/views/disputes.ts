/** Disputes: how much is settled, how far the treaty has come, what holds talks up. */
import type { Session } from "../engine/session.ts";
import { cells, has, idsOf, laid } from "./columns.ts";
import type { PanelData } from "./panel.ts";

export interface Dispute {
  id: string;
  settled: number;
  segments: number;
  stage?: string;
  /** Years for which talks stay frozen; 0 where they are open. */
  frozen: number;
  clashes: number;
  /** A clash has happened in the month just played. */
  clashed: boolean;
}

export const disputesData: PanelData<"disputes", readonly Dispute[]> = {
  id: "disputes",
  title: "Disputes",
  doc: "how much of each border is settled, how far its treaty has come, what holds talks up",
  frame(session) {
    const all = disputesOf(session);
    return all.length > 0 ? all : undefined;
  },
};

function disputesOf(session: Session): Dispute[] {
  if (!has(session, "dispute.settled", "dispute.segments")) return [];
  const settled = session.column("dispute.settled");
  const segments = session.column("dispute.segments");
  const stage = cells(session, "dispute.stage");
  const names = laid(session, "dispute.stage")?.choices ?? [];
  const frozen = cells(session, "dispute.frozen");
  const clashes = cells(session, "dispute.clashes");
  const clashed = cells(session, "clashed");
  return idsOf(session, "dispute").map((id, b) => ({
    id,
    settled: settled[b]!,
    segments: segments[b]!,
    ...(stage && { stage: names[stage[b]!] ?? String(stage[b]) }),
    frozen: frozen?.[b] ?? 0,
    clashes: clashes?.[b] ?? 0,
    clashed: clashed?.[b] === 1,
  }));
}
