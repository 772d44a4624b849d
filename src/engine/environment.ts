/** Builds what each mechanism may use, and nothing more: undeclared reads, writes and streams are errors. */
import type { Axis, PairAxis } from "./axis.ts";
import type { LaidColumn } from "./column.ts";
import type { Emit, Environment, Tick } from "./contract.ts";
import { MultivectorError } from "./errors.ts";
import type { EventLog } from "./events.ts";
import { entityKeys } from "./keys.ts";
import type { Mechanism } from "./mechanism.ts";
import type { Program } from "./program.ts";
import { Stream } from "./stream.ts";

/** The memory of one compiled instance. */
export interface Memory {
  now: Float64Array;
  next: Float64Array;
  /** Cells that the world states itself, [cell]. */
  stated: Uint8Array;
  parameters: Float64Array;
  tick: Tick;
  /** The present month as a cell, for formulas. */
  month: Float64Array;
  log: EventLog;
  streams: Map<string, Stream>;
  scratch: Float64Array[];
}

export function environmentOf(m: Mechanism, program: Program, memory: Memory): Environment {
  const { layout, axes, world } = program;
  const declared = new Set((m.reads ?? []).map((r) => r.replace(/\?$/, "")));
  const own = new Set([...(m.writes ?? []), ...(m.effects ?? []), ...(m.inboxes ?? [])].map((c) => c.id));
  const view = (buffer: Float64Array, c: LaidColumn) => buffer.subarray(c.offset, c.offset + c.size);
  const breach = (what: string): never => {
    throw new MultivectorError({
      code: "contract",
      message: `mechanism ${m.id} ${what}`,
      mend: "declare it in the mechanism, or do without it",
      fault: "internal",
    });
  };
  const column = (id: string): LaidColumn =>
    layout.byId.get(id) ?? breach(`uses column ${id}, which nobody has`);

  return {
    parameters: memory.parameters,
    tick: memory.tick,
    structure: world.structure,
    axis: (id) => axes.get(id) ?? breach(`uses axis ${id}, which this world does not have`),
    pairs(id): PairAxis {
      const found: Axis | undefined = axes.get(id);
      return found && "of" in found ? (found as PairAxis) : breach(`uses ${id} as an axis of pairs`);
    },
    read(id) {
      if (!declared.has(id) && !own.has(id)) breach(`reads ${id} without declaring it`);
      return view(memory.now, column(id));
    },
    maybe(id) {
      if (!declared.has(id)) breach(`reads ${id} without declaring it`);
      const found = layout.byId.get(id);
      return found && view(memory.now, found);
    },
    stated(id) {
      if (!declared.has(id) && !own.has(id)) breach(`asks what is stated of ${id} without declaring it`);
      const { offset, size } = column(id);
      return memory.stated.subarray(offset, offset + size);
    },
    write(id) {
      if (!own.has(id)) breach(`writes ${id}, which it does not own`);
      if (column(id).role === "inbox") breach(`writes its inbox ${id}; the engine sums it`);
      return view(memory.next, column(id));
    },
    add(id) {
      if (!m.adds?.includes(id)) breach(`adds to ${id} without declaring it`);
      const share = layout.byId.get(`${id}#${m.id}`);
      return share ? view(memory.next, share) : new Float64Array(0);
    },
    slot: (id) =>
      m.params?.some((p) => p.id === id)
        ? (program.slots.get(id) as number)
        : breach(`uses parameter ${id} without declaring it`),
    stream(path) {
      if (!m.streams?.includes(path)) breach(`draws from ${path} without declaring it`);
      return streamOf(memory, path);
    },
    keys: (ids, suffix) =>
      entryKeys(
        ids.map((id) => axes.get(id) ?? breach(`uses axis ${id}`)),
        suffix,
      ),
    emit: (kind) => emitter(m, kind, program, memory, breach),
    schedule: (verb) => world.schedule.filter((s) => s.verb === verb),
    scratch(size) {
      const array = new Float64Array(size);
      memory.scratch.push(array);
      return array;
    },
    has: program.has,
  };
}

/** One stream a path, shared by all mechanisms that draw from it; entities and ordinals keep draws apart. */
function streamOf(memory: Memory, path: string): Stream {
  let found = memory.streams.get(path);
  if (!found) {
    found = new Stream(path);
    memory.streams.set(path, found);
  }
  return found;
}

function emitter(
  m: Mechanism,
  kind: string,
  program: Program,
  memory: Memory,
  breach: (s: string) => never,
): Emit {
  if (!m.emits?.some((e) => e.id === kind)) breach(`emits ${kind} without declaring it`);
  const code = program.events.findIndex((e) => e.id === kind);
  const { log, tick } = memory;
  return (a = -1, b = -1) => log.push(tick.month, code, a, b);
}

/** Keys of the combinations of several axes: that of the entity itself where there is one axis and no suffix. */
function entryKeys(axes: readonly Axis[], suffix = ""): Int32Array {
  if (axes.length === 1 && suffix === "") return axes[0]!.keys;
  let parts: string[] = [""];
  for (const a of axes) parts = parts.flatMap((p) => Array.from(a.keys, (k) => `${p}/${k >>> 0}`));
  return entityKeys(parts.map((p) => `${p}/${suffix}`));
}
