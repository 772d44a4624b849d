/** A run view without a terminal: a real run, a state in a store, frames to read and keys to press. */
import { Text } from "ink";
import { render } from "ink-testing-library";
import { Session } from "../../src/engine/session.ts";
import { GEOGRAPHY } from "../../src/models/central-asia/geography.ts";
import type { Opened } from "../../src/models/open.ts";
import { atlasOf } from "../../src/node/atlas.ts";
import { openScenario } from "../../src/node/open.ts";
import { App } from "../../src/terminal/ink/host/App.tsx";
import { RunsOnScreen } from "../../src/terminal/ink/host/runs-on-screen.ts";
import { createStore } from "../../src/terminal/ink/host/store.ts";
import type { Action } from "../../src/terminal/ink/state/action.ts";
import { reduce } from "../../src/terminal/ink/state/reducer.ts";
import type { Size } from "../../src/terminal/ink/state/size.ts";
import { initialState, type State } from "../../src/terminal/ink/state/state.ts";
import type { Frame } from "../../src/views/frame.ts";

export const OPTIONS = { seed: "multivector", run: 0, record: "events" } as const;

/** The state before the first month, and every month after it. */
export async function playAll(
  opened: Opened = openScenario("friendship-treaty"),
): Promise<{ state: State; months: Frame[]; runs: RunsOnScreen; session: Session }> {
  const session = new Session(opened.program);
  session.begin(OPTIONS);
  const runs = new RunsOnScreen(opened, session, OPTIONS, { atlas: () => atlasOf(GEOGRAPHY) });
  const { head, playback } = runs.shown[0];
  const state = initialState(head, playback.at(0), { columns: 80, rows: 24 }, true);
  const months = Array.from({ length: playback.ticks }, (_, k) => playback.at(k + 1));
  return { state, months, runs, session };
}

/** What a terminal of that size shows of a state, and what keys make of it. */
export function stage(initial: State, size: Size) {
  const store = createStore<State, Action>(reduce, { ...initial, size }, Number.POSITIVE_INFINITY);
  const act = (action: Action) => {
    store.dispatch(action, true);
  };
  widen(size.columns);
  const shown = render(<App store={store} act={act} interactive={true} />);
  return {
    store,
    frame: () => plain(shown.lastFrame() ?? ""),
    raw: () => shown.lastFrame() ?? "",
    unmount: shown.unmount,
    /** Presses a key and lets Ink hear it. */
    async press(keys: string): Promise<void> {
      shown.stdin.write(keys);
      await settled();
    },
    async tell(action: Action): Promise<void> {
      store.dispatch(action, true);
      await settled();
    },
  };
}

/** Ink hears a lone Escape, and React shows a change of the store, a turn later. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** The library's terminal is always 100 wide. */
export function widen(columns: number): void {
  const probe = render(<Text> </Text>);
  Object.defineProperty(Object.getPrototypeOf(probe.stdout), "columns", {
    get: () => columns,
    configurable: true,
  });
  probe.unmount();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const STYLES = /\u001b\[[0-9;]*m/g;

export function plain(text: string): string {
  return text.replace(STYLES, "");
}
