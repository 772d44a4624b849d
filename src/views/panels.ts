/** The panels, in the order in which they stand unless a scenario says another. */
import type { Session } from "../engine/session.ts";
import { boardData } from "./board.ts";
import { corridorsData } from "./corridors.ts";
import { disputesData } from "./disputes.ts";
import { eventsData } from "./events.ts";
import { fleetsData } from "./fleets.ts";
import { ladderData } from "./ladder.ts";
import { mapData } from "./map.ts";
import { outcomesData } from "./outcomes.ts";
import type { PanelData, ViewContext } from "./panel.ts";
import { seriesData } from "./series.ts";
import { trustData } from "./trust.ts";
import { vectorsData } from "./vectors.ts";

export const PANELS = [
  boardData,
  vectorsData,
  ladderData,
  fleetsData,
  corridorsData,
  disputesData,
  trustData,
  outcomesData,
  mapData,
  seriesData,
  eventsData,
] as const;

type Listed = (typeof PANELS)[number];

export type PanelId = Listed["id"];

export const PANEL_IDS: readonly PanelId[] = PANELS.map((p) => p.id);

/** What each panel shows of a month, where there is something of its kind. */
export type PanelFrames = {
  readonly [P in Listed as P["id"]]?: NonNullable<ReturnType<P["frame"]>>;
};

/** @param before those of the month before */
export function panelFrames(
  session: Session,
  month: number,
  before: PanelFrames | undefined,
  context: ViewContext,
): PanelFrames {
  const frames: Partial<Record<PanelId, unknown>> = {};
  for (const panel of PANELS as readonly PanelData<PanelId>[]) {
    const frame = panel.frame(session, month, before?.[panel.id], context);
    if (frame !== undefined) frames[panel.id] = frame;
  }
  return frames as PanelFrames;
}

/** Panels of a run: those that its scenario names, or else all that have something to show. */
export function panelsShown(
  chosen: readonly PanelId[] | null,
  { panels }: { panels: PanelFrames },
): readonly PanelId[] {
  return chosen ?? PANEL_IDS.filter((id) => panels[id] !== undefined);
}
