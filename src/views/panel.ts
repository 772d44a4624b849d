/** What a panel shows, apart from how it is drawn: terminal and web page draw the same data. */
import type { Session } from "../engine/session.ts";
import type { Atlas } from "./shapes.ts";

/** What is not in the session and has to be handed in, since views read no files. */
export interface ViewContext {
  /** Outlines and places for the map; without it there is no map. */
  atlas?: () => Atlas;
}

/**
 * Makes the data of one panel.
 * @typeParam Frame plain data of one month, from which the panel is drawn without looking at the model
 */
export interface PanelData<Id extends string = string, Frame = unknown> {
  /** What scenarios call it: `panels: [board, events]`. */
  id: Id;
  title: string;
  /** For the help: what it shows, in one sentence. */
  doc: string;
  /**
   * Reads the session after a month; sets nothing.
   * @param month the month just played, since 1900-01; before the first step, the month before the first
   * @param before its data of the month before, where changes since the start are remembered
   * @returns undefined where this program has nothing of the kind
   */
  frame(session: Session, month: number, before: Frame | undefined, context: ViewContext): Frame | undefined;
}
