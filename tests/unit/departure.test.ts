/** A world that departs from its reference keeps the reference's constants, so that what it states acts. */
import { describe, expect, it } from "vitest";
import { axis } from "../../src/engine/axis.ts";
import type { Column } from "../../src/engine/column.ts";
import { parameter } from "../../src/engine/declare.ts";
import type { Mechanism } from "../../src/engine/mechanism.ts";
import { Session } from "../../src/engine/session.ts";
import type { Departure, World } from "../../src/engine/world.ts";
import { compile } from "../support/compile.ts";
import { miniWorld, modelOf, START } from "../support/mini.ts";

const of = (id: string, more: Partial<Column> = {}): Column => ({
  id,
  axes: ["actor"],
  unit: "1",
  range: [-100, 100],
  doc: "",
  ...more,
});

/** level = base + push x pressure, the base such that the level is at first what the world says. */
const levels: Mechanism = {
  id: "levels",
  phase: "early",
  doc: "",
  sources: [],
  params: [parameter("levels.push", 2, [0, 10], "1", "")],
  reads: ["pressure"],
  writes: [of("level", { path: "levels.*" }), of("level.base", { inverted: true })],
  compile(env) {
    const n = env.axis("actor").size;
    const [p, push] = [env.parameters, env.slot("levels.push")];
    const pressure = env.read("pressure");
    const [level, next] = [env.read("level"), env.write("level")];
    const [base, baseNext] = [env.read("level.base"), env.write("level.base")];
    const stated = env.stated("level");
    const rest = (i: number) => level[i]! - p[push]! * pressure[i]!;
    return {
      invert() {
        for (let i = 0; i < n; i++) baseNext[i] = rest(i);
      },
      depart() {
        for (let i = 0; i < n; i++) if (stated[i] === 1) baseNext[i] = rest(i);
      },
      tick() {
        for (let i = 0; i < n; i++) next[i] = base[i]! + p[push]! * pressure[i]!;
      },
    };
  },
};

const model = modelOf([levels], { attributes: [of("pressure", { path: "pressures.*" })] });

function world(
  cells: Record<string, number>,
  departs?: Omit<Departure, "set"> & { set?: boolean },
  more: Partial<World> = {},
): World {
  return miniWorld(["A", "B"], 2, {
    cells: new Map(Object.entries(cells)),
    ...(departs && { departs: { set: false, ...departs } }),
    ...more,
  });
}

const REST = { "levels.A": 1, "levels.B": 2, "pressures.A": 0.5, "pressures.B": 0 };
const reference = world(REST);

function levelsOf(of: World, options: Parameters<Session["begin"]>[0] = { seed: "s" }): number[] {
  const session = new Session(compile(model, of));
  session.begin(options);
  session.step();
  return [...session.column("level")];
}

