/** A view on a terminal until it ends; the terminal is given back come what may. */
import { constants } from "node:os";
import { render } from "ink";
import { createElement, type ReactNode } from "react";
import { EXIT } from "../../exit.ts";
import type { Size } from "../state/size.ts";
import { enterScreen } from "./screen.ts";
import { Suspend, suspendAll, suspendable } from "./suspend.ts";

export const FRAMES_PER_SECOND = 15;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export type Streams = Pick<NodeJS.Process, "stdin" | "stdout">;

/** What a view may do with the terminal that it is on. */
export interface Live {
  /** Ends it, with this exit code. */
  end(exit: number): void;
  /** Ends it with an error, which `live` throws once the terminal is given back. */
  fail(error: unknown): void;
}

export interface Showing {
  view: ReactNode;
  /** Called when the terminal has changed its size, before the view is drawn again. */
  resized(): void;
  /** What goes on meanwhile; an error in it ends the view. */
  work?(): Promise<void>;
  /** Called when the view has ended, before the terminal is given back. */
  stop?(): void;
  /** Called at a signal, which otherwise ends the view with its code, where something has to be kept first. */
  signalled?(): void;
}

/** What the terminal says of its size, or the least that can be meant. */
export function sizeOf({ stdout }: Pick<Streams, "stdout">): Size {
  return { columns: stdout.columns || 80, rows: stdout.rows || 24 };
}

/** @returns the exit code; that of a signal where one ended it */
export async function live({ stdin, stdout }: Streams, show: (terminal: Live) => Showing): Promise<number> {
  let end: (exit: number) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const ended = new Promise<number>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  const { view, resized, work, stop, signalled } = show({
    end: (exit) => end(exit),
    fail: (error) => fail(error),
  });
  const whole = createElement(Suspend.Provider, { value: suspendAll }, view);
  const screen = enterScreen(stdout);
  let ink: ReturnType<typeof render> | undefined;
  // Before Ink's own listener, so that its next frame is already of the new size.
  const changed = () => {
    screen.clear();
    resized();
    ink?.rerender(whole);
  };
  // A view that is taken off gives the keyboard back, and one that is put on again is drawn anew and listens.
  const undo = suspendable(
    () => {
      ink?.rerender(null);
      screen.leave();
    },
    () => {
      // Node reads the size again at this signal only, which a stopped process does not receive.
      stdout.off("resize", changed);
      ink?.rerender(null);
      process.emit("SIGWINCH", "SIGWINCH");
      stdout.on("resize", changed);
      screen.enter();
      resized();
      ink?.rerender(whole);
    },
  );
  const heard = (signal: NodeJS.Signals) => (signalled ? signalled() : end(128 + constants.signals[signal]));
  stdout.on("resize", changed);
  for (const signal of SIGNALS) process.on(signal, heard);
  process.on("uncaughtException", fail);
  try {
    // How often it is drawn is for the store to say: Ink would keep a frame back that a reader waits for.
    const maxFps = 1000;
    ink = render(whole, { stdout: screen.stream, stdin, exitOnCtrlC: false, patchConsole: false, maxFps });
    ink.waitUntilExit().then(() => end(EXIT.done), fail);
    work?.().catch(fail);
    return await ended;
  } finally {
    stop?.();
    ink?.unmount();
    screen.leave();
    undo();
    stdout.off("resize", changed);
    for (const signal of SIGNALS) process.off(signal, heard);
    process.off("uncaughtException", fail);
  }
}

/** Whether nobody is left to read what would be written now. */
export function hungUp(exit: number): boolean {
  return exit === 128 + constants.signals.SIGHUP;
}
