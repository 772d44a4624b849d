/** A run on screen, and behind it an engine that answers what keys request. */
import { expect } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { GEOGRAPHY } from "../../src/models/central-asia/geography.ts";
import { atlasOf } from "../../src/node/atlas.ts";
import { openScenario } from "../../src/node/open.ts";
import { RunsOnScreen } from "../../src/terminal/ink/host/runs-on-screen.ts";
import { initialState, type State } from "../../src/terminal/ink/state/state.ts";
import { widthOf } from "../../src/views/text/width.ts";
import { OPTIONS, stage } from "./stage.tsx";

export function fits(frame: string, { columns, rows }: { columns: number; rows: number }): void {
  const lines = frame.split("\n");
  expect(lines.length, frame).toBeLessThan(rows);
  for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
}

/** A run on screen whose requests are answered, at the point where `months` have been played. */
export function begin(
  size = { columns: 80, rows: 24 },
  months = 0,
  ref = "friendship-treaty",
  sets: string[] = [],
) {
  const opened = openScenario(ref, sets);
  const session = new Session(opened.program);
  session.begin(OPTIONS);
  const runs = new RunsOnScreen(opened, session, OPTIONS, { atlas: () => atlasOf(GEOGRAPHY) });
  const { head, playback } = runs.shown[0];
  const view = stage({ ...initialState(head, playback.at(0), size, true) }, size);
  const go = (tick: number) => view.tell(runs.answer({ show: tick }));
  return {
    ...view,
    runs,
    opened,
    go,
    start: async () => {
      for (let tick = 1; tick <= months; tick++) await go(tick);
    },
    async press(...strokes: string[]) {
      for (const keys of strokes) {
        await view.press(keys);
        for (let { request } = view.store.state(); request; { request } = view.store.state())
          await view.tell(runs.answer(request));
        fits(view.frame(), size);
      }
    },
    state: (): State => view.store.state(),
  };
}

/** Finds a number, and writes a value over the one that is there. */
export async function change(view: ReturnType<typeof begin>, path: string, value: string): Promise<void> {
  await view.press("/");
  while (view.state().prompt?.text) await view.press("\u007f");
  // What is written takes the place of the value that stood there.
  await view.press(path, "\r", "\r");
  await view.press(value, "\r");
}
