/** Fleets: their shares of all strength, their ships by class, what is on the slips, and the exercises of the blocs. */
import type { Session } from "../engine/session.ts";
import { cells, has, idsOf } from "./columns.ts";
import type { PanelData } from "./panel.ts";

export interface FleetRow {
  fleet: string;
  share: number;
  /** Since the run began. */
  change: number;
  /** Strength, in points. */
  capability: number;
  /** In the order of `classes`. */
  ships: number[];
  /** Points of what is on the slips, of all classes. */
  queue: number;
}

export interface BlocRow {
  bloc: string;
  share: number;
  /** Memory of its exercises: 1 each when it is held, fading. */
  recent: number;
  exercises: number;
}

export interface FleetsFrame {
  classes: readonly string[];
  rows: FleetRow[];
  blocs: BlocRow[];
}

export const fleetsData: PanelData<"fleets", FleetsFrame> = {
  id: "fleets",
  title: "Fleets",
  doc: "share of all strength and its change in points, strength, points on the slips, ships by class; exercises",
  frame: (session, _, before) => fleetsOf(session, before),
};

function fleetsOf(session: Session, before?: FleetsFrame): FleetsFrame | undefined {
  if (!has(session, "ships", "fleet.share", "capability", "fleet.queue")) return undefined;
  const classes = idsOf(session, "shipClass");
  const ships = session.column("ships");
  const queue = session.column("fleet.queue");
  const share = session.column("fleet.share");
  const capability = session.column("capability");
  const rows = idsOf(session, "fleet").map((fleet, f): FleetRow => {
    const of = (column: Float64Array) =>
      Array.from(column.subarray(f * classes.length, (f + 1) * classes.length));
    const was = before?.rows[f];
    const first = was ? was.share - was.change : share[f]!;
    return {
      fleet,
      share: share[f]!,
      change: share[f]! - first,
      capability: capability[f]!,
      ships: of(ships),
      queue: of(queue).reduce((sum, points) => sum + points, 0),
    };
  });
  const blocShare = cells(session, "bloc.share");
  const recent = cells(session, "exercise.recent");
  const count = cells(session, "exercise.count");
  const blocs = idsOf(session, "bloc").map((bloc, b): BlocRow => {
    return { bloc, share: blocShare?.[b] ?? 0, recent: recent?.[b] ?? 0, exercises: count?.[b] ?? 0 };
  });
  return rows.length > 0 ? { classes, rows, blocs } : undefined;
}
