/** What the reader asks and writes: questions to the engine, lines, explanations, tweaks. */
import type { PanelId } from "../../models/panels.ts";
import type { Frame, Head } from "./look/frame.ts";
import type { NumberLine } from "./look/numbers.ts";
import type { Explained, Refused } from "./look/why.ts";
import type { Ask } from "./panel.ts";
import type { Parted } from "./parting.ts";

/** What the engine is asked beside months; it is there until it is answered. */
export type Wish =
  | { explain: Ask; side: number }
  | { numbers: number }
  /** Whether a value can be; `before` is the one that was wanted until then. */
  | { check: Tweaked; of: Edit; before: Edit | null }
  | { play: Tweaked; at: number }
  | { save: Tweaked; file: string }
  | { drop: true };

/** Why a decision was taken, as it is shown. */
export interface Why {
  ask: Ask;
  /** Null until the engine has answered. */
  answer: Explained | Refused | null;
  /** First line in sight. */
  scroll: number;
}

/** What a line that is being written is for: a key of a panel, or something of the tweak. */
export type Purpose =
  | { panel: PanelId; key: string }
  | { tweak: "find" }
  | { tweak: "value"; path: string }
  | { tweak: "file" };

/** A line that is being written. */
export interface Prompt {
  purpose: Purpose;
  /** What stands before it. */
  mark: string;
  /** What it does, for the reader, or what is wrong with it. */
  says: string;
  text: string;
  /** Nothing has been written yet: the first letter takes the place of what stands there. */
  fresh: boolean;
  /** What stood there before, to which Escape goes back. */
  before: string;
  /** The reader's choices in the panel, to which Escape goes back, too. */
  own?: unknown;
}

/** A number as the reader wants it; the text is a value as `--set` takes it. */
export interface Edit {
  path: string;
  text: string;
}

/** Edits, from the beginning (null) or from after so many months on. */
export interface Tweaked {
  edits: readonly Edit[];
  from: number | null;
}

/** The list of numbers, and what the reader wants of them. */
export interface Tweak {
  /** Null until the engine has told them. */
  numbers: readonly NumberLine[] | null;
  filter: string;
  row: number;
  /** What is wrong, or what was done. */
  said: { kind: "done"; message: string } | Refused | null;
}

/** The tweaked run beside the first. */
export interface Variant {
  head: Head;
  frame: Frame;
  tweak: Tweaked;
  /** Where the two part, once they have. */
  parted: Parted | null;
}
