/** What a scenario contains and nothing plays is said: by `validate`, and once by every command that plays. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openScenario } from "../../src/node/open.ts";
import { spoken } from "../cli/in-process.ts";
import { openText } from "../support/written.ts";

const HEAD = "multivector: 2\nid: mine\nquestion: q\nextends: friendship-treaty\n";

test.each([
  ["disputes: { kgz-tjk: { kind: water } }", "dispute-unplayed", /kgz-tjk is of the kind water/],
  ["schedule: [ { at: 2028-01, summit: { host: KAZ } } ]", "after-end", /1 entry of the schedule is dated/],
  ["levers: { x: { powers.RUS.budget: 3 } }", "lever-unread", /the lever x sets powers.RUS.budget/],
  ["levers: { x: { says: y, sets: { powers.RUS.budget: 3 } } }", "lever-unread", /the lever x/],
  ["uncertain: { powers.RUS.budget: { uniform: [1, 50] } }", "uncertain-unread", /powers.RUS.budget/],
  ["knownUntil: ~", "known-until", /no leader leaves office/],
])("%s is said", (text, code, said) => {
  const [notice, ...more] = openText(HEAD + text).notices();
  expect(more).toEqual([]);
  expect(notice).toMatchObject({ code, message: expect.stringMatching(said) });
  expect(notice!.where).toMatch(/written\.yaml:\d+:\d+$|end$|baseline\.yaml|friendship-treaty\.yaml/);
});

test.each([
  "disputes: { kgz-tjk: { kind: border } }",
  "schedule: [ { at: 2027-12, summit: { host: KAZ } } ]",
  "levers: { x: { powers.RUS.budget: 3, mechanisms.contest: on } }",
])("%s is played, and nothing is said", (text) => {
  expect(openText(HEAD + text).notices()).toEqual([]);
});

test("a mechanism that has nothing to move is said", () => {
  expect(openScenario("full").notices()).toMatchObject([
    { code: "mechanism-needs", message: expect.stringContaining("dossiers (there is no agreement here)") },
  ]);
});

const folder = mkdtempSync(join(tmpdir(), "multivector-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, text);
  return path;
};

test("once on standard error by what plays, not with --quiet, and in JSON by validate", async () => {
  const path = file("water", `${HEAD}disputes: { kgz-tjk: { kind: water } }\n`);
  for (const args of [
    ["run", path, "--plain"],
    ["batch", path, "--runs", "2", "--jobs", "1"],
    ["compare", path, "--with", "a: accession.club=1", "--runs", "2", "--jobs", "1"],
  ]) {
    const { code, err } = await spoken(args);
    expect(code, err).toBe(0);
    expect(err.match(/^note: the dispute kgz-tjk is of the kind water/gm), args[0]).toHaveLength(1);
  }
  expect((await spoken(["run", path, "--plain", "--quiet"])).err).toBe("");
  const valid = JSON.parse((await spoken(["validate", path, "--json"])).out);
  expect(valid.unplayed).toMatchObject([{ code: "dispute-unplayed" }]);
});

test("a file of format 1 is told what it drops, by its own words", async () => {
  const old = file(
    "old",
    `${HEAD.replace("multivector: 2", "multivector: 1")}schedule: [ { at: 2026-01, set: { region.depth: 0.9 } } ]\n`,
  );
  const { err } = await spoken(["run", old, "--plain"]);
  expect(err).toMatch(
    /^note: .*old\.yaml is of format 1, .*: 50 entries of it are not played .*multivector: 2/,
  );
  const valid = await spoken(["validate", file("new", `${HEAD}leavesOut: [ all ]\n`)]);
  expect(valid.out).toMatch(/note: leavesOut takes the place of \d+ inherited entries/);
});

test("compare --all-levers leaves out, by name, what nothing plays", async () => {
  const path = file("inert", `${HEAD}levers: { x: { powers.RUS.budget: 3 } }\n`);
  const { code, err, out } = await spoken([
    "compare",
    path,
    "--all-levers",
    "--runs",
    "2",
    "--jobs",
    "1",
    "--json",
  ]);
  expect(code, err).toBe(0);
  expect(err).toMatch(/note: the lever x is left out: powers.RUS.budget is set, but nothing/);
  expect(JSON.parse(out).variants.length).toBeGreaterThan(2);
  // Asked for by name it is refused, as any setting without effect is.
  expect((await spoken(["compare", path, "--lever", "x", "--runs", "2"])).code).toBe(2);
});
