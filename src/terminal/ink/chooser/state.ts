/** The state of the chooser and its reducer. */
import { produce } from "immer";
import { isDeciding } from "../../again.ts";
import type { Recent } from "../../recent-entry.ts";
import type { Stroke } from "../state/keys.ts";
import type { Size } from "../state/size.ts";

/** A scenario as the list shows it. */
export interface Choice {
  id: string;
  title: string;
  question: string;
}

export interface ChooserState {
  size: Size;
  colour: boolean;
  choices: readonly Choice[];
  recent: readonly Recent[];
  /** What is searched; written to while `writing`. */
  filter: string;
  writing: boolean;
  /** Row of the list: scenarios that match, then recent results that do. */
  row: number;
  help: boolean;
  /** Arguments of the command that was chosen. */
  chosen: readonly string[] | null;
  leaving: "quit" | "interrupt" | null;
}

export type ChooserAction = { stroke: Stroke } | { resize: Size };

export const CHOOSER_KEYS = [
  { keys: "Enter", does: "run the scenario; or once more what was played lately" },
  { keys: "b", does: "play many runs: multivector batch" },
  { keys: "l", does: "list its parameters: multivector list parameters" },
  { keys: "v", does: "check it: multivector validate" },
  { keys: "/", does: "find by name, title or question; Enter keeps what is found, Esc drops it" },
  { keys: "↑ ↓", does: "move; PgUp and PgDn by ten, Home and End to the ends" },
  { keys: "?", does: "this help" },
  { keys: "q  Esc", does: "leave" },
  { keys: "Ctrl-C", does: "leave at once" },
] as const;

const LONGEST_FILTER = 100;

export function chooserState(
  choices: readonly Choice[],
  recent: readonly Recent[],
  size: Size,
  colour: boolean,
): ChooserState {
  return {
    size,
    colour,
    choices,
    recent,
    filter: "",
    writing: false,
    row: 0,
    help: false,
    chosen: null,
    leaving: null,
  };
}

type Found = Pick<ChooserState, "choices" | "recent" | "filter">;

export function foundChoices({ choices, filter }: Found): readonly Choice[] {
  return choices.filter((c) => matches(`${c.id} ${c.title} ${c.question}`, filter));
}

export function foundRecent({ recent, filter }: Found): readonly Recent[] {
  return recent.filter((r) => matches(`${r.scenario} ${r.command} ${r.said}`, filter));
}

/** Every word, in any case. */
function matches(text: string, filter: string): boolean {
  const lower = text.toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

/** The command that a key means on the row under the cursor; `--` keeps values from being taken for options. */
function commandFor(state: ChooserState, key: "enter" | "b" | "l" | "v"): string[] | null {
  const choices = foundChoices(state);
  const choice = choices[state.row];
  const played = foundRecent(state)[state.row - choices.length];
  const scenario = choice?.id ?? played?.scenario;
  if (scenario === undefined) return null;
  if (key === "l") return ["list", "parameters", "--", scenario];
  if (key === "v") return ["validate", "--", scenario];
  if (key === "enter" && played) return [played.command, ...played.options, "--", scenario, ...played.others];
  if (key === "enter") return ["run", "--", scenario];
  const options = played?.options.filter((o) => isDeciding("batch", o)) ?? [];
  return ["batch", ...options, "--", scenario];
}

export const reduceChooser = produce((state: ChooserState, action: ChooserAction) => {
  if ("resize" in action) state.size = action.resize;
  else struck(state, action.stroke);
  state.row = Math.max(0, Math.min(state.row, rowsOf(state) - 1));
});

export function rowsOf(state: Found): number {
  return foundChoices(state).length + foundRecent(state).length;
}

function struck(state: ChooserState, stroke: Stroke): void {
  const key = "char" in stroke ? stroke.char : stroke.name;
  if (key === "interrupt") state.leaving = "interrupt";
  else if (state.writing && "char" in stroke) written(state, state.filter + stroke.char);
  else if (!moved(state, key)) pressed(state, key);
}

function written(state: ChooserState, filter: string): void {
  state.filter = filter.slice(0, LONGEST_FILTER);
  state.row = 0;
}

function moved(state: ChooserState, key: string): boolean {
  const steps: Record<string, number> = {
    up: -1,
    k: -1,
    down: 1,
    j: 1,
    pageUp: -10,
    pageDown: 10,
    home: -Infinity,
    end: Infinity,
  };
  if (!Object.hasOwn(steps, key)) return false;
  state.row = Math.max(0, Math.min(rowsOf(state) - 1, state.row + steps[key]!));
  return true;
}

function pressed(state: ChooserState, key: string): void {
  switch (key) {
    case "enter":
      if (state.writing) state.writing = false;
      else if (!state.help) state.chosen = commandFor(state, "enter");
      return;
    case "b":
    case "l":
    case "v":
      if (!state.help) state.chosen = commandFor(state, key);
      return;
    case "/":
      state.writing = true;
      state.help = false;
      return;
    case "erase":
      if (state.writing) written(state, [...state.filter].slice(0, -1).join(""));
      return;
    case "?":
      state.help = !state.help;
      return;
    case "escape":
      escaped(state);
      return;
    case "q":
    case "Q":
      state.leaving = "quit";
  }
}

/** Leaves what was opened last: the help, the search, the chooser. */
function escaped(state: ChooserState): void {
  if (state.help) state.help = false;
  else if (state.writing || state.filter !== "") {
    state.writing = false;
    written(state, "");
  } else state.leaving = "quit";
}
