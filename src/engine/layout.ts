/** Lays all columns of a program out in one buffer: attributes first, then phase by phase what lies together. */
import type { Axis } from "./axis.ts";
import type { Column, LaidColumn, Role } from "./column.ts";
import { MultivectorError } from "./errors.ts";
import type { Mechanism } from "./mechanism.ts";
import type { Phase } from "./model.ts";

export interface Span {
  from: number;
  to: number;
}

export interface Inbox {
  column: LaidColumn;
  /** Shares in id order of those who add. */
  shares: LaidColumn[];
}

export interface Layout {
  columns: LaidColumn[];
  byId: Map<string, LaidColumn>;
  size: number;
  /** What each phase commits, by phase id. */
  commits: Map<string, Span>;
  /** What is zeroed in `next` at the start of a tick. */
  zeroed: Span[];
  /** Inboxes by the phase of their owner. */
  inboxes: Map<string, Inbox[]>;
}

export function layOut(
  phases: readonly Phase[],
  attributes: readonly Column[],
  mechanisms: readonly Mechanism[],
  measured: readonly Column[],
  axes: ReadonlyMap<string, Axis>,
): Layout {
  const layout: Layout = {
    columns: [],
    byId: new Map(),
    size: 0,
    commits: new Map(),
    zeroed: [],
    inboxes: new Map(),
  };
  const place = (column: Column, role: Role, owner: string): LaidColumn => {
    if (layout.byId.has(column.id))
      throw new MultivectorError({
        code: "column-twice",
        message: `column ${column.id} has two owners: ${layout.byId.get(column.id)?.owner} and ${owner}`,
        mend: "give each column one owner; others add to an inbox or publish an effect",
        fault: "internal",
      });
    let size = 1;
    for (const id of column.axes) size *= axisOf(axes, id, column.id).size;
    const laid = { ...column, offset: layout.size, size, role, owner };
    layout.size += size;
    layout.columns.push(laid);
    layout.byId.set(column.id, laid);
    return laid;
  };

  for (const column of attributes) place(column, "attribute", "");
  for (const m of mechanisms)
    for (const column of m.inboxes ?? []) {
      const inbox = { column: place(column, "inbox", m.id), shares: [] };
      layout.inboxes.set(m.phase, [...(layout.inboxes.get(m.phase) ?? []), inbox]);
    }
  const inboxOf = new Map([...layout.inboxes.values()].flat().map((b) => [b.column.id, b]));

  for (const phase of phases) {
    const own = mechanisms.filter((m) => m.phase === phase.id);
    const from = layout.size;
    for (const m of own) for (const column of m.writes ?? []) place(column, "state", m.id);
    const effects = layout.size;
    for (const m of own) {
      for (const column of m.effects ?? []) place(column, "effect", m.id);
      for (const id of m.adds ?? []) {
        const inbox = inboxOf.get(id);
        if (!inbox) continue; // its owner is switched off: nobody to tell
        inbox.shares.push(place({ ...inbox.column, id: `${id}#${m.id}` }, "share", m.id));
      }
    }
    layout.commits.set(phase.id, { from, to: layout.size });
    if (layout.size > effects) layout.zeroed.push({ from: effects, to: layout.size });
  }
  for (const box of inboxOf.values()) box.shares.sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const column of measured) place(column, "outcome", "");
  return layout;
}

function axisOf(axes: ReadonlyMap<string, Axis>, id: string, column: string): Axis {
  const found = axes.get(id);
  if (!found)
    throw new MultivectorError({
      code: "axis-missing",
      message: `column ${column} runs over an axis that this world does not have: ${id}`,
      mend: `add the axis ${id} to the world, or switch the mechanism off`,
      fault: "internal",
    });
  return found;
}
