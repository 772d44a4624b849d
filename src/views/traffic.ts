/** Legs of corridors and fleets as the map shows them, where the scenario says where they are. */
import type { Session } from "../engine/session.ts";
import type { Spot } from "../models/central-asia/places.ts";
import { cells, idsOf } from "./columns.ts";
import type { Spots } from "./spots.ts";
import { number } from "./text/number.ts";

/** A leg of a corridor as a line on the map. */
export interface MapLeg {
  /** Over which spots it leads. */
  line: readonly Spot[];
  /** Closed legs are dotted. */
  open: boolean;
}

/** A word at a place on the map. */
export interface MapMark {
  at: Spot;
  text: string;
}

/** Whether each leg can be passed, in the order of legs. */
export function legsOpen(session: Session): { id: string; open: boolean }[] {
  const open = cells(session, "leg.open");
  return open ? idsOf(session, "leg").map((id, k) => ({ id, open: open[k] !== 0 })) : [];
}

/** Each fleet by its points, behind an anchor of letters that every terminal has. */
export function fleetMarks(session: Session): { id: string; text: string }[] {
  const capability = cells(session, "capability");
  return capability
    ? idsOf(session, "fleet").map((id, k) => ({ id, text: `◆${number(capability[k]!, 0)}` }))
    : [];
}

export function mapLegs(legs: readonly { id: string; open: boolean }[], { lines }: Spots): MapLeg[] {
  return legs.flatMap(({ id, open }) => (lines[id] ? [{ line: lines[id], open }] : []));
}

export function mapMarks(marks: readonly { id: string; text: string }[], { harbours }: Spots): MapMark[] {
  return marks.flatMap(({ id, text }) => (harbours[id] ? [{ at: harbours[id], text }] : []));
}
