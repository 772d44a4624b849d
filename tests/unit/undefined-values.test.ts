/** What has no value is neither true nor false: the run fails and says which formula. What is infinite is told. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { spoken } from "../cli/in-process.ts";
import { openText } from "../support/written.ts";

const HEAD = "multivector: 2\nid: mine\nquestion: q\nextends: friendship-treaty\nend: 2022-12\n";
const ZERO = "(parties - parties)";

function played(text: string): Session {
  const session = new Session(openText(HEAD + text).program);
  session.begin({ seed: "a" });
  session.finish();
  session.digest();
  return session;
}

test.each([
  `${ZERO} / ${ZERO} > -1`,
  `${ZERO} * log(-1) != 0`,
  `${ZERO} / ${ZERO} == 0`,
  `not (${ZERO} / ${ZERO} > 1)`,
  `${ZERO} / ${ZERO} > 1 or parties < 0`,
  `(${ZERO} / ${ZERO} > 1 ? 1 : 2) > 0`,
  `${ZERO} / ${ZERO}`,
])("%s fails the run by its name", (formula) => {
  let fault: unknown;
  try {
    played(`outcomes: { odd: '${formula}' }`);
  } catch (e) {
    fault = e;
  }
  expect(fault).toMatchObject({
    code: "undefined-value",
    message: expect.stringMatching(/^the formula of odd has no value in 2022-\d\d: /),
    where: expect.stringMatching(/written\.yaml:6:\d+$/),
    fault: "run",
  });
});

test("a trigger without a value fails the run, too", () => {
  const text = `schedule: [ { when: '${ZERO} / ${ZERO} > 0', set: { region.depth: 0.9 } } ]`;
  expect(() => played(text)).toThrow("the formula of a trigger has no value");
});

test.each([
  [`parties > 0 and ${ZERO} / ${ZERO} > 1 or true`, true],
  [`parties < 0 and ${ZERO} / ${ZERO} > 1`, false],
  [`${ZERO} / ${ZERO} > 1 and parties < 0`, false],
  [`parties >= 0 or ${ZERO} / ${ZERO} > 1`, true],
])("%s has a value, for one side alone decides", (formula, value) => {
  const session = played(`outcomes: { odd: '${formula}' }`);
  expect(session.outcomes().at(-1) !== Infinity).toBe(value);
});

const folder = mkdtempSync(join(tmpdir(), "multivector-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("what is infinite is Infinity in tables, null and counted in JSON", async () => {
  const path = join(folder, "infinite.yaml");
  writeFileSync(path, `${HEAD}outcomes: { inverse: '1 / ${ZERO}' }\n`);
  const run = JSON.parse((await spoken(["run", path, "--json"])).out);
  expect([run.outcomes.inverse, run.infinite]).toEqual([null, 1]);
  expect((await spoken(["run", path, "--plain"])).out).toMatch(/inverse +Infinity/);
  const batch = ["batch", path, "--runs", "3", "--jobs", "1", "--quiet"];
  expect(JSON.parse((await spoken([...batch, "--json"])).out).outcomes.inverse).toMatchObject({
    mean: null,
    infinite: 3,
  });
  expect((await spoken(batch)).out).toContain("inverse is infinite in 3 runs");
  const csv = join(folder, "b.csv");
  await spoken([...batch, "--out", csv]);
  expect(readFileSync(csv, "utf8").split("\n")[1]).toMatch(/,Infinity$/);
});

test("the command that plays a failed run again has the asked formula in it", async () => {
  const asked = ["--outcome", `${ZERO} / ${ZERO}`];
  const { err } = await spoken([
    "sensitivity",
    "friendship-treaty",
    "--set",
    "end=2022-09",
    ...asked,
    "--points",
    "2",
    "--jobs",
    "1",
    "--quiet",
  ]);
  expect(err).toContain("outcomes.asked1");
});
