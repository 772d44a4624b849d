/** The panel that belongs in a place. */
import type { Placed } from "../pages.ts";
import { PANELS } from "../panels/index.ts";
import { cursorOf, type State } from "../state.ts";
import { Line } from "./Line.tsx";
import { PanelBox } from "./PanelBox.tsx";

export function Place({ state, place }: { state: State; place: Placed }) {
  const panel = PANELS[place.id];
  const look = state.frame.looks[place.id];
  if (look === undefined)
    return (
      <PanelBox title={panel.title} place={place}>
        <Line dim>this scenario has nothing of the kind</Line>
      </PanelBox>
    );
  const own = state.own[place.id] ?? panel.own;
  return panel.View({ look, own, place, cursor: cursorOf(state, place.id), state });
}
