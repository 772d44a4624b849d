/** Wraps a model's mechanisms, to see what each asks for when compiled, and memory before and after each call. */
import type { Column } from "../column.ts";
import type { Environment } from "../contract.ts";
import type { Kernel, Mechanism } from "../mechanism.ts";
import type { Model } from "../model.ts";

/** The state of the whole instance, whichever mechanism runs. */
export interface Seen {
  now: Float64Array;
  next: Float64Array;
  parameters: Float64Array;
  /** Arrays that carry nothing between ticks. */
  scratch: readonly Float64Array[];
}

export type Call = "derive" | "invert" | "depart" | "start" | "tick";
export type Asked = "reads" | "writes" | "adds" | "params" | "streams" | "emits";

export interface Watcher {
  asked?(m: Mechanism, what: Asked, id: string): void;
  before?(m: Mechanism, call: Call, seen: Seen): void;
  after?(m: Mechanism, call: Call, seen: Seen): void;
}

export function watched(model: Model, watcher: Watcher): Model {
  return { ...model, mechanisms: model.mechanisms.map((m) => watch(m, watcher)) };
}

export function ownColumns(m: Mechanism): readonly Column[] {
  return [...(m.writes ?? []), ...(m.effects ?? []), ...(m.inboxes ?? [])];
}

function watch(m: Mechanism, watcher: Watcher): Mechanism {
  const { specialise } = m;
  return {
    ...m,
    ...(specialise && { specialise: (has) => watch(specialise(has), watcher) }),
    compile(env) {
      const scratch: Float64Array[] = [];
      const kernel = m.compile(listening(env, scratch, (what, id) => watcher.asked?.(m, what, id)));
      const seen = memoryOf(m, env, scratch);
      return seen ? watchKernel(m, kernel, seen, watcher) : kernel;
    },
  };
}

function watchKernel(m: Mechanism, kernel: Kernel, seen: Seen, watcher: Watcher): Kernel {
  const around = (call: Call, act: () => void) => {
    watcher.before?.(m, call, seen);
    act();
    watcher.after?.(m, call, seen);
  };
  return {
    ...kernel,
    ...(kernel.derive && { derive: () => around("derive", () => kernel.derive?.()) }),
    ...(kernel.invert && { invert: () => around("invert", () => kernel.invert?.()) }),
    ...(kernel.depart && { depart: () => around("depart", () => kernel.depart?.()) }),
    ...(kernel.start && { start: () => around("start", () => kernel.start?.()) }),
    tick: (t) => around("tick", () => kernel.tick(t)),
  };
}

/** An environment that reports what is asked of it. */
export function listening(
  env: Environment,
  scratch: Float64Array[],
  report: (what: Asked, id: string) => void,
): Environment {
  const reported = <T>(what: Asked, id: string, answer: T): T => {
    report(what, id);
    return answer;
  };
  const listener: Partial<Environment> = {
    read: (id) => reported("reads", id, env.read(id)),
    maybe: (id) => reported("reads", id, env.maybe(id)),
    write: (id) => reported("writes", id, env.write(id)),
    add: (id) => reported("adds", id, env.add(id)),
    slot: (id) => reported("params", id, env.slot(id)),
    stream: (path) => reported("streams", path, env.stream(path)),
    emit: (kind) => reported("emits", kind, env.emit(kind)),
    scratch(size) {
      const array = env.scratch(size);
      scratch.push(array);
      return array;
    },
  };
  // The rest, and what a decision adds for its terms, is inherited.
  return Object.assign(Object.create(env) as Environment, listener);
}

/** Every view lies in the one buffer, `now` before `next`; a mechanism without columns has none. */
function memoryOf(m: Mechanism, env: Environment, scratch: Float64Array[]): Seen | undefined {
  const column = ownColumns(m)[0]?.id ?? m.reads?.find((r) => !r.endsWith("?"));
  if (column === undefined) return undefined;
  const whole = new Float64Array(env.read(column).buffer);
  const half = whole.length / 2;
  return { now: whole.subarray(0, half), next: whole.subarray(half), parameters: env.parameters, scratch };
}
