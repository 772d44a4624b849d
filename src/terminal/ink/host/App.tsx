/** Joins the state, the view and the keys. */
import { useSyncExternalStore } from "react";
import { Keyboard } from "../components/Keyboard.tsx";
import { RunView } from "../components/RunView.tsx";
import type { Action } from "../state/action.ts";
import type { State } from "../state/state.ts";
import type { Store } from "./store.ts";

/** @param interactive whether there is a keyboard to listen to */
export function App(props: {
  store: Store<State, Action>;
  act: (action: Action) => void;
  interactive: boolean;
}) {
  const state = useSyncExternalStore(props.store.subscribe, props.store.state);
  return (
    <>
      <RunView state={state} />
      {props.interactive ? <Keyboard act={props.act} /> : null}
    </>
  );
}
