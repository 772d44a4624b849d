/** `batch --design`: points that never move, luck that is shared where the design says so, and requests that cannot be met. */
import { describe, expect, test } from "vitest";
import { type Ended, multivector, told } from "./command.ts";
import { spoken } from "./in-process.ts";

const TREATY = "friendship-treaty";

interface Printed {
  digest: string;
  runs: number;
  outcomes: Record<string, { probability?: number; mean?: number }>;
  design?: { design: string; factors: { path: string; held?: string }[] };
  points?: { values: Record<string, number>; runs: number; outcomes: Printed["outcomes"] }[];
}

async function batch(...args: string[]): Promise<Printed> {
  const ended = await multivector(["batch", TREATY, "--json", "--quiet", ...args]);
  expect(ended.err).toBe("");
  expect(ended.code).toBe(0);
  return JSON.parse(ended.out) as Printed;
}

describe("a design", () => {
  test("gives the same digest for any number of workers", async () => {
    const [one, two] = await Promise.all(
      ["1", "2"].map((jobs) => batch("--design", "sobol", "--points", "512", "--jobs", jobs)),
    );
    expect(one!.digest).toBe(two!.digest);
    expect(one!.design?.design).toBe("sobol");
    expect(one!.design?.factors.length).toBeGreaterThan(15);
  });

  test("moves what is uncertain, and nothing without being asked", async () => {
    const [plain, drawn, again] = await Promise.all([
      batch("--runs", "64"),
      batch("--runs", "64", "--design", "lhs"),
      batch("--points", "64", "--design", "lhs"),
    ]);
    expect(drawn!.digest).not.toBe(plain!.digest);
    expect(again!.digest).toBe(drawn!.digest);
    expect(plain!.design).toBeUndefined();
  });

  test("of a grid with the scenario's own values plays the scenario's own runs", async () => {
    const [plain, grid] = await Promise.all([
      batch("--runs", "60"),
      batch("--design", "grid", "--vary", "actors.TKM.neutrality=0.5,0.9", "--replicates", "60"),
    ]);
    expect(grid!.points?.map((p) => [p.values["actors.TKM.neutrality"], p.runs])).toEqual([
      [0.5, 60],
      [0.9, 60],
    ]);
    expect(grid!.points?.[1]?.outcomes).toEqual(plain!.outcomes);
    const signs = (k: number) => grid!.points?.[k]?.outcomes["signed.TKM"]?.probability as number;
    expect(signs(0)).toBeGreaterThan(signs(1));
  });

  test("holds what was set, and says so", async () => {
    const ended = await multivector([
      "batch",
      TREATY,
      "--json",
      "--design",
      "random",
      "--points",
      "3",
      "--set",
      "accession.club=2",
    ]);
    expect(ended.err).toMatch(
      /^note: held where it was set, though uncertain: parameters\.accession\.club\n/,
    );
    const { design } = JSON.parse(ended.out) as Printed;
    expect(design?.factors.filter((f) => f.held)).toEqual([
      expect.objectContaining({ path: "parameters.accession.club", held: "set" }),
    ]);
  });

  test("says where its points are uneven", async () => {
    const lhs = await spoken(["batch", TREATY, "--design", "lhs", "--points", "40"]);
    expect(lhs.err).toMatch(/32 or 64 would fill them/);
    const sobol = await spoken(["batch", TREATY, "--design", "sobol", "--points", "40"]);
    expect(sobol.err).toMatch(/32 or 64, rather than 40/);
    const even = await spoken(["batch", TREATY, "--design", "lhs", "--points", "32"]);
    expect(even.err).not.toMatch(/note/);
  });
});

describe("a design is refused", () => {
  const faults: [string, string[], string, RegExp][] = [
    ["by a name there is not", ["--design", "sobl"], "unknown-design", /did you mean sobol\?/],
    [
      "with points and runs",
      ["--design", "lhs", "--points", "3", "--runs", "3"],
      "points-and-runs",
      /one of the two/,
    ],
    ["where points have none", ["--points", "3"], "no-design", /--design lhs/],
    ["where what is varied has none", ["--vary", "accession.club=1,2"], "no-design", /--design/],
    ["with luck of another kind", ["--design", "lhs", "--luck", "bad"], "unknown-luck", /paired or fresh/],
    [
      "with luck that it deals itself",
      ["--design", "morris", "--luck", "paired"],
      "design-luck",
      /leave --luck/,
    ],
    ["without levels", ["--design", "grid", "--vary", "accession.club=1..2"], "grid-levels", /1:5/],
    ["of nothing", ["--design", "grid"], "nothing-varies", /--vary/],
    [
      "larger than it is",
      ["--design", "grid", "--vary", "accession.club=1,2", "--runs", "3"],
      "design-size",
      /leave --runs/,
    ],
    [
      "with a slip of the pen",
      ["--design", "lhs", "--vary", "accesion.club=1,2"],
      "unknown-path",
      /did you mean accession\.club\?/,
    ],
    ["out of range", ["--design", "lhs", "--vary", "accession.club=1,60"], "out-of-range", /from -6 to 6/],
    [
      "the wrong way round",
      ["--design", "lhs", "--vary", "accession.club=2..1"],
      "vary-malformed",
      /least first/,
    ],
    ["without values", ["--design", "lhs", "--vary", "accession.club"], "vary-malformed", /PATH=0\.1/],
    ["with a value twice", ["--design", "lhs", "--vary", "accession.club=1,1"], "vary-malformed", /keep one/],
    [
      "of one number twice",
      ["--design", "lhs", "--vary", "accession.club=1,2", "--vary", "parameters.accession.club=1..2"],
      "vary-twice",
      /keep one/,
    ],
    [
      "of what is set",
      ["--design", "lhs", "--set", "accession.club=1", "--vary", "accession.club=1..2"],
      "vary-set",
      /leave one/,
    ],
    [
      "of halves of what is whole",
      ["--design", "lhs", "--vary", "disputes.kgz-tjk.segments=8..12"],
      "vary-malformed",
      /no value|PATH/,
    ],
    [
      "of a kind there is not",
      ["--design", "grid", "--vary", "actors.TKM.leader.type=dynastic,elected"],
      "out-of-range",
      /one of/,
    ],
    [
      "that would never end",
      ["--design", "grid", "--vary", "accession.club=0..1:9999", "--vary", "accession.fixed=0..1:9999"],
      "too-many-runs",
      /less/,
    ],
  ];
  test.each(faults)("%s", async (_, args, code, mend) => {
    const ended: Ended = await spoken(["batch", TREATY, "--json", ...args]);
    const [one, ...more] = told(ended);
    expect([one?.code, more]).toEqual([code, []]);
    expect(one?.mend).toMatch(mend);
    expect(one?.where).toMatch(/^--/);
    expect(ended.code).toBe(2);
    expect(ended.out).toBe("");
  });
});
