/** `multivector run` on a terminal: plays the run on screen and leaves a summary behind. */
import type { Session } from "../../engine/session.ts";
import { type PlayOptions, runObject } from "../../experiments/result.ts";
import type { Opened } from "../../models/open.ts";
import { EXIT } from "../exit.ts";
import { summaryText } from "../plain/summary.ts";
import { Controller } from "./controller.ts";
import { FRAMES_PER_SECOND, hungUp, live, type Streams, sizeOf } from "./live.ts";
import { tweakText } from "./look/versus.ts";
import { play } from "./player.ts";
import { type Action, reduce } from "./reducer.ts";
import { initialState, played } from "./state.ts";
import { createStore } from "./store.ts";
import { Studio } from "./studio.ts";
import { App } from "./views/App.tsx";
import { wantsColour } from "./views/colour.ts";

/** @param session begun, and not yet stepped @returns the exit code */
export async function watch(
  opened: Opened,
  session: Session,
  options: PlayOptions,
  streams: Streams = process,
): Promise<number> {
  const { stdin, stdout } = streams;
  const studio = new Studio(opened, session, options);
  const { head, lane } = studio.takes[0]!;
  const size = () => sizeOf(streams);
  const start = initialState(head, lane.at(0), size(), wantsColour(process.env));
  const store = createStore(reduce, start, FRAMES_PER_SECOND);
  const controller = new Controller(start, studio);
  const interactive = stdin.isTTY === true;

  const sought = ({ show }: Extract<Action, { show: unknown }>) => show[0]?.tick === store.state().pace.seek;

  const exit = await live(streams, ({ end }) => {
    const act = (action: Action) => {
      // What the engine shows of itself can wait, what the reader has asked for cannot.
      store.dispatch(action, typeof action === "string" || !("show" in action) || sought(action));
      const state = store.state();
      controller.follow(state);
      if (state.leaving) end(state.leaving === "interrupt" && !played(state) ? EXIT.interrupted : EXIT.done);
      // Where nobody can press a key, nobody can leave.
      else if (!interactive && played(state)) end(EXIT.done);
    };
    return {
      view: <App store={store} act={act} interactive={interactive} />,
      resized() {
        act({ resize: size() });
        store.flush();
      },
      async work() {
        for await (const answer of play((request) => studio.answer(request), controller)) act(answer);
      },
      stop: () => controller.stop(),
    };
  });
  if (hungUp(exit)) return exit;
  const { variant } = store.state();
  studio.takes.forEach((take, side) => {
    const run = runObject(take.opened, take.lane.session, options);
    if (side === 1 && variant) stdout.write(`\nBeside it, with ${tweakText(variant.tweak, head.start)}\n`);
    stdout.write(summaryText(take.opened, take.lane.session, run, take.head.end, size().columns));
  });
  return exit;
}
