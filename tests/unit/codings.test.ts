/** Rival readings of the sources: picked in a file or by `--set`, applied with their source, and told. */
import { describe, expect, test } from "vitest";
import { openScenario } from "../../src/node/open.ts";
import { openText } from "../support/written.ts";

const MINE = "multivector: 1\nid: mine\nextends: friendship-treaty\n";
const TWO = `${MINE}codings:
  who:
    reading: neither
    readings:
      neither: {}
      milder: { source: S0, sets: { disputes.kgz-tjk.severity: 0.3, accession.club: 1 } }
      armed: { source: S1, sets: { disputes.kgz-tjk.severity: 0.9, disputes.kgz-tjk.kind: { value: water, note: mine } } }
`;

const value = (opened: ReturnType<typeof openScenario>, path: string) =>
  opened.numbers.find((n) => n.path === path);

describe("a reading", () => {
  test("that is picked sets its values with its own source, and the record tells them", () => {
    const opened = openScenario("friendship-treaty", ["codings.X17=chronology"]);
    expect(opened.overrides).toEqual([
      { path: "codings.X17", from: "S1", to: "chronology" },
      { path: "disputes.kgz-uzb.stage", from: "signed", to: "agreed" },
    ]);
    expect(value(opened, "disputes.kgz-uzb.stage")).toMatchObject({ value: 1, source: "chronology" });
    expect(opened.digest).toBe(openScenario("friendship-treaty").digest);
  });

  test("in force by default changes nothing", () => {
    expect(openScenario("friendship-treaty", ["codings.X17=S1"]).overrides).toEqual([]);
  });

  test("may be picked by a file, which is then no override", () => {
    const opened = openText(`${MINE}codings: { X17: chronology }\n`);
    expect(value(opened, "disputes.kgz-uzb.stage")?.value).toBe(1);
    expect(opened.overrides).toEqual([]);
  });

  test("picked by a file is undone by --set", () => {
    const opened = openText(`${MINE}codings: { X17: chronology }\n`, ["codings.X17=S1"]);
    expect(value(opened, "disputes.kgz-uzb.stage")).toMatchObject({ value: 2, source: "S1" });
    expect(opened.overrides).toEqual([
      { path: "codings.X17", from: "chronology", to: "S1" },
      { path: "disputes.kgz-uzb.stage", from: "agreed", to: "signed" },
    ]);
  });

  test("gives way to another, value by value", () => {
    const opened = openText(TWO.replace("reading: neither", "reading: milder"), ["codings.who=armed"]);
    expect(opened.overrides).toEqual([
      { path: "codings.who", from: "milder", to: "armed" },
      { path: "disputes.kgz-tjk.kind", from: "border", to: "water" },
      { path: "disputes.kgz-tjk.severity", from: 0.3, to: 0.9 },
      { path: "parameters.accession.club", from: 1, to: null },
    ]);
    expect(value(opened, "parameters.accession.club")?.value).toBe(1.6);
    expect(value(opened, "disputes.kgz-tjk.kind")).toMatchObject({ source: "S1", note: "mine" });
  });

  test("gives way to what is set beside it, in whatever order", () => {
    for (const sets of [
      ["codings.who=milder", "disputes.kgz-tjk.severity=0.5"],
      ["disputes.kgz-tjk.severity=0.5", "codings.who=milder"],
    ]) {
      const opened = openText(TWO, sets);
      expect(value(opened, "disputes.kgz-tjk.severity")?.value).toBe(0.5);
      expect(value(opened, "parameters.accession.club")).toMatchObject({ value: 1, source: "S0" });
      expect(opened.overrides).toEqual([
        { path: "codings.who", from: "neither", to: "milder" },
        { path: "disputes.kgz-tjk.severity", from: 0.8, to: 0.5 },
        { path: "parameters.accession.club", from: null, to: 1 },
      ]);
    }
  });

  test("itself may be changed and picked at once", () => {
    const change = "codings.who.readings.milder.sets.disputes.kgz-tjk.severity=0.1";
    const opened = openText(TWO, [change, "codings.who=milder"]);
    expect(value(opened, "disputes.kgz-tjk.severity")?.value).toBe(0.1);
  });

  test("that nothing reads is refused", () => {
    expect(() => openScenario("friendship-treaty", ["codings.X12=notNeeded"])).toThrow(/nothing .* reads it/);
    expect(openScenario("institutionalization", ["codings.X12=notNeeded"]).overrides).toHaveLength(3);
  });

  test("moves what the model plays", () => {
    const sets = Object.entries({
      X1: "S3",
      X2: "S1",
      X8: "S3",
      X11: "geopolitics",
      X13: "member",
      X17: "chronology",
    });
    for (const [coding, reading] of sets) {
      const opened = openScenario("friendship-treaty", [`codings.${coding}=${reading}`]);
      const before = openScenario("friendship-treaty");
      const moved = opened.numbers.filter((n) => value(before, n.path)?.value !== n.value);
      expect(moved.length, coding).toBeGreaterThan(0);
    }
  });
});

test("S3's trade sums to what S3 says", () => {
  const opened = openScenario("baseline", ["codings.X1=S3"]);
  const trade = opened.numbers.filter((n) => /^pairs\.(?!.*AZE).*\.trade$/.test(n.path));
  expect(trade).toHaveLength(10);
  expect(trade.reduce((sum, n) => sum + n.value, 0)).toBeCloseTo(20, 1);
});
