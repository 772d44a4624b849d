/** Gives a live view an alternate screen buffer, and restores the terminal at the end, whatever happens. */

const CLEAR = "\u001b[2J\u001b[H";
const ENTER = `\u001b[?1049h${CLEAR}`;
const LEAVE = "\u001b[?1049l\u001b[?25h";
const HIDE_CURSOR = "\u001b[?25l";
/** Ink wipes the scrollback when a frame no longer fits after a resize; the user's history is not ours to wipe. */
const WIPE_SCROLLBACK = "\u001b[3J";

export interface Screen {
  /** What the view writes to. */
  readonly stream: NodeJS.WriteStream;
  /** Clears what is visible. */
  clear(): void;
  /** Takes the terminal again, after it was left or another program had it. */
  enter(): void;
  /** Idempotent. Later writes to the stream are dropped, since another program may have the terminal. */
  leave(): void;
}

export function enterScreen(stdout: NodeJS.WriteStream): Screen {
  let entered = false;
  const enter = () => {
    if (!entered) process.on("exit", leave);
    stdout.write(entered ? CLEAR : ENTER);
    entered = true;
  };
  const leave = () => {
    if (!entered) return;
    entered = false;
    process.off("exit", leave);
    stdout.write(LEAVE);
  };
  enter();
  return {
    stream: gentle(stdout, () => entered),
    enter() {
      enter();
      stdout.write(HIDE_CURSOR);
    },
    clear: () => stdout.write(CLEAR),
    leave,
  };
}

/** The same stream, but for the one sequence, and only while the terminal is held. */
function gentle(stdout: NodeJS.WriteStream, held: () => boolean): NodeJS.WriteStream {
  const write = (text: unknown, ...rest: unknown[]) =>
    !held() ||
    Reflect.apply(stdout.write, stdout, [
      typeof text === "string" ? text.replaceAll(WIPE_SCROLLBACK, "") : text,
      ...rest,
    ]);
  return new Proxy(stdout, {
    get(target, name) {
      if (name === "write") return write;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
