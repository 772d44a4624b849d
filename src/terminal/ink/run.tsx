/** `multivector run` on a terminal: plays the run on screen and leaves a summary behind. */

import { constants } from "node:os";
import { render } from "ink";
import type { Session } from "../../engine/session.ts";
import { type PlayOptions, runObject } from "../../experiments/result.ts";
import type { Opened } from "../../models/open.ts";
import { EXIT } from "../exit.ts";
import { summaryText } from "../plain/summary.ts";
import { Controller } from "./controller.ts";
import { frameOf, headOf } from "./look/frame.ts";
import { play } from "./player.ts";
import { type Action, reduce } from "./reducer.ts";
import { enterScreen } from "./screen.ts";
import { initialState, over, type Size } from "./state.ts";
import { createStore } from "./store.ts";
import { App } from "./views/App.tsx";
import { wantsColour } from "./views/colour.ts";

const FRAMES_PER_SECOND = 15;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** @param session begun, and not yet stepped @returns the exit code */
export async function watch(
  opened: Opened,
  session: Session,
  options: PlayOptions,
  { stdin, stdout }: Pick<NodeJS.Process, "stdin" | "stdout"> = process,
): Promise<number> {
  const head = headOf(opened, options);
  const size = (): Size => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  const first = frameOf(session, head);
  const start = initialState(head, first, size(), wantsColour(process.env));
  const store = createStore(reduce, start, FRAMES_PER_SECOND);
  const controller = new Controller(start.pace);
  const interactive = stdin.isTTY === true;
  let end: (exit: number) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const ended = new Promise<number>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });

  const act = (action: Action) => {
    store.dispatch(action);
    const state = store.state();
    controller.follow(state.pace);
    if (state.leaving) end(state.leaving === "interrupt" && !over(state) ? EXIT.interrupted : EXIT.done);
  };
  const screen = enterScreen(stdout);
  const view = <App store={store} act={act} interactive={interactive} />;
  // Before Ink's own listener, so that its next frame is already of the new size.
  const resized = () => {
    screen.clear();
    act({ resize: size() });
    store.flush();
    ink?.rerender(view);
  };
  const signalled = (signal: NodeJS.Signals) => end(128 + constants.signals[signal]);
  let ink: ReturnType<typeof render> | undefined;
  stdout.on("resize", resized);
  for (const signal of SIGNALS) process.on(signal, signalled);
  process.on("uncaughtException", fail);

  let exit: number;
  try {
    ink = render(view, { stdout: screen.stream, stdin, exitOnCtrlC: false, patchConsole: false });
    ink.waitUntilExit().then(() => end(EXIT.done), fail);
    const played = (async () => {
      for await (const month of play(session, head, controller, first)) act({ month });
      if (!interactive) end(EXIT.done);
    })();
    played.catch(fail);
    exit = await ended;
  } finally {
    controller.stop();
    ink?.unmount();
    screen.leave();
    stdout.off("resize", resized);
    for (const signal of SIGNALS) process.off(signal, signalled);
    process.off("uncaughtException", fail);
  }
  if (exit !== 128 + constants.signals.SIGHUP)
    stdout.write(summaryText(opened, session, runObject(opened, session, options), head.end, size().columns));
  return exit;
}
