/** Changes to numbers of a scenario that are played beside a run, and their text. */
import { periodText } from "../engine/calendar.ts";
import type { Head } from "./frame.ts";

/** A number as the reader wants it; the text is a value as `--set` takes it. */
export interface Edit {
  path: string;
  text: string;
}

/** Edits, from the beginning (null) or from after so many periods on. */
export interface Tweaked {
  edits: readonly Edit[];
  from: number | null;
}

/** Where a run begins, and what a period is. */
type Beginning = Pick<Head, "start" | "unit">;

export function tweakText({ edits, from }: Tweaked, { start, unit }: Beginning): string {
  const said = edits.map((e) => `${e.path} = ${e.text}`).join(", ");
  return from === null ? said : `${said} from ${periodText(start + from, unit)}`;
}

/** The same with the period first, where there may be no room for all of it. */
export function fromOn({ edits, from }: Tweaked, beginning: Beginning): string {
  const said = tweakText({ edits, from: null }, beginning);
  return from === null ? said : `from ${periodText(beginning.start + from, beginning.unit)}: ${said}`;
}
