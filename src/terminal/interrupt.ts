/** Ctrl-C and SIGTERM while something is played: the first ends it in order, the second at once. */

/** Exit codes of what a signal ends, as shells have them. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

let last: keyof typeof CODES = "SIGINT";

/** The exit code by the last signal that was heard; that of Ctrl-C where none was. */
export const interruptCode = (): number => CODES[last];

export interface Interrupts {
  /** The exit code by the signal that came; that of Ctrl-C where none did. */
  readonly code: number;
  /** Hears nothing any more. */
  end(): void;
}

/** @param act called at the first signal */
export function onInterrupt(act: () => void): Interrupts {
  let first: keyof typeof CODES | undefined;
  const hear = (signal: keyof typeof CODES) => {
    if (first !== undefined) process.exit(CODES[signal]);
    first = signal;
    last = signal;
    act();
  };
  process.on("SIGINT", hear).on("SIGTERM", hear);
  return {
    get code() {
      return CODES[first ?? "SIGINT"];
    },
    end() {
      process.off("SIGINT", hear).off("SIGTERM", hear);
    },
  };
}
