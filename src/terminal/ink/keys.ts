/** Which key means what. The help and the footer are made from the same list. */
import type { Key } from "ink";

export type Command =
  | "toggle"
  | "step"
  | "end"
  | "faster"
  | "slower"
  | "panel"
  | "help"
  | "back"
  | "quit"
  | "interrupt";

export const KEYS: readonly { keys: string; does: string }[] = [
  { keys: "space", does: "play, pause" },
  { keys: "→", does: "one month, then pause" },
  { keys: "+  -", does: "faster, slower" },
  { keys: "End", does: "play to the end at once" },
  { keys: "Tab", does: "the panels that do not fit on this page" },
  { keys: "?", does: "this help" },
  { keys: "q  Esc", does: "leave; what was played stays as a summary" },
  { keys: "Ctrl-C", does: "leave at once" },
];

const CHARACTERS: Readonly<Record<string, Command>> = {
  " ": "toggle",
  "+": "faster",
  "=": "faster",
  "-": "slower",
  _: "slower",
  "?": "help",
  q: "quit",
  Q: "quit",
};

/** Keys struck fast, or pasted, come as one input. */
export function commandsOf(input: string, key: Partial<Key>): Command[] {
  if (key.ctrl) return input === "c" ? ["interrupt"] : [];
  if (key.rightArrow) return ["step"];
  if (key.end) return ["end"];
  if (key.tab) return ["panel"];
  if (key.escape) return ["back"];
  if (key.meta) return [];
  return [...input].flatMap((c) => (Object.hasOwn(CHARACTERS, c) ? [CHARACTERS[c]!] : []));
}
