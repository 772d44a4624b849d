/**
 * A few digests that change only on purpose. They hold for every machine and every way of playing, so a change of one
 * means that results have changed. Regenerate with: UPDATE_GOLDEN=1 npx vitest run tests/golden
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { monthText } from "../../src/engine/calendar.ts";
import { digestNumbers } from "../../src/engine/digest.ts";
import { Session } from "../../src/engine/session.ts";
import { runObject } from "../../src/experiments/result.ts";
import type { Opened } from "../../src/models/open.ts";
import { openScenario } from "../../src/node/open.ts";
import { playBatch } from "../../src/node/play.ts";

const FILE = join(import.meta.dirname, "digests.json");
const UPDATE = process.env["UPDATE_GOLDEN"] === "1";
const golden = JSON.parse(readFileSync(FILE, "utf8")) as Record<string, string>;
const found: Record<string, string> = {};

const CONTINUOUS = [
  ...["trust", "contact", "identity", "position", "sovereignty", "preparation", "courtship.effort"],
  ...["leader.regionalism", "leader.opening", "leader.exit.accumulated", "dispute.memory"],
  ...[
    "clash.accumulated",
    "settlement.accumulated",
    "visit.accumulated",
    "court.accumulated",
    "ratify.accumulated",
  ],
];

function check(name: string, digest: string): void {
  found[name] = digest;
  if (UPDATE) return;
  expect(
    digest,
    `${name} has another digest: results have changed. If that is meant, say why in a line of CHANGELOG.md and run UPDATE_GOLDEN=1 npx vitest run tests/golden`,
  ).toBe(golden[name]);
}

function played(opened: Opened, run: number): string {
  const session = new Session(opened.program);
  session.begin({ seed: "golden", run });
  session.finish();
  return runObject(opened, session, { seed: "golden", run, record: "outcomes" }).digest;
}

describe("golden digests", () => {
  const friendship = openScenario("friendship-treaty");

  it.each([0, 1, 2])("friendship-treaty, run %d", (run) => {
    check(`friendship-treaty run ${run}`, played(friendship, run));
  });

  // Outcomes are months and counts, which a small change of a number may leave as they are: these are not.
  it("friendship-treaty, where its continuous state ends", () => {
    const session = new Session(friendship.program);
    session.begin({ seed: "golden" });
    session.finish();
    check("friendship-treaty run 0 state", digestNumbers(CONTINUOUS.map((id) => session.column(id))));
  });

  it("friendship-treaty in quarters of months", () => {
    check("friendship-treaty substeps 4", played(openScenario("friendship-treaty", ["substeps=4"]), 0));
  });

  it("friendship-treaty, a batch of 50", async () => {
    const { digest } = await playBatch(friendship, { seed: "golden", runs: 50, jobs: 1 });
    check("friendship-treaty batch of 50", digest);
  });

  it("baseline", () => {
    const baseline = openScenario("baseline");
    check("baseline run 0", played(baseline, 0));
  });

  it("caspian-naval-balance", () => {
    check("caspian-naval-balance run 0", played(openScenario("caspian-naval-balance"), 0));
  });

  // What a person can read, so that a change of results is seen for what it is.
  it("friendship-treaty, run 0, in words", () => {
    const session = new Session(friendship.program);
    session.begin({ seed: "golden" });
    session.finish();
    const said = friendship.program.outcomes
      .map((o) => [o, session.outcomes()[friendship.program.outcomes.indexOf(o)]!] as const)
      .map(([o, v]) => `${o.id} ${o.kind === "event" ? (v === Infinity ? "never" : monthText(v)) : v}`);
    check("friendship-treaty run 0 in words", said.join(", "));
  });

  afterAll(() => {
    if (UPDATE) writeFileSync(FILE, `${JSON.stringify(found, null, 2)}\n`);
  });
});
