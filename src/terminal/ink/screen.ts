/** The terminal while a live view is on it: an alternate buffer, and everything as before at the end, come what may. */

const ENTER = "\u001b[?1049h\u001b[2J\u001b[H";
const LEAVE = "\u001b[?1049l\u001b[?25h";
/** Ink wipes the scrollback when a frame no longer fits after a resize; the user's history is not ours to wipe. */
const WIPE_SCROLLBACK = "\u001b[3J";

export interface Screen {
  /** What the view writes to. */
  readonly stream: NodeJS.WriteStream;
  /** Clears what is visible. */
  clear(): void;
  /** Idempotent. */
  leave(): void;
}

export function enterScreen(stdout: NodeJS.WriteStream): Screen {
  let entered = true;
  const leave = () => {
    if (!entered) return;
    entered = false;
    process.off("exit", leave);
    stdout.write(LEAVE);
  };
  process.on("exit", leave);
  stdout.write(ENTER);
  return { stream: gentle(stdout), clear: () => stdout.write("\u001b[2J\u001b[H"), leave };
}

/** The same stream, but for the one sequence. */
function gentle(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
  const write = (text: unknown, ...rest: unknown[]) =>
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
