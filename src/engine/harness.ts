/**
 * The contract that every mechanism passes, as checks of a model in a world: what a mechanism may read and write, and
 * what may never matter (order, bookkeeping, recording, forks, the horizon, bystanders). A check returns its faults in
 * words; none is a pass. It drives the property tests, and whoever writes a mechanism can call it.
 */
import { declarationFaults } from "./harness/declared.ts";
import { readFaults, scratchFaults, valueFaults, writeFaults } from "./harness/memory.ts";
import type { Subject } from "./harness/subject.ts";
import { difference, differenceByName, ending, lastOf, play, type Trace } from "./harness/trace.ts";
import { entityKey } from "./keys.ts";
import { compile, type Program } from "./program.ts";
import { type RecordLevel, Session } from "./session.ts";
import type { World } from "./world.ts";

export type { Subject } from "./harness/subject.ts";

/** One promise of the engine that every mechanism keeps, as a check. */
export interface Contract {
  id: string;
  /** What holds, in a sentence. */
  doc: string;
  check(subject: Subject): string[];
}

/** All of them; a check returns its faults in words, none being a pass. */
export const CONTRACTS: readonly Contract[] = [
  {
    id: "repeats",
    doc: "The same seed gives the same bytes, on the same instance and on a fresh one, whatever was played between.",
    check({ model, world, seed, language }) {
      const program = compile(model, world, language);
      const session = new Session(program);
      const first = play(session, { seed });
      play(session, { seed: "another", run: 7 });
      return unlike(first, {
        "played again": play(session, { seed }),
        "on a fresh instance": play(new Session(program), { seed }),
      });
    },
  },
  {
    id: "declares",
    doc: "All that is declared is asked for at compile, and each part of a decision declares what it uses.",
    check: ({ model, world, language }) => declarationFaults(model, world, language),
  },
  {
    id: "writes",
    doc: "A mechanism writes its own columns of the future, and nothing else.",
    check: writeFaults,
  },
  { id: "reads", doc: "A mechanism reads what it declares, and nothing else.", check: readFaults },
  {
    id: "values",
    doc: "Every cell is a number within the range that its column declares.",
    check: valueFaults,
  },
  { id: "scratch", doc: "Scratch carries nothing from call to call.", check: scratchFaults },
  {
    id: "order",
    doc: "The order of mechanisms within a phase changes no byte of the state.",
    check(subject) {
      const { world, seed, language } = subject;
      const reversed = { ...subject.model, mechanisms: [...subject.model.mechanisms].reverse() };
      const found = differenceByName(
        straight(subject),
        play(new Session(compile(reversed, world, language)), { seed }),
      );
      return found ? [`with mechanisms in reverse order, ${found}`] : [];
    },
  },
  {
    id: "parameters",
    doc: "Two sets of numbers through one program give what two fresh programs give: nothing is fixed at compile.",
    check({ model, world, seed, language }) {
      const program = compile(model, world, language);
      const session = new Session(program);
      const values = otherNumbers(program);
      const before = play(session, { seed });
      const other = play(session, { seed, values });
      const after = play(session, { seed });
      const fresh = play(new Session(compile(model, withNumbers(world, program, values), language)), {
        seed,
      });
      return [...unlike(fresh, { "through one program": other }), ...unlike(before, { "set back": after })];
    },
  },
  {
    id: "forks",
    doc: "A fork in mid-run, and the run that it forked from, both end as the run that never forked.",
    check(subject) {
      const whole = straight(subject);
      const session = begun(subject);
      const twin = session.fork();
      session.finish();
      const mine = ending(session);
      twin.finish();
      return unlike(lastOf(whole), { "forked from": mine, "the fork": ending(twin) });
    },
  },
  {
    id: "restores",
    doc: "A run restored from a snapshot ends as the run that went straight, on whatever instance.",
    check(subject) {
      const whole = lastOf(straight(subject));
      const session = begun(subject);
      const snapshot = session.snapshot();
      const ends: Record<string, Trace> = {};
      const restored = (name: string, s: Session) => {
        s.restore(snapshot);
        s.finish();
        ends[name] = ending(s);
      };
      session.finish();
      restored("taken back", session);
      play(session, { seed: "another", run: 7 });
      restored("after another run", session);
      restored("on a fresh instance", new Session(session.program));
      return unlike(whole, ends);
    },
  },
  {
    id: "recording",
    doc: "What is recorded or probed changes nothing.",
    check({ model, world, seed, language }) {
      const session = new Session(compile(model, world, language));
      const whole = play(session, { seed });
      const ends: Record<string, Trace> = {};
      for (const record of ["events", "series", "ledger"] satisfies RecordLevel[])
        ends[`recording ${record}`] = play(session, { seed, record });
      for (const d of session.decisions.values()) d.ledger.probing = true;
      ends["probing decisions"] = play(session, { seed, record: "ledger" });
      return unlike(whole, ends);
    },
  },
  {
    id: "horizon",
    doc: "A later end never changes what comes before it.",
    check(subject) {
      const whole = straight(subject);
      const later = subject.later ?? { ...subject.world, end: subject.world.end + 7 };
      const longer = compile(subject.model, later, subject.language);
      const session = new Session(longer);
      session.begin({ seed: subject.seed });
      const states = [session.snapshot().now];
      while (session.month <= subject.world.end) {
        session.step();
        states.push(session.snapshot().now);
      }
      return unlike(whole, { "with a later end": { ...ending(session), states } });
    },
  },
  {
    id: "restated",
    doc: "The order of a file, and names in the same order that carry their luck, change nothing.",
    check(subject) {
      const whole = straight(subject);
      return (subject.restated ?? []).flatMap((world, k) =>
        unlike(whole, { [`restated (${k + 1})`]: straight({ ...subject, world }) }),
      );
    },
  },
  {
    id: "bystanders",
    doc: "An actor without ties leaves all others as they are.",
    check(subject) {
      const { bystander } = subject;
      if (!bystander) return [];
      const with_ = straight({ ...subject, world: bystander.world });
      const others = (told: string) => !told.split(" ").slice(2).includes(bystander.id);
      const found = differenceByName(straight(subject), with_, others);
      return found ? [`with ${bystander.id} looking on, ${found}`] : [];
    },
  },
];