describe("a world that departs from its reference", () => {
  it("rests where it is its own reference, whatever its values", () => {
    expect(levelsOf(reference)).toEqual([1, 2]);
    expect(levelsOf(world({ ...REST, "pressures.A": 3 }))).toEqual([1, 2]);
  });

  it("keeps the constants of the reference, so that what it states acts", () => {
    const pressed = world({ ...REST, "pressures.A": 3 }, { from: reference, states: ["pressures.A"] });
    expect(levelsOf(pressed)).toEqual([1 + 2 * 2.5, 2]);
  });

  it("keeps what it states itself of a quantity that follows, be it the value that the reference has", () => {
    const cells = { ...REST, "pressures.A": 3, "pressures.B": 1 };
    const states = ["pressures.A", "pressures.B", "levels.A"];
    expect(levelsOf(world(cells, { from: reference, states }))).toEqual([1, 4]);
  });

  it("finds each constant in the world that states it, through worlds that depart from one another", () => {
    const middle = world(
      { ...REST, "levels.A": 5, "pressures.A": 1 },
      { from: reference, states: ["levels.A", "pressures.A"] },
    );
    const last = world(
      { ...REST, "levels.A": 5, "pressures.A": 2, "pressures.B": 1 },
      { from: middle, states: ["pressures.A", "pressures.B"] },
    );
    expect(levelsOf(middle)).toEqual([5, 2]);
    expect(levelsOf(last)).toEqual([5 + 2 * 1, 2 + 2 * 1]);
  });

  it("takes its own values for what the reference does not have", () => {
    const small = { ...world({ "levels.A": 1, "pressures.A": 0.5 }), axes: [axis("actor", ["A"])] };
    const states = ["levels.B", "pressures.A", "pressures.B"];
    const grown = world(
      { ...REST, "levels.B": 7, "pressures.A": 1, "pressures.B": 4 },
      { from: small, states },
    );
    expect(levelsOf(grown)).toEqual([2, 7]);
  });

  it("has the run's own coefficients in its constants", () => {
    const pressed = world(
      { ...REST, "pressures.A": 3 },
      { from: reference, states: ["pressures.A"] },
      { parameters: new Map([["levels.push", 4]]) },
    );
    expect(levelsOf(pressed)).toEqual([1 + 4 * 2.5, 2]);
  });

  it("is at the month of each world while its constants are found", () => {
    const months: number[] = [];
    const watching: Mechanism = {
      ...levels,
      compile(env) {
        const kernel = levels.compile(env);
        return {
          ...kernel,
          start: () => {
            months.push(env.tick.month, env.tick.index);
          },
        };
      },
    };
    const earlier = { ...reference, start: START - 30 };
    const session = new Session(
      compile(
        modelOf([watching], { attributes: model.attributes ?? [] }),
        world(REST, { from: earlier, states: [] }),
      ),
    );
    session.begin({ seed: "s" });
    expect(months).toEqual([START - 30, 0, START, 0]);
    expect(session.month).toBe(START);
  });
});

describe("values that a run sets", () => {
  const program = compile(model, reference);
  const address = (path: string) => program.address(path)!;
  const set = (path: string, value: number) => ({ ...address(path), value });
  const played = (session: Session, values: ReturnType<typeof set>[] = []) => {
    session.begin({ seed: "s", values });
    session.step();
    return [...session.column("level")];
  };

  it("are a departure from the scenario, and leave no trace in the next run", () => {
    const session = new Session(program);
    expect(played(session)).toEqual([1, 2]);
    expect(played(session, [set("pressures.A", 3)])).toEqual([6, 2]);
    expect(played(session, [set("pressures.A", 3), set("levels.A", 1)])).toEqual([1, 2]);
    expect(played(session, [set("parameters.levels.push", 4), set("pressures.A", 3)])).toEqual([11, 2]);
    expect(played(session, [set("pressures.A", 3)])).toEqual([6, 2]);
    expect(played(session)).toEqual([1, 2]);
  });

  it("are no departure where they are coefficients alone", () => {
    expect(played(new Session(program), [set("parameters.levels.push", 4)])).toEqual([1, 2]);
  });

  it("do the same set by a design and by the command line, however they are shared between the two", () => {
    const by = (given: Record<string, number>, values: [string, number][]) => {
      const cells = { ...REST, ...given };
      const states = Object.keys(given);
      const of = states.length ? world(cells, { from: reference, states, set: true }) : reference;
      return played(
        new Session(compile(model, of)),
        values.map(([path, value]) => set(path, value)),
      );
    };
    const all = { "levels.A": 5, "pressures.A": 3 };
    expect(by(all, [])).toEqual([5, 2]);
    expect(by({}, Object.entries(all))).toEqual([5, 2]);
    expect(by({ "levels.A": 5 }, [["pressures.A", 3]])).toEqual([5, 2]);
    expect(by({ "pressures.A": 3 }, [["levels.A", 5]])).toEqual([5, 2]);
  });

  it("are kept by a fork, by a snapshot and by what is restored from it", () => {
    const session = new Session(program);
    session.begin({ seed: "s", values: [set("pressures.A", 3)] });
    const twin = session.fork();
    const snapshot = session.snapshot();
    const fresh = new Session(program);
    fresh.restore(snapshot);
    for (const s of [session, twin, fresh]) {
      s.finish();
      expect([...s.column("level")]).toEqual([6, 2]);
    }
  });
});
