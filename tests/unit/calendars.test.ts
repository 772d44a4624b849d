/** Calendars add: what a scenario inherits of what happens, happened and must hold is lost only by being named. */
import { describe, expect, test } from "vitest";
import { MultivectorError, MultivectorErrors } from "../../src/engine/errors.ts";
import { shippedNames } from "../../src/node/files.ts";
import { openScenario } from "../../src/node/open.ts";
import { type Loaded, loadScenario } from "../../src/scenario/extends.ts";
import { leversOf } from "../../src/scenario/levers.ts";
import type { Plain, PlainMap } from "../../src/scenario/plain.ts";
import type { Files } from "../../src/scenario/text.ts";
import { openText } from "../support/written.ts";

const PARENT = `multivector: 2
schedule:
  - { id: first, at: 2022-01, visit: { from: A, to: B } }
  - { at: 2022-02, visit: { from: A, to: B } }
history: [ { event: a, date: 2022-01, split: calibration } ]
invariants: [ { never: a } ]
leavesOut: [ rain, snow ]
levers: { bare: { x.y: 1 }, said: { says: "in words", sets: { x.y: 1 } } }
`;

function load(child: string, parent = PARENT): Loaded {
  const texts: Record<string, string> = { "/child.yaml": child, "/parent.yaml": parent };
  const files: Files = {
    size: (path) => texts[path]?.length ?? "missing",
    read: (path) => texts[path]!,
    resolve: (_, ref) => `/${ref.replace(/^[./]*/, "")}`,
  };
  return loadScenario("/child.yaml", files);
}

const child = (text: string) => `multivector: 2\nextends: parent\n${text}`;
const dates = ({ data }: Loaded) => (data["schedule"] as PlainMap[]).map((entry) => entry["at"]);

function fault(text: string): MultivectorError {
  try {
    load(text);
  } catch (e) {
    if (e instanceof MultivectorErrors) return e.all[0]!;
    if (e instanceof MultivectorError) return e;
  }
  throw new Error("nothing was at fault");
}

describe("a child's calendar", () => {
  test("is added to its parent's, each entry with its own place", () => {
    const loaded = load(child("schedule:\n  - { at: 2023-01, set: { a.b: 1 } }\n"));
    expect(dates(loaded)).toEqual(["2022-01", "2022-02", "2023-01"]);
    expect(loaded.positions.get("schedule.1")).toMatchObject({ file: "/parent.yaml", line: 4 });
    expect(loaded.positions.get("schedule.2.set")).toMatchObject({ file: "/child.yaml", line: 4 });
    expect(loaded.replaced).toEqual([]);
  });

  test.each(["history", "invariants"])("of %s adds, too", (key) => {
    const entry: Record<string, string> = {
      history: "{ event: b, date: 2023-01, split: holdout }",
      invariants: "{ always: b }",
    };
    expect(load(child(`${key}: [ ${entry[key]} ]`)).data[key]).toHaveLength(2);
  });

  test("drops entries by their ids, and the others keep their places", () => {
    const loaded = load(
      child("schedule:\n  drop: [first]\n  add:\n    - { at: 2023-01, set: { a.b: 1 } }\n"),
    );
    expect(dates(loaded)).toEqual(["2022-02", "2023-01"]);
    expect(loaded.positions.get("schedule.0.visit")).toMatchObject({ file: "/parent.yaml", line: 4 });
    expect(loaded.positions.get("schedule.1.set")).toMatchObject({ file: "/child.yaml", line: 6 });
    expect(loaded.replaced).toMatchObject([{ how: "replaced", path: "schedule", count: 1 }]);
  });

  test("drops all, or alone", () => {
    expect(dates(load(child("schedule: { drop: all, add: [ { at: 2023-01, set: { a.b: 1 } } ] }")))).toEqual([
      "2023-01",
    ]);
    expect(dates(load(child("schedule: { drop: [first] }")))).toEqual(["2022-02"]);
  });

  test.each([
    ["schedule: [ { visit: { to: B, from: A }, at: 2022-02 } ]", "calendar-twice"],
    ["schedule: { drop: [frist] }", "nothing-to-remove"],
    ["schedule: { drop: some }", "invalid-value"],
    ["schedule: { drop: all, ad: [] }", "unknown-key"],
    ["schedule: { add: 3 }", "invalid-value"],
    ["schedule: [ { id: first, at: 2024-01, set: { a.b: 1 } } ]", "given-twice"],
  ])("%s is refused as %s", (text, code) => {
    const e = fault(child(text));
    expect(e.code).toBe(code);
    expect(e.where).toMatch(/^\/child\.yaml:3:\d+$/);
    expect(e.mend).toBeTruthy();
    if (code === "calendar-twice") expect(e.message).toContain("/parent.yaml:4:5");
    if (code === "nothing-to-remove") expect(e.mend).toContain("first");
  });

  test("of format 1 takes the place of the inherited one, as it did, and that is told", () => {
    const old =
      "multivector: 1\nextends: parent\nschedule:\n  - { at: 2022-02, visit: { from: A, to: B } }\n";
    const loaded = load(old);
    expect(dates(loaded)).toEqual(["2022-02"]);
    expect(loaded.positions.get("schedule.0.visit")).toMatchObject({ file: "/child.yaml", line: 4 });
    expect(loaded.replaced).toMatchObject([
      { how: "dropped", path: "schedule", count: 2, file: "/child.yaml", where: "/child.yaml:3:1" },
    ]);
    // Each file of a chain by its own version: the parent's is of no matter to the child.
    const newer = child("schedule:\n  - { at: 2023-01, set: { a.b: 1 } }\n");
    expect(dates(load(newer, PARENT.replace("multivector: 2", "multivector: 1")))).toHaveLength(3);
  });
});

