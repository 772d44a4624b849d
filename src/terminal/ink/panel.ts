/**
 * What a panel of the run view is. To add one: its name in `src/models/panels.ts`, one file in `panels/` and its line in
 * `panels/index.ts`; the page docs/how-to-add-a-panel.md shows one whole.
 */
import type { ReactNode } from "react";
import type { Session } from "../../engine/session.ts";
import type { PanelId } from "../../models/panels.ts";
import type { Placed, Room } from "./pages.ts";
import type { State } from "./state.ts";

/** A cell of a panel on which the cursor stands; -1, -1 in a panel that has not the focus. */
export interface Cursor {
  row: number;
  column: number;
}

/** A decision that can be explained, as `multivector explain` takes it. */
export interface Ask {
  decision: string;
  agent: string;
  /** On what, where it is one of several. */
  group?: string;
  /** `YYYY-MM` */
  at: string;
}

export interface ViewProps<Look, Own> {
  look: Look;
  own: Own;
  place: Placed;
  cursor: Cursor;
  /** The rest of what there is to see. */
  state: State;
}

/** A key that means something to one panel. */
export interface PanelKey<Look, Own> {
  /** One character that is not in `KEYS`. */
  key: string;
  does: string;
  /** Where it is given the key opens a line to write in, with this text in it; `act` follows every change. */
  text?(own: Own): string;
  act(own: Own, look: Look, text: string): Own;
  /** What is wrong with what is written; undefined where nothing is. */
  lacks?(look: Look, text: string): string | undefined;
}

/**
 * A look is plain data made of a session after each month; a view shows it and computes nothing of the model.
 * @typeParam Look what there is to see of a month
 * @typeParam Own what the reader has chosen in this panel (a column, a filter): plain data, kept in the state
 */
export interface Panel<Look = unknown, Own = unknown> {
  id: PanelId;
  title: string;
  /** For the help: what it shows, in one sentence. */
  doc: string;
  /** Where the terminal is wide, the column in which it stands. */
  side: "left" | "right";
  own: Own;
  /**
   * @param month the month just played, since 1900-01; one before the first, where none is
   * @param before what it showed of the month before
   * @returns undefined where this program has nothing of the kind
   */
  look(session: Session, month: number, before: Look | undefined): Look | undefined;
  /** Lines that it wants under its heading; 0 where there is nothing to show yet. */
  lines(look: Look, room: Room): number;
  /** Rows, and cells of a row, on which the cursor can stand. */
  cells?(look: Look, own: Own, state: State): { rows: number; columns: number };
  /** Where the cursor stands when another month comes on screen, if rows are not the same things then. */
  carried?(own: Own, cursor: Cursor, before: State, now: State): Cursor;
  /** The decision behind a cell, which Enter explains. */
  asks?(look: Look, own: Own, cursor: Cursor, state: State): Ask | undefined;
  /** What Enter says on a cell with no decision behind it. */
  undecided?: string;
  /** What Enter on a cell makes of the reader's choices. */
  choose?(own: Own, look: Look, cursor: Cursor): Own;
  /** What Escape makes of the reader's choices; undefined where nothing is open or sought. */
  back?(own: Own): Own | undefined;
  keys?: readonly PanelKey<Look, Own>[];
  View(props: ViewProps<Look, Own>): ReactNode;
}
