/** Works on corridors: how far each is, whose it is, whom it waits for, and who was last asked about it. */
import type { Session } from "../engine/session.ts";
import type { Ask } from "./ask.ts";
import { weighedIn } from "./choices.ts";
import { cells, has, idsOf } from "./columns.ts";

export type WorkStage = "no bids yet" | "bids" | "awarded" | "under way" | "built";

export interface WorkRow {
  work: string;
  leg: string;
  gatekeeper: string;
  stage: WorkStage;
  /** Month from which it stands there; of bids, the one from which they are taken. */
  since: string | null;
  /** Power whose firms build it. */
  holder: string | null;
  /** States that have not consented yet. */
  waitsFor: string[];
  /** The last decision on it. */
  ask?: Ask;
}

/** @param month the month just played */
export function worksOf(session: Session, month: number, before: readonly WorkRow[] = []): WorkRow[] {
  if (!has(session, "work.holder", "work.opensAt")) return [];
  const [legs, states, powers] = [
    idsOf(session, "leg"),
    idsOf(session, "gatekeeper"),
    idsOf(session, "power"),
  ];
  const [leg, gatekeeper, holder] = ["work.leg", "work.gatekeeper", "work.holder"].map((id) =>
    session.column(id),
  );
  const needed = cells(session, "work.consenters");
  const consented = cells(session, "work.consentedAt");
  const stages = stagesOf(session, month);
  const askedOf = (decision: string, work: string, w: number, i: number): Ask | undefined => {
    const asked = weighedIn(session, decision, month).get(`${w}:${i}`)?.asked;
    return asked && { decision, actor: states[i]!, object: work, at: asked.date };
  };
  return idsOf(session, "work").map((work, w): WorkRow => {
    const own = gatekeeper![w]!;
    const waits = states.flatMap((_, i) => {
      const cell = w * states.length + i;
      return needed?.[cell] === 1 && consented?.[cell] === Infinity ? [i] : [];
    });
    const asked = [askedOf("award", work, w, own), ...states.map((_, i) => askedOf("assent", work, w, i))];
    const ask = asked.find((a) => a !== undefined) ?? before[w]?.ask;
    const power = powers[holder![w]!];
    return {
      work,
      leg: legs[leg![w]!]!,
      gatekeeper: states[own]!,
      ...stages[w]!,
      holder: power ?? null,
      waitsFor: power ? waits.map((i) => states[i]!) : [],
      ...(ask && { ask }),
    };
  });
}

function stagesOf(session: Session, month: number): Pick<WorkRow, "stage" | "since">[] {
  const { calendar } = session.program;
  const steps = (
    [
      ["built", "work.builtAt"],
      ["under way", "work.startedAt"],
      ["awarded", "work.awardedAt"],
      ["bids", "work.opensAt"],
    ] as const
  ).map(([stage, column]) => ({ stage, at: cells(session, column) }));
  return idsOf(session, "work").map((_, w) => {
    const reached = steps.find(({ at }) => at !== undefined && at[w]! < month + 1);
    if (reached) return { stage: reached.stage, since: calendar.text(Math.floor(reached.at![w]!)) };
    const opens = session.column("work.opensAt")[w]!;
    return { stage: "no bids yet", since: opens === Infinity ? null : calendar.text(Math.floor(opens)) };
  });
}
