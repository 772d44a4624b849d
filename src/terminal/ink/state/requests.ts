/** Parts of the state: requests to the engine, the line being written, explanations, tweaks. */
import type { Ask } from "../../../views/ask.ts";
import type { Frame, Head } from "../../../views/frame.ts";
import type { NumberLine } from "../../../views/numbers.ts";
import type { PanelId } from "../../../views/panels.ts";
import type { Parted } from "../../../views/parting.ts";
import type { Edit, Tweaked } from "../../../views/tweak.ts";
import type { Explained, Refused } from "../../../views/why.ts";

/** What the engine is asked for, other than months. */
export type Request =
  | { explain: Ask; side: number }
  | { numbers: number }
  /** Whether a value can be played; `before` is the one wanted until then. */
  | { check: Tweaked; of: Edit; before: Edit | null }
  | { play: Tweaked; at: number }
  | { save: Tweaked; file: string }
  | { drop: true };

/** An explanation on screen. */
export interface Why {
  ask: Ask;
  /** Null until the engine has answered. */
  answer: Explained | Refused | null;
  /** First line in sight. */
  scroll: number;
}

/** What the line being written is for: a key of a panel, or the tweak. */
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
  /** What it does, or what is wrong with what is written. */
  says: string;
  text: string;
  /** Nothing has been typed yet: the first letter replaces the text. */
  fresh: boolean;
  /** The text before, to which Escape goes back. */
  before: string;
  /** The reader's choices in the panel, to which Escape goes back, too. */
  own?: unknown;
}

/** The list of numbers on screen. */
export interface Tweak {
  /** Null until the engine has answered. */
  numbers: readonly NumberLine[] | null;
  filter: string;
  row: number;
  /** What went wrong, or what was done. */
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
