/** A run view without a terminal: a real run, a state in a store, frames to read and keys to press. */
import { Text } from "ink";
import { render } from "ink-testing-library";
import { Session } from "../../src/engine/session.ts";
import { type Opened, openScenario } from "../../src/models/open.ts";
import type { Frame } from "../../src/terminal/ink/look/frame.ts";
import { type Action, reduce } from "../../src/terminal/ink/reducer.ts";
import { initialState, type Size, type State } from "../../src/terminal/ink/state.ts";
import { createStore } from "../../src/terminal/ink/store.ts";
import { Studio } from "../../src/terminal/ink/studio.ts";
import { App } from "../../src/terminal/ink/views/App.tsx";

export const OPTIONS = { seed: "multivector", run: 0, record: "events" } as const;

/** The state before the first month, and every month after it. */
export async function playAll(
  opened: Opened = openScenario("friendship-treaty"),
): Promise<{ state: State; months: Frame[]; studio: Studio; session: Session }> {
  const session = new Session(opened.program);
  session.begin(OPTIONS);
  const studio = new Studio(opened, session, OPTIONS);
  const { head, lane } = studio.takes[0]!;
  const state = initialState(head, lane.at(0), { columns: 80, rows: 24 }, true);
  const months = Array.from({ length: lane.ticks }, (_, k) => lane.at(k + 1));
  return { state, months, studio, session };
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
