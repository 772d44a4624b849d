/**
 * How a panel of the run view is drawn and what its keys do; what it shows is made in `src/views`. The page
 * docs/how-to-add-a-panel.md shows how to add one.
 */
import type { ReactNode } from "react";
import type { Ask } from "../../../views/ask.ts";
import type { PanelData } from "../../../views/panel.ts";
import type { PanelId } from "../../../views/panels.ts";
import type { Placed, Room } from "../state/placement.ts";
import type { Cursor, State } from "../state/state.ts";

export interface ViewProps<Frame, Own> {
  frame: Frame;
  own: Own;
  place: Placed;
  cursor: Cursor;
  /** The rest of what there is to see. */
  state: State;
}

/** A key that means something to one panel. */
export interface PanelKey<Frame, Own> {
  /** One character that is not in `KEYS`. */
  key: string;
  does: string;
  /** If given, the key opens a line to write in, with this text in it; `act` follows every change. */
  text?(own: Own): string;
  act(own: Own, frame: Frame, text: string): Own;
  /** What is wrong with what is written; undefined where nothing is. */
  lacks?(frame: Frame, text: string): string | undefined;
}

/**
 * A view draws the frame that its data makes of each month, and computes nothing of the model.
 * @typeParam Frame what the panel shows of a month
 * @typeParam Own what the reader has chosen in this panel (a column, a filter): plain data, kept in the state
 */
export interface Panel<Frame = unknown, Own = unknown> {
  data: PanelData<PanelId, Frame>;
  /** The column in which it stands in a wide terminal. */
  side: "left" | "right";
  own: Own;
  /** Lines that it wants under its heading; 0 where there is nothing to show yet. */
  lines(frame: Frame, room: Room): number;
  /** Rows, and cells of a row, on which the cursor can stand. */
  cells?(frame: Frame, own: Own): { rows: number; columns: number };
  /** Where the cursor stands when another month comes on screen, if rows are not the same things then. */
  carried?(own: Own, cursor: Cursor, before: Frame, now: Frame): Cursor;
  /** The decision behind a cell, which Enter explains. @param date the month on screen */
  asks?(frame: Frame, own: Own, cursor: Cursor, date: string): Ask | undefined;
  /** What Enter says on a cell with no decision behind it. */
  undecided?: string;
  /** What Enter on a cell makes of the reader's choices. */
  choose?(own: Own, frame: Frame, cursor: Cursor): Own;
  /** What Escape makes of the reader's choices; undefined where nothing is open or sought. */
  back?(own: Own): Own | undefined;
  keys?: readonly PanelKey<Frame, Own>[];
  View(props: ViewProps<Frame, Own>): ReactNode;
}
