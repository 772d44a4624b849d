/** The scenarios that ship: each plays, under each of its levers, and with every mechanism on; what they say is whole. */
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import type { Opened } from "../../src/models/open.ts";
import { shippedNames } from "../../src/node/files.ts";
import { openScenario } from "../../src/node/open.ts";

const SCENARIOS = shippedNames().map((name) => [name, openScenario(name)] as const);
/** States of the world that others start from; they ask nothing, so they have no levers and no history. */
const questions = SCENARIOS.filter(([name]) => !name.startsWith("baseline"));
const RUNS = 400;
/** Levers that move nothing, and why: findings of the model, not faults of the levers. */
const IDLE: Record<string, string> = {
  "water-energy kambarata": "the reservoirs do not fill again, so that more room holds no more water",
  "water-energy kambarata1": "as for kambarata",
};

type Levers = Record<string, Record<string, unknown>>;
const leversOf = ({ data }: Opened) => Object.entries((data["levers"] ?? {}) as Levers);
const sets = (lever: Record<string, unknown>) =>
  Object.entries(lever).map(([path, value]) => `${path}=${JSON.stringify(value)}`);

/** Outcomes of some runs, each to its end. */
function played({ program }: Opened, runs: number): string {
  const session = new Session(program);
  const digests: string[] = [];
  for (let run = 0; run < runs; run++) {
    session.begin({ seed: "scenarios", run });
    session.finish();
    digests.push(session.digest());
  }
  return digests.join();
}

/** Whether a run ends otherwise; one lever may move a rare thing, another brings outcomes of its own. */
function moves(a: Opened, b: Opened): boolean {
  if (a.program.outcomes.length !== b.program.outcomes.length) return played(b, 2) !== "";
  const sessions = [a, b].map((opened) => new Session(opened.program));
  for (let run = 0; run < RUNS; run++) {
    const [without, under] = sessions.map((session) => {
      session.begin({ seed: "scenarios", run });
      session.finish();
      return session.digest();
    });
    if (without !== under) return true;
  }
  return false;
}

describe.each(SCENARIOS)("%s", (name, opened) => {
  it("plays to its end", () => {
    expect(played(opened, 2)).not.toBe("");
  });

  it("plays with every mechanism on", () => {
    const all = opened.model.mechanisms.map((m) => m.id);
    const whole = openScenario(
      name,
      all.map((id) => `mechanisms.${id}=on`),
    );
    for (const id of all) expect(whole.program.has(id), id).toBe(true);
    played(whole, 2);
  });

  const levers = leversOf(opened);
  if (levers.length === 0) return;
  it.each(levers)("lever %s moves something", (id, lever) => {
    const idle = IDLE[`${name} ${id}`];
    expect(moves(opened, openScenario(name, sets(lever))), idle).toBe(idle === undefined);
  });
});

describe.each(questions)("%s says", (_, { data, question, title }) => {
  it("what it asks, what it leaves out, what to try, and what came of it", () => {
    expect(question).toMatch(/\?$/);
    expect(title.length).toBeGreaterThan(5);
    for (const key of ["levers", "history", "leavesOut", "tryThis"]) expect(data[key], key).toBeDefined();
  });

  it("sources that stand in its list", () => {
    const known = new Set(Object.keys((data["sources"] ?? {}) as object));
    const named = [...JSON.stringify(data).matchAll(/"source":"([^"]+)"/g)].map((m) => m[1] as string);
    for (const source of named.filter((s) => !s.startsWith("data/"))) expect(known, source).toContain(source);
  });
});

it("the scenario `full` has every optional mechanism on, by its name", () => {
  const { data, model } = openScenario("full");
  const on = Object.entries(data["mechanisms"] as object).filter(([, v]) => v === "on" || v === true);
  expect(on.map(([id]) => id).sort()).toEqual([...(model.optional ?? [])].sort());
});
