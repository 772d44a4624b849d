/** Trust of each pair, beside what it was when the run began. */
import type { Session } from "../engine/session.ts";
import { cells, idsOf } from "./columns.ts";
import type { PanelData } from "./panel.ts";

export interface PairTrust {
  pair: string;
  trust: number;
  /** Since the run began. */
  change: number;
}

export const trustData: PanelData<"trust", readonly PairTrust[]> = {
  id: "trust",
  title: "Trust",
  doc: "trust of each pair; an arrow where it has risen or fallen since the run began",
  frame(session, _, before) {
    const all = trustOf(session, before);
    return all.length > 0 ? all : undefined;
  },
};

function trustOf(session: Session, before: readonly PairTrust[] = []): PairTrust[] {
  const trust = cells(session, "trust");
  if (!trust) return [];
  return idsOf(session, "pair").map((pair, k) => {
    const was = before[k];
    const first = was ? was.trust - was.change : trust[k]!;
    return { pair, trust: trust[k]!, change: trust[k]! - first };
  });
}

/** The pairs whose trust has moved most, either way. */
export function mostChanged(pairs: readonly PairTrust[], count: number): PairTrust[] {
  return pairs
    .filter((p) => Math.abs(p.change) >= 0.005)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .slice(0, count);
}
