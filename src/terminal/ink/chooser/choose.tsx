/** `multivector` alone on a terminal: shows what can be played, and says which command was chosen. */
import { useSyncExternalStore } from "react";
import { EXIT } from "../../exit.ts";
import { readRecent } from "../../recent.ts";
import { shippedChoices } from "../../scenarios.ts";
import { wantsColour } from "../components/colour.ts";
import { Keyboard } from "../components/Keyboard.tsx";
import { createStore, type Store } from "../host/store.ts";
import { FRAMES_PER_SECOND, live, type Streams, sizeOf } from "../io/live.ts";
import type { Stroke } from "../state/keys.ts";
import { ChooserView } from "./ChooserView.tsx";
import { type ChooserAction, type ChooserState, chooserState, reduceChooser } from "./state.ts";

/** @returns the arguments of the command that was chosen, or the exit code where none was */
export async function choose(streams: Streams = process): Promise<readonly string[] | number> {
  const start = chooserState(shippedChoices(), readRecent(), sizeOf(streams), wantsColour(process.env));
  const store = createStore(reduceChooser, start, FRAMES_PER_SECOND);
  const exit = await live(streams, ({ end }) => {
    const act = (action: ChooserAction) => {
      store.dispatch(action, true);
      const { chosen, leaving } = store.state();
      if (chosen || leaving) end(leaving === "interrupt" ? EXIT.interrupted : EXIT.done);
    };
    return {
      view: <ChooserApp store={store} act={act} />,
      resized() {
        act({ resize: sizeOf(streams) });
        store.flush();
      },
    };
  });
  return store.state().chosen ?? exit;
}

export function ChooserApp(props: {
  store: Store<ChooserState, ChooserAction>;
  act: (action: { stroke: Stroke }) => void;
}) {
  const state = useSyncExternalStore(props.store.subscribe, props.store.state);
  return (
    <>
      <ChooserView state={state} />
      <Keyboard act={props.act} />
    </>
  );
}
