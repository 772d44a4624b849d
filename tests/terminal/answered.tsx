/** A run on screen, and behind it an engine that answers what the keys wish. */
import { expect } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/models/open.ts";
import { initialState, type State } from "../../src/terminal/ink/state.ts";
import { Studio } from "../../src/terminal/ink/studio.ts";
import { widthOf } from "../../src/terminal/plain/width.ts";
import { OPTIONS, stage } from "./stage.tsx";

export function fits(frame: string, { columns, rows }: { columns: number; rows: number }): void {
  const lines = frame.split("\n");
  expect(lines.length, frame).toBeLessThan(rows);
  for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
}

/** A run on screen whose wishes are answered, and which stands where `months` have been played. */
export function begin(
  size = { columns: 80, rows: 24 },
  months = 0,
  ref = "friendship-treaty",
  sets: string[] = [],
) {
  const opened = openScenario(ref, sets);
  const session = new Session(opened.program);
  session.begin(OPTIONS);
  const studio = new Studio(opened, session, OPTIONS);
  const { head, lane } = studio.takes[0];
  const view = stage({ ...initialState(head, lane.at(0), size, true) }, size);
  const go = (tick: number) => view.tell(studio.answer({ show: tick }));
  return {
    ...view,
    studio,
    opened,
    go,
    start: async () => {
      for (let tick = 1; tick <= months; tick++) await go(tick);
    },
    async press(...strokes: string[]) {
      for (const keys of strokes) {
        await view.press(keys);
        for (let { wish } = view.store.state(); wish; { wish } = view.store.state())
          await view.tell(studio.answer(wish));
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
