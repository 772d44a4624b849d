/** The panels, in the order in which they stand unless a scenario says another. */
import type { PanelId } from "../../../models/panels.ts";
import type { Frame } from "../look/frame.ts";
import type { Panel } from "../panel.ts";
import { board } from "./board.tsx";
import { corridors } from "./corridors.tsx";
import { disputes } from "./disputes.tsx";
import { events } from "./events.tsx";
import { fleets } from "./fleets.tsx";
import { ladder } from "./ladder.tsx";
import { map } from "./map.tsx";
import { outcomes } from "./outcomes.tsx";
import { series } from "./series.tsx";
import { trust } from "./trust.tsx";
import { vectors } from "./vectors.tsx";

export const PANELS: Readonly<Record<PanelId, Panel>> = {
  board,
  vectors,
  ladder,
  fleets,
  corridors,
  disputes,
  trust,
  outcomes,
  map,
  series,
  events,
};

const ALL: readonly Panel[] = Object.values(PANELS);

/** Those of a run: the ones that its scenario names, or else all that have something to show. */
export function panelsOf(chosen: readonly PanelId[] | null, frame: Pick<Frame, "looks">): readonly Panel[] {
  return chosen ? chosen.map((id) => PANELS[id]) : ALL.filter((p) => frame.looks[p.id] !== undefined);
}