test("other lists replace, and it is told", () => {
  const { data, replaced } = load(child("leavesOut: [ hail ]"));
  expect(data["leavesOut"]).toEqual(["hail"]);
  expect(replaced).toMatchObject([
    { how: "replaced", path: "leavesOut", count: 2, where: "/child.yaml:3:1" },
  ]);
});

test("levers are read alike, with words or bare, whatever mixture inherits", () => {
  const { data, positions } = load(child("levers: { bare: { says: more, sets: { z: 2 } }, said: { z: 2 } }"));
  expect(leversOf(data)).toEqual([
    { id: "bare", says: "more", sets: { "x.y": 1, z: 2 }, path: "levers.bare.sets" },
    { id: "said", says: "in words", sets: { "x.y": 1, z: 2 }, path: "levers.said.sets" },
  ]);
  expect(positions.get("levers.bare.sets.x.y")).toMatchObject({ file: "/parent.yaml" });
  expect(positions.get("levers.said.sets.z")).toMatchObject({ file: "/child.yaml" });
});

describe("the scenarios that ship", () => {
  test.each(["ferghana-borders", "trans-caspian-energy", "water-energy"])("%s has its calendar", (id) => {
    const { schedule, interventions } = openScenario(id).program.world;
    expect(schedule.filter((s) => s.verb === "summit").length).toBeGreaterThan(5);
    expect(interventions.some((i) => i.set.some((s) => s.path === "region.war"))).toBe(true);
  });

  test.each(shippedNames())("%s says nothing twice", (id) => {
    for (const key of ["schedule", "history", "invariants"]) {
      const entries = ((openScenario(id).data[key] ?? []) as Plain[]).map((entry) => {
        const { note: _, source: __, ...said } = entry as PlainMap;
        return JSON.stringify(said);
      });
      expect(new Set(entries).size, key).toBe(entries.length);
    }
  });
});

describe("version 2 has room", () => {
  const open = (text: string) => openText(`multivector: 2\nid: room\nextends: friendship-treaty\n${text}`);

  test("for what later editions play", () => {
    const opened = open(`headline: [signed.TJK]
reference: true
treaties: { friendship: { content: { security: [0.1, 0.4] } } }
institutions: { L1: { content: { trade: [0, 0.1] } } }
groups: { three: { members: [KAZ, UZB, TKM], matter: transit, needs: [signed.TKM] } }
goals: { joined: { outcome: signed.TKM, by: 2026-01, budget: 2 } }
levers: { calm: { says: The border is quiet, sets: { disputes.kgz-tjk.severity: 0 } } }
history: [ { event: signed.TJK, date: null, split: holdout, question: Will it?, resolves: 2026-01, complete: true } ]
invariants: [ { eventually: parties > 0 }, { nondecreasing: parties } ]`);
    expect(opened.program.world.id).toBe("room");
  });

  test.each([
    ["headline: signed.TJK", "headline"],
    ["reference: 3", "reference"],
    ["treaties: { friendship: { content: { securty: [0, 1] } } }", "securty"],
    ["treaties: { friendship: { content: { security: [0, 2] } } }", "content.security.1"],
    ["groups: { three: { members: KAZ } }", "groups.three.members"],
    ["goals: { joined: { by: 2026-01 } }", "goals.joined.outcome"],
    ["levers: { calm: { says: x, sets: { disputes.kgz-tjk.sevrity: 0 } } }", "sevrity"],
    ["history: [ { event: signed.TJK, date: null, split: holdout, resolves: soon } ]", "resolves"],
    ["invariants: [ { eventually: parties > 0, never: parties > 9 } ]", "one thing"],
    ["invariants: [ { nondecreasing: partis } ]", "partis"],
  ])("and checks %s", (text, said) => {
    expect(() => open(text)).toThrow(said);
  });
});
