/** Which key means what. The help and the footer are made from the same list. */
import type { Key } from "ink";
import { harmless } from "../../../views/text/harmless.ts";

export type Command =
  | "toggle"
  | "month"
  | "monthBack"
  | "year"
  | "yearBack"
  | "home"
  | "end"
  | "bookmark"
  | "recall"
  | "faster"
  | "slower"
  | "panel"
  | "panelBack"
  | "up"
  | "down"
  | "across"
  | "acrossBack"
  | "enter"
  | "tweak"
  | "side"
  | "help"
  | "back"
  | "quit"
  | "interrupt";

/** A key press: a character, or the name of a key that has none. */
export type Stroke =
  | { char: string }
  | {
      name:
        | "left"
        | "right"
        | "up"
        | "down"
        | "home"
        | "end"
        | "tab"
        | "enter"
        | "escape"
        | "erase"
        | "pageUp"
        | "pageDown"
        | "interrupt";
      shift: boolean;
    };

/** As the help shows them. */
export interface KeyDoc {
  keys: string;
  does: string;
}

interface Binding extends KeyDoc {
  /** Characters, or names of keys, with `shift+` before those that need it. */
  strokes: readonly (readonly [stroke: string, command: Command])[];
}

export const KEYS: readonly Binding[] = [
  { keys: "space", does: "play, pause", strokes: [[" ", "toggle"]] },
  {
    keys: "← →",
    does: "a month back or on, then pause; with Shift, or PgUp and PgDn, a year",
    strokes: [
      ["left", "monthBack"],
      ["right", "month"],
      ["shift+left", "yearBack"],
      ["shift+right", "year"],
      ["pageUp", "yearBack"],
      ["pageDown", "year"],
    ],
  },
  {
    keys: "Home End",
    does: "to the beginning; play to the end at once",
    strokes: [
      ["home", "home"],
      ["end", "end"],
    ],
  },
  {
    keys: "b  g",
    does: "mark this month, or take its mark away; go to the month that is marked",
    strokes: [
      ["b", "bookmark"],
      ["g", "recall"],
    ],
  },
  {
    keys: "+  -",
    does: "faster, slower",
    strokes: [
      ["+", "faster"],
      ["=", "faster"],
      ["-", "slower"],
      ["_", "slower"],
    ],
  },
  {
    keys: "Tab",
    does: "the next panel; Shift-Tab the one before",
    strokes: [
      ["tab", "panel"],
      ["shift+tab", "panelBack"],
    ],
  },
  {
    keys: "↑ ↓",
    does: "move the cursor in the panel; h l move it across",
    strokes: [
      ["up", "up"],
      ["k", "up"],
      ["down", "down"],
      ["j", "down"],
      ["h", "acrossBack"],
      ["l", "across"],
    ],
  },
  {
    keys: "Enter",
    does: "why: the decision behind what the cursor is on; in a list, choose it",
    strokes: [["enter", "enter"]],
  },
  {
    keys: "t",
    does: "tweak: find numbers, change them, play both runs side by side, save",
    strokes: [["t", "tweak"]],
  },
  {
    keys: "v",
    does: "with two runs: the other one is shown, where there is room for one, and asked",
    strokes: [["v", "side"]],
  },
  { keys: "?", does: "this help; ↑ ↓ move in it, ? or Esc closes it", strokes: [["?", "help"]] },
  {
    keys: "Esc",
    does: "back: from a list, a filter, the cursor, the second run; where there is none of them, leave",
    strokes: [["escape", "back"]],
  },
  {
    keys: "q",
    does: "leave; what was played stays as a summary",
    strokes: [
      ["q", "quit"],
      ["Q", "quit"],
    ],
  },
  { keys: "Ctrl-C", does: "leave at once", strokes: [["interrupt", "interrupt"]] },
];

const COMMANDS: ReadonlyMap<string, Command> = new Map(KEYS.flatMap((k) => k.strokes));

/** What a key means while no line is being written. */
export function commandOf(stroke: Stroke): Command | undefined {
  if ("char" in stroke) return COMMANDS.get(stroke.char);
  return COMMANDS.get(stroke.shift ? `shift+${stroke.name}` : stroke.name);
}

const NAMED = [
  ["leftArrow", "left"],
  ["rightArrow", "right"],
  ["upArrow", "up"],
  ["downArrow", "down"],
  ["home", "home"],
  ["end", "end"],
  ["tab", "tab"],
  ["return", "enter"],
  ["escape", "escape"],
  ["backspace", "erase"],
  ["delete", "erase"],
  ["pageUp", "pageUp"],
  ["pageDown", "pageDown"],
] as const satisfies readonly (readonly [keyof Key, string])[];

/** Keys pressed fast, or pasted, arrive as one input. */
export function strokesOf(input: string, key: Partial<Key>): Stroke[] {
  if (key.ctrl) return input === "c" ? [{ name: "interrupt", shift: false }] : [];
  for (const [flag, name] of NAMED) if (key[flag]) return [{ name, shift: key.shift ?? false }];
  if (key.meta) return [];
  return [...input].flatMap((char): Stroke[] => {
    if (char === "\r" || char === "\n") return [{ name: "enter", shift: false }];
    if (char === "\t") return [{ name: "tab", shift: false }];
    return harmless(char) === char ? [{ char }] : [];
  });
}
