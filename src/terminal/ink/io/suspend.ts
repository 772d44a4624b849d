/** A view that is suspended as any program is (Ctrl-Z, `kill -TSTP`) and comes back whole when it is continued. */
import { createContext } from "react";

/** What Ctrl-Z does; nothing where no terminal is held. */
export const Suspend = createContext<() => void>(() => {});

/** Where nobody could continue it the system does not stop a process, and no SIGCONT comes. */
const NOT_STOPPED = 200;
/** There is no such thing on Windows. */
const SUPPORTED = process.platform !== "win32";

/** All of the process group, as the terminal itself would: what waits for this process must not wait for ever. */
export function suspendAll(): void {
  if (SUPPORTED) process.kill(0, "SIGTSTP");
}

/**
 * @param leave gives the terminal back, before the process stops
 * @param enter takes it again, as it may have been left by others
 * @returns undoes it
 */
export function suspendable(leave: () => void, enter: () => void): () => void {
  if (!SUPPORTED) return () => {};
  let away = false;
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    if (away) return;
    away = true;
    leave();
    // Without a listener the signal does what it does by itself.
    process.off("SIGTSTP", stop);
    process.kill(process.pid, "SIGTSTP");
    timer = setTimeout(back, NOT_STOPPED);
  };
  const back = () => {
    clearTimeout(timer);
    if (away) process.on("SIGTSTP", stop);
    away = false;
    enter();
  };
  process.on("SIGTSTP", stop);
  process.on("SIGCONT", back);
  return () => {
    clearTimeout(timer);
    process.off("SIGTSTP", stop);
    process.off("SIGCONT", back);
  };
}
