/** All that a run was, month by month, and where two runs first part. */
import { cellOf, entryAt } from "../address.ts";
import type { LaidColumn } from "../column.ts";
import { axesOf, type Program } from "../program.ts";
import type { RunOptions, Session } from "../session.ts";

export interface Trace {
  program: Program;
  /** State when the run began, then at the end of each month. */
  states: Float64Array[];
  /** Raw cells of the event log. */
  events: Float64Array;
  /** The same in words, `date kind actors`, sorted. */
  told: string[];
  outcomes: Float64Array;
}

/** Plays a run from its start; `between` is called before each month. */
export function play(session: Session, options: RunOptions, between?: () => void): Trace {
  session.begin(options);
  const states = [session.snapshot().now];
  while (!session.done) {
    between?.();
    session.step();
    states.push(session.snapshot().now);
  }
  return { ...ending(session), states };
}

/** The end of a run, with the last state only. */
export function ending(session: Session): Trace {
  return {
    program: session.program,
    states: [session.snapshot().now],
    events: session.events.raw().slice(),
    told: session.events
      .all()
      .map((e) => [e.date, e.kind, ...e.actors].join(" "))
      .sort(),
    outcomes: session.outcomes(),
  };
}

/** The last state alone of a trace, to be compared with an `ending`. */
export function lastOf(trace: Trace): Trace {
  return { ...trace, states: trace.states.slice(-1) };
}

/** Where `b` first differs from `a` by a bit, both laid out alike (their ids may differ); undefined where nowhere. */
export function difference(a: Trace, b: Trace): string | undefined {
  for (let m = 0; m < a.states.length; m++) {
    const [x, y] = [a.states[m]!, b.states[m]!];
    if (x.length !== y.length) return `states have ${x.length} and ${y.length} cells`;
    for (let k = 0; k < x.length; k++)
      if (!Object.is(x[k], y[k])) return said(a, m, columnAt(a.program, k), k, x[k]!, y[k]!);
  }
  if (!same(a.events, b.events)) return "the logs of events differ";
  return same(a.outcomes, b.outcomes) ? undefined : "outcomes differ";
}

/**
 * The same where the two may be laid out differently: what `a` has is looked up in `b` by column and ids.
 * `about` picks the events that are compared.
 */
export function differenceByName(
  a: Trace,
  b: Trace,
  about: (told: string) => boolean = () => true,
): string | undefined {
  const there = indicesIn(a.program, b.program);
  for (let m = 0; m < a.states.length; m++) {
    const [x, y] = [a.states[m]!, b.states[m]!];
    for (let k = 0; k < x.length; k++) {
      const at = there[k]!;
      if (at < 0 || !(Object.is(x[k], y[at]!) || sameEntry(a.program, b.program, k, x[k]!, y[at]!)))
        return said(a, m, columnAt(a.program, k), k, x[k]!, at < 0 ? Number.NaN : y[at]!);
    }
  }
  const [ours, theirs] = [a.told.filter(about), b.told.filter(about)];
  const odd =
    ours.find((t) => !theirs.includes(t)) ??
    theirs.find((t) => !ours.includes(t)) ??
    (ours.length === theirs.length ? undefined : "one more often");
  return odd && `only one of the two logs has the event: ${odd}`;
}

/** A reference is the same where it names the same entry, which may stand elsewhere on its axis. */
function sameEntry(a: Program, b: Program, cell: number, x: number, y: number): boolean {
  const { kind, of = "" } = columnAt(a, cell);
  if (kind !== "reference") return false;
  const [named, there] = [a.axes.get(of)?.ids[x], b.axes.get(of)?.ids[y]];
  return named !== undefined && named === there;
}

/** For each cell of `a` its index in `b`, or -1. */
function indicesIn(a: Program, b: Program): Int32Array {
  const there = new Int32Array(a.layout.size).fill(-1);
  for (const column of a.layout.columns) {
    const other = b.layout.byId.get(column.id);
    if (!other) continue;
    const [from, to] = [axesOf(column, a.axes), axesOf(other, b.axes)];
    for (let cell = 0; cell < column.size; cell++) {
      const found = cellOf(to, entryAt(from, cell));
      if (found !== undefined) there[column.offset + cell] = other.offset + found;
    }
  }
  return there;
}

export function columnAt(program: Program, cell: number): LaidColumn {
  return program.layout.columns.find((c) => cell >= c.offset && cell < c.offset + c.size)!;
}

/** `trust[A-B]` of the mechanism that owns it. */
export function cellText(program: Program, column: LaidColumn, cell: number): string {
  const entry = entryAt(axesOf(column, program.axes), cell - column.offset);
  const owner = column.owner === "" ? "the world" : column.owner;
  return `${column.id}${entry.length > 0 ? `[${entry.join(", ")}]` : ""} of ${owner}`;
}

function said(a: Trace, m: number, column: LaidColumn, cell: number, x: number, y: number): string {
  const when =
    a.states.length === 1
      ? "at the end"
      : m === 0
        ? "at the start"
        : a.program.calendar.text(a.program.world.start + m - 1);
  return `${when}: ${cellText(a.program, column, cell)} is ${y} instead of ${x}`;
}

function same(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((v, k) => Object.is(v, b[k]));
}
