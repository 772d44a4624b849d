/** The panel that belongs in a place. */

import { PANELS } from "../panels/index.ts";
import type { Placed } from "../state/placement.ts";
import { cursorOf, type State } from "../state/state.ts";
import { Line } from "./Line.tsx";
import { PanelBox } from "./PanelBox.tsx";

export function Place({ state, place }: { state: State; place: Placed }) {
  const panel = PANELS[place.id];
  const frame = state.frame.panels[place.id];
  if (frame === undefined)
    return (
      <PanelBox title={panel.data.title} place={place}>
        <Line dim>this scenario has nothing of the kind</Line>
      </PanelBox>
    );
  const own = state.own[place.id] ?? panel.own;
  return panel.View({ frame, own, place, cursor: cursorOf(state, place.id), state });
}
