/** The ladder: which steps are taken and by whom, how likely each would accept the next, what it still waits for. */
import type { Session } from "../engine/session.ts";
import type { Ladder } from "../mechanisms/ladder.ts";
import { weighedIn } from "./choices.ts";
import { cells, has, idsOf } from "./columns.ts";
import type { PanelData } from "./panel.ts";

/** How an actor relates to a step. */
export interface Standing {
  taken: boolean;
  /** Chance that it accepts, at the last time that it was or would have been asked. */
  chance?: number;
  /** The last vote on it. */
  voted?: { date: string; accepted: boolean };
}

export interface StepRow {
  step: string;
  /** Month in which it was adopted. */
  adopted?: string;
  /** By actor, in the order of `actors`. */
  standing: Standing[];
  /** Steps and treaties that must come first and have not. */
  waits: string[];
}

export interface LadderFrame {
  actors: readonly string[];
  rows: StepRow[];
  /** Depth that all members share. */
  depth: number;
}

export const ladderData: PanelData<"ladder", LadderFrame> = {
  id: "ladder",
  title: "Ladder",
  doc: "steps and since when; ● taken, or the chance to accept in %, × refused at the last vote; what it waits for",
  frame: ladderOf,
};

function ladderOf(session: Session, month: number, before?: LadderFrame): LadderFrame | undefined {
  if (!has(session, "step.joinedAt", "step.adoptedAt", "depth")) return undefined;
  const steps = idsOf(session, "step");
  if (steps.length === 0) return undefined;
  const { calendar } = session.program;
  const ladder = session.program.world.structure["ladder"] as Ladder;
  const actors = idsOf(session, "actor");
  const treaties = idsOf(session, "treaty");
  const joined = session.column("step.joinedAt");
  const adopted = session.column("step.adoptedAt");
  const inForce = cells(session, "inForceAt");
  const weighed = weighedIn(session, "vote", month);
  const rows = steps.map((step, s): StepRow => {
    const then = before?.rows.find((r) => r.step === step);
    const standing = actors.map((_, i): Standing => {
      const was = then?.standing[i];
      const now = weighed.get(`${s}:${i}`);
      const chance = now?.chance ?? was?.chance;
      const voted = now?.asked ? { date: now.asked.date, accepted: now.asked.accepted } : was?.voted;
      return {
        taken: joined[s * actors.length + i] !== Infinity,
        ...(chance !== undefined && { chance }),
        ...(voted && { voted }),
      };
    });
    const missing = (list: Int32Array, dates: Float64Array | undefined, ids: readonly string[]) =>
      [...list].filter((k) => (dates?.[k] ?? Infinity) === Infinity).map((k) => ids[k]!);
    return {
      step,
      ...(adopted[s] !== Infinity && { adopted: calendar.text(adopted[s]!) }),
      standing,
      waits: [
        ...missing(ladder.prerequisites[s]!, adopted, steps),
        ...missing(ladder.treaties[s]!, inForce, treaties),
      ],
    };
  });
  rows.sort((a, b) => numberIn(a.step) - numberIn(b.step));
  return { actors, rows, depth: session.column("depth")[0]! };
}

/** L2 comes before L10. Steps without a number keep their order, before all others. */
function numberIn(step: string): number {
  return Number(/\d+/.exec(step)?.[0] ?? -1);
}