function straight({ model, world, seed, language }: Subject): Trace {
  return play(new Session(compile(model, world, language)), { seed });
}

/** A session in the middle of its run. */
function begun({ model, world, seed, language }: Subject): Session {
  const session = new Session(compile(model, world, language));
  session.begin({ seed });
  session.finish(world.start + Math.floor((world.end - world.start) / 2));
  return session;
}

function unlike(whole: Trace, others: Record<string, Trace>): string[] {
  return Object.entries(others).flatMap(([name, trace]) => {
    const found = difference(whole, trace);
    return found ? [`${name}, ${found}`] : [];
  });
}

type Numbers = { kind: "parameter" | "cell"; index: number; value: number }[];

/** Other numbers for every address, within what it may be: a share of the way to its lower bound or to zero. */
function otherNumbers(program: Program): Numbers {
  return program.addresses().map(({ kind, index, path, range, column }) => {
    const u = (entityKey(path) >>> 0) / 4294967296;
    const value = kind === "parameter" ? program.vector[index]! : program.image[index]!;
    const whole = column?.kind !== undefined && column.kind !== "number";
    const low = Math.max(range[0], 0);
    return { kind, index, value: whole || !Number.isFinite(value) ? value : low + (value - low) * u };
  });
}

function withNumbers(world: World, program: Program, values: Numbers): World {
  const parameters = new Map(world.parameters);
  const cells = new Map(world.cells);
  program.addresses().forEach(({ kind, path }, k) => {
    if (kind === "parameter") parameters.set(path.replace(/^parameters\./, ""), values[k]!.value);
    else cells.set(path, values[k]!.value);
  });
  const states = program.addresses().flatMap(({ kind, path }) => (kind === "cell" ? [path] : []));
  return { ...world, parameters, cells, departs: { from: world, states, set: true } };
}
