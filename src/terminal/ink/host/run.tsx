/** `multivector run` on a terminal: plays the run on screen and leaves a summary behind. */
import type { Session } from "../../../engine/session.ts";
import { type PlayOptions, runObject } from "../../../experiments/result.ts";
import type { Opened } from "../../../models/open.ts";
import { atlasOf } from "../../../node/atlas.ts";
import type { ViewContext } from "../../../views/panel.ts";
import { tweakText } from "../../../views/tweak.ts";
import { EXIT } from "../../exit.ts";
import { summaryText } from "../../plain/summary.ts";
import { wantsColour } from "../components/colour.ts";
import { FRAMES_PER_SECOND, hungUp, live, type Streams, sizeOf } from "../io/live.ts";
import type { Action } from "../state/action.ts";
import { reduce } from "../state/reducer.ts";
import { initialState, played } from "../state/state.ts";
import { App } from "./App.tsx";
import { Controller } from "./controller.ts";
import { play } from "./player.ts";
import { RunsOnScreen } from "./runs-on-screen.ts";
import { createStore } from "./store.ts";

/** @param session begun, and not yet stepped @returns the exit code */
export async function watch(
  opened: Opened,
  session: Session,
  options: PlayOptions,
  streams: Streams = process,
): Promise<number> {
  const { stdin, stdout } = streams;
  const runs = new RunsOnScreen(opened, session, options, contextOf(opened));
  const { head, playback } = runs.shown[0];
  const size = () => sizeOf(streams);
  const start = initialState(head, playback.at(0), size(), wantsColour(process.env));
  const store = createStore(reduce, start, FRAMES_PER_SECOND);
  const controller = new Controller(start, runs);
  const interactive = stdin.isTTY === true;

  const sought = ({ show }: Extract<Action, { show: unknown }>) => show[0]?.tick === store.state().pace.seek;

  const exit = await live(streams, ({ end }) => {
    const act = (action: Action) => {
      // Months that merely play on can wait for their frame; what the reader asked for cannot.
      store.dispatch(action, typeof action === "string" || !("show" in action) || sought(action));
      const state = store.state();
      controller.follow(state);
      if (state.leaving) end(state.leaving === "interrupt" && !played(state) ? EXIT.interrupted : EXIT.done);
      // Without a keyboard nobody can leave, so the end of the run is the end of the view.
      else if (!interactive && played(state)) end(EXIT.done);
    };
    return {
      view: <App store={store} act={act} interactive={interactive} />,
      resized() {
        act({ resize: size() });
        store.flush();
      },
      async work() {
        for await (const answer of play((due) => runs.answer(due), controller)) act(answer);
      },
      stop: () => controller.stop(),
    };
  });
  if (hungUp(exit)) return exit;
  const { variant } = store.state();
  runs.shown.forEach(({ opened: of, playback: { session: ended }, head: { end } }, side) => {
    const run = runObject(of, ended, options);
    if (side === 1 && variant) stdout.write(`\nBeside it, with ${tweakText(variant.tweak, head)}\n`);
    stdout.write(summaryText(of, ended, run, end, size().columns));
  });
  return exit;
}

/** A model that lies nowhere has no map. */
function contextOf({ model: { geography } }: Opened): ViewContext {
  return geography ? { atlas: () => atlasOf(geography) } : {};
}
