/** How each panel is drawn. Their order is that of `src/views/panels.ts`. */
import type { Frame } from "../../../views/frame.ts";
import { type PanelId, panelsShown } from "../../../views/panels.ts";
import { board } from "./board.tsx";
import { corridors } from "./corridors.tsx";
import { disputes } from "./disputes.tsx";
import { events } from "./events.tsx";
import { fleets } from "./fleets.tsx";
import { ladder } from "./ladder.tsx";
import { map } from "./map.tsx";
import { outcomes } from "./outcomes.tsx";
import type { Panel } from "./panel.ts";
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

/** Panels of a run: those that its scenario names, or else all that have something to show. */
export function panelsOf(chosen: readonly PanelId[] | null, frame: Pick<Frame, "panels">): readonly Panel[] {
  return panelsShown(chosen, frame).map((id) => PANELS[id]);
}
