/** Vectors: how each state spreads its engagement over the powers, what would be best for it, how it leans. */
import type { Session } from "../engine/session.ts";
import { cells, has, idsOf } from "./columns.ts";
import type { PanelData } from "./panel.ts";

export interface Vector {
  engagement: number;
  /** The best as things stand, towards which the state moves. */
  target: number;
  /** Since the run began. */
  change: number;
}

export interface VectorRow {
  actor: string;
  vectors: Vector[];
  /** Share of the greatest power in all outward engagement. */
  dependence: number;
  /** Concentration of outward engagement. */
  concentration: number;
}

export interface VectorsFrame {
  powers: readonly string[];
  rows: VectorRow[];
  /** Of the members together, weighted by their GDP. */
  region: number[];
  /** Whether the powers contend for influence, so that what they do has reasons. */
  contest: boolean;
}

export const vectorsData: PanelData<"vectors", VectorsFrame> = {
  id: "vectors",
  title: "Vectors",
  doc: "engagement of each state with each power in %, │ its best, ↑ ↓ its change; lean: share of the greatest, HHI",
  frame: (session, _, before) => vectorsOf(session, before),
};

function vectorsOf(session: Session, before?: VectorsFrame): VectorsFrame | undefined {
  if (!has(session, "engagement", "engagement.target", "concentration")) return undefined;
  const powers = idsOf(session, "power");
  const engagement = session.column("engagement");
  const target = session.column("engagement.target");
  const concentration = session.column("concentration");
  const dependence = session.column("dependence");
  const rows = idsOf(session, "actor").map((actor, i): VectorRow => {
    const was = before?.rows[i];
    const vectors = powers.map((_, q): Vector => {
      const now = engagement[i * powers.length + q]!;
      const old = was?.vectors[q];
      const first = old ? old.engagement - old.change : now;
      return { engagement: now, target: target[i * powers.length + q]!, change: now - first };
    });
    return { actor, vectors, dependence: dependence[i]!, concentration: concentration[i]! };
  });
  const region = Array.from(cells(session, "engagement.region") ?? []);
  return { powers, rows, region, contest: session.optimisations.has("contest") };
}
