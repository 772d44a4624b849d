/** Checks that mechanisms write only their own memory, read only what they declare, and leave values in range. */
import type { LaidColumn } from "../column.ts";
import type { Mechanism } from "../mechanism.ts";
import { compile, type Program } from "../program.ts";
import { Session } from "../session.ts";
import type { Subject } from "./subject.ts";
import { cellText, columnAt, difference, play } from "./trace.ts";
import { type Call, ownColumns, type Seen, watched } from "./watch.ts";

const MOST_FAULTS = 5;

/** No cell of another, no cell of the present, no parameter is written. */
export function writeFaults({ model, world, seed, language }: Subject): string[] {
  const faults = new Set<string>();
  let held: Float64Array[] = [];
  const program = compile(
    watched(model, {
      before(_, __, { now, next, parameters }) {
        held = [now.slice(), next.slice(), parameters.slice()];
      },
      after(m, call, { now, next, parameters }) {
        const [before, nextBefore, parametersBefore] = held as [Float64Array, Float64Array, Float64Array];
        const at = changed(now, before);
        if (at >= 0)
          faults.add(`${m.id} writes ${cellText(program, columnAt(program, at), at)} in the present`);
        const slot = changed(parameters, parametersBefore);
        if (slot >= 0) faults.add(`${m.id} writes the parameter ${program.parameters[slot]!.id}`);
        const own = writableIn(program, m, call);
        for (let k = 0; k < next.length; k++)
          if (!own[k] && !Object.is(next[k], nextBefore[k])) {
            faults.add(`${m.id} writes ${cellText(program, columnAt(program, k), k)} when asked to ${call}`);
            break;
          }
      },
    }),
    world,
    language,
  );
  play(new Session(program), { seed });
  return [...faults].slice(0, MOST_FAULTS);
}

/** Before each call everything that the mechanism may not read becomes NaN; the result must not change. */
export function readFaults({ model, world, seed, language }: Subject): string[] {
  const straight = play(new Session(compile(model, world, language)), { seed });
  let held: Float64Array[] = [];
  const program = compile(
    watched(model, {
      before(m, _, { now, next }) {
        held = [now.slice(), next.slice()];
        blank(now, readable(program, m));
        blank(next, writable(program, m));
      },
      after(m, _, { now, next }) {
        const own = writable(program, m);
        now.set(held[0]!);
        for (let k = 0; k < next.length; k++) if (!own[k]) next[k] = held[1]![k]!;
      },
    }),
    world,
    language,
  );
  const found = difference(straight, play(new Session(program), { seed }));
  return found ? [`what nobody declared has been read: ${found}`] : [];
}

/** Scratch is NaN before each call. */
export function scratchFaults({ model, world, seed, language }: Subject): string[] {
  const straight = play(new Session(compile(model, world, language)), { seed });
  const blanked = watched(model, {
    before(_, __, { scratch }) {
      for (const array of scratch) array.fill(Number.NaN);
    },
  });
  const found = difference(straight, play(new Session(compile(blanked, world, language)), { seed }));
  return found ? [`scratch carries something over: ${found}`] : [];
}

/** After every call the owner's cells, and after every month all, are numbers within their declared ranges. */
export function valueFaults({ model, world, seed, language }: Subject): string[] {
  const faults = new Set<string>();
  const check = (state: Float64Array, columns: readonly LaidColumn[], when: string) => {
    for (const column of columns)
      for (let k = column.offset; k < column.offset + column.size; k++)
        if (!lawful(state[k]!, column))
          faults.add(
            `${when}: ${cellText(program, column, k)} is ${state[k]}, outside of ${rangeText(column)}`,
          );
  };
  const program: Program = compile(
    watched(model, {
      after(m, call: Call, { next }: Seen) {
        if (call === "tick") check(next, laid(program, m), `after ${m.id}`);
      },
    }),
    world,
    language,
  );
  play(new Session(program), { seed }).states.forEach((state, m) => {
    check(
      state,
      program.layout.columns,
      m === 0 ? "at the start" : program.calendar.text(world.start + m - 1),
    );
  });
  return [...faults].slice(0, MOST_FAULTS);
}

function lawful(value: number, { range, kind }: LaidColumn): boolean {
  if (!(value >= range[0] && value <= range[1])) return false;
  const whole = kind === "integer" || kind === "boolean" || kind === "choice" || kind === "reference";
  return !whole || Number.isInteger(value);
}

function rangeText({ range, kind }: LaidColumn): string {
  return `${range[0]} to ${range[1]}${kind ? ` (${kind})` : ""}`;
}

function changed(a: Float64Array, b: Float64Array): number {
  for (let k = 0; k < a.length; k++) if (!Object.is(a[k], b[k])) return k;
  return -1;
}

function blank(array: Float64Array, keep: Uint8Array): void {
  for (let k = 0; k < array.length; k++) if (!keep[k]) array[k] = Number.NaN;
}

const NOTHING = new Uint8Array(0);
const masks = new WeakMap<Program, Map<string, Uint8Array>>();

/** Cells that the mechanism may read: its own and those it declares. */
function readable(program: Program, m: Mechanism): Uint8Array {
  const declared = new Set((m.reads ?? []).map((r) => r.replace(/\?$/, "")));
  const own = new Set(ownColumns(m).map((c) => c.id));
  return mask(program, `${m.id} reads`, (c) => declared.has(c.id) || own.has(c.id));
}

/** Cells that it may write: its own states and effects, and its shares of others' inboxes. */
function writable(program: Program, m: Mechanism): Uint8Array {
  return mask(program, `${m.id} writes`, (c) => c.owner === m.id && c.role !== "inbox");
}

/** Constants are found by `invert` and `depart` alone: `start` is called in every world, and would lose them. */
function writableIn(program: Program, m: Mechanism, call: Call): Uint8Array {
  if (call === "derive") return NOTHING;
  if (call !== "start") return writable(program, m);
  return mask(program, `${m.id} starts`, (c) => c.owner === m.id && c.role !== "inbox" && !c.inverted);
}

function laid(program: Program, m: Mechanism): LaidColumn[] {
  return program.layout.columns.filter((c) => c.owner === m.id && c.role !== "inbox");
}

function mask(program: Program, key: string, holds: (c: LaidColumn) => boolean): Uint8Array {
  let known = masks.get(program);
  if (!known) {
    known = new Map();
    masks.set(program, known);
  }
  let found = known.get(key);
  if (!found) {
    found = new Uint8Array(program.layout.size);
    for (const c of program.layout.columns) if (holds(c)) found.fill(1, c.offset, c.offset + c.size);
    known.set(key, found);
  }
  return found;
}
