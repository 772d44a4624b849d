/** `sensitivity` and `discover` on the command line: shapes, repetition, formulas, interruption and requests that cannot be met. */
import { describe, expect, test } from "vitest";
import { Folder, multivector, told } from "./command.ts";
import { spoken } from "./in-process.ts";

const TREATY = "friendship-treaty";
const folder = new Folder();

async function asked<T>(...args: string[]): Promise<T> {
  const ended = await multivector([...args, "--json", "--quiet"]);
  expect(ended.err).toBe("");
  expect(ended.code).toBe(0);
  return JSON.parse(ended.out) as T;
}

interface Estimate {
  value: number;
  low: number | null;
  high: number | null;
  way: string | null;
}
interface Sensitivity {
  format: string;
  method: string;
  points: number;
  runs: number;
  digest: string;
  held: { path: string; why: string }[];
  intervals: { level: number; hold: string; ways: Record<string, string> };
  outcomes: Record<
    string,
    {
      kind: string;
      mean: number;
      variance: number | null;
      factors:
        | {
            path: string;
            first?: Estimate;
            total?: Estimate;
            muStar?: Estimate;
            mu?: number;
            sigma?: number;
            levels?: { value: unknown; mean: number | null; runs: number }[];
          }[]
        | null;
      converged: boolean;
      enough: number;
    }
  >;
}

/** A scenario of which two numbers are uncertain, so that few points say much. */
const two = () =>
  folder.file(
    "two.yaml",
    `multivector: 1
id: two
extends: ${TREATY}
end: 2024-12
uncertain:
${[...UNCERTAIN].map((p) => `  ${p}: null`).join("\n")}
  pairs.KAZ-UZB.trust: { uniform: [0.6, 0.8] }
outcomes: { early: "signed.TJK and month < date(\\"2024-01\\")" }
`,
  );
const UNCERTAIN = new Set<string>();

describe("sensitivity", async () => {
  const listed = JSON.parse((await spoken(["list", "uncertain", TREATY, "--json"])).out) as {
    rows: { path: string }[];
  };
  for (const { path } of listed.rows) UNCERTAIN.add(path);
  for (const kept of ["actors.TKM.neutrality", "disputes.kgz-tjk.severity"]) UNCERTAIN.delete(kept);

  test("by Sobol' gives shares with intervals, luck among the factors, the same for any number of workers", async () => {
    const args = [
      "sensitivity",
      two(),
      "--method",
      "sobol",
      "--points",
      "128",
      "--outcome",
      "signed.TKM",
      "--outcome",
      "parties",
    ];
    const [one, other] = await Promise.all(
      ["1", "2"].map((jobs) => asked<Sensitivity>(...args, "--jobs", jobs)),
    );
    expect(other).toEqual(one);
    expect(one).toMatchObject({
      format: "multivector.sensitivity/2",
      method: "sobol",
      points: 128,
      runs: 128 * 6,
    });
    for (const id of ["signed.TKM", "parties"]) {
      const { factors, variance, mean } = one!.outcomes[id]!;
      expect(factors!.map((f) => f.path)).toEqual([
        "actors.TKM.neutrality",
        "disputes.kgz-tjk.severity",
        "pairs.KAZ-UZB.trust",
        "luck",
      ]);
      for (const f of factors!)
        for (const e of [f.first!, f.total!]) {
          expect(Math.abs(e.value)).toBeLessThan(1.5);
          // Of a quantity so few base samples give no interval that would hold as often as it says.
          if (id === "parties") expect([e.low, e.high, e.way]).toEqual([null, null, null]);
          else expect(e.low!).toBeLessThan(e.high!);
        }
      expect(variance).toBeGreaterThan(0);
      if (id === "signed.TKM") expect(variance! / (mean * (1 - mean))).toBeCloseTo(1, 1);
      expect(factors!.at(-1)!.total!.value).toBeGreaterThan(0.5);
    }
  });

  test("by Morris gives the same for any number of workers, and says what it holds", async () => {
    const args = [
      "sensitivity",
      two(),
      "--points",
      "20",
      "--replicates",
      "4",
      "--outcome",
      "signed.TKM",
      "--set",
      "disputes.kgz-tjk.severity=0.5",
    ];
    const [one, other] = await Promise.all(
      ["1", "2"].map((jobs) => asked<Sensitivity>(...args, "--jobs", jobs)),
    );
    expect(other).toEqual(one);
    expect(one).toMatchObject({
      method: "morris",
      points: 20,
      runs: 20 * 4 * 3,
      held: [{ path: "disputes.kgz-tjk.severity", why: "set" }],
    });
    const factors = one!.outcomes["signed.TKM"]!.factors!;
    for (const f of factors) expect(Math.abs(f.mu!)).toBeLessThanOrEqual(f.muStar!.value + 1e-12);
    // More neutral never makes it likelier under the same luck.
    expect(factors[0]!.mu).toBeLessThanOrEqual(0);
  });

  test("of a formula is told under the formula, and what nothing moves is told as such", async () => {
    const { outcomes } = await asked<Sensitivity>(
      "sensitivity",
      two(),
      "--points",
      "4",
      "--outcome",
      "parties >= 4",
      "--outcome",
      "border.tjk-uzb",
    );
    expect(Object.keys(outcomes)).toEqual(["parties >= 4", "border.tjk-uzb"]);
    expect(outcomes["parties >= 4"]!.kind).toBe("event");
    expect(outcomes["border.tjk-uzb"]).toMatchObject({ mean: 1, factors: null, converged: true });
  });

  test("warns where it has not converged", async () => {
    const ended = await multivector([
      "sensitivity",
      two(),
      "--method",
      "sobol",
      "--points",
      "16",
      "--outcome",
      "signed.TKM",
    ]);
    expect(ended.code).toBe(0);
    expect(ended.out).toMatch(/not converged: .* about --points \d+/);
  });

  test("interrupted, keeps what is finished or says that it is too little", async () => {
    // The note on what is held is the first word on standard error.
    const args = [
      "sensitivity",
      two(),
      "--points",
      "20000",
      "--outcome",
      "signed.TKM",
      "--json",
      "--set",
      "disputes.kgz-tjk.severity=0.5",
    ];
    const ended = await multivector(args, { signal: "SIGINT" });
    expect(ended.code).toBe(130);
    expect(ended.err).toMatch(/interrupted: /);
    if (ended.out !== "") expect((JSON.parse(ended.out) as Sensitivity).points).toBeLessThan(20000);
  });

  test.each([
    ["no outcome", [], "no-outcome"],
    ["an outcome that is not there", ["--outcome", "signed.TKX"], "unknown-outcome"],
    ["a formula with a slip", ["--outcome", "partes >= 4"], "formula-name"],
    ["a method that is none", ["--outcome", "inForce", "--method", "sobl"], "unknown-method"],
    [
      "replicates of Sobol'",
      ["--outcome", "inForce", "--method", "sobol", "--replicates", "2"],
      "sobol-replicates",
    ],
    ["one point", ["--outcome", "inForce", "--points", "1"], "not-a-count"],
    ["more runs than any", ["--outcome", "inForce", "--points", "9999999"], "too-many-runs"],
  ])("refuses %s", async (_, args, code) => {
    const ended = await spoken(["sensitivity", TREATY, ...args, "--json", "--quiet"]);
    expect(told(ended)[0]).toMatchObject({ code, mend: expect.any(String) });
    expect(told(ended)[0]?.where).toMatch(/^--/);
    expect(ended.code).toBe(2);
  });

  test.each(["sensitivity", "discover"])("%s says so where no run ended well", async (command) => {
    const args = [command, TREATY, "--outcome", "inForce", "--points", "40", "--set", "outcomes.q='0/0'"];
    const ended = await spoken([...args, "--json", "--quiet"]);
    expect([ended.code, ended.out]).toEqual([4, ""]);
    expect(ended.err).toMatch(/"code":"too-few-points"/);
  });

  test("refuses a scenario of which all is certain", async () => {
    const bare = folder.file(
      "certain.yaml",
      `multivector: 1\nid: certain\nextends: institutionalization\nuncertain: null\n`,
    );
    const ended = await spoken(["sensitivity", bare, "--outcome", "depth", "--json"]);
    expect(told(ended)[0]?.code).toBe("nothing-varies");
    const varied = await multivector([
      "sensitivity",
      bare,
      "--outcome",
      "depth",
      "--points",
      "2",
      "--vary",
      "agenda.exclusion=0..15",
      "--json",
    ]);
    expect(varied.code).toBe(0);
  });
});

interface Discovered {
  format: string;
  points: number;
  outcomes: Record<
    string,
    {
      probability: number;
      test: { p: number; level: number; path: string } | null;
      detectable: { share: number; power: number; difference: number | null }[];
      boxes: {
        bounds: {
          path: string;
          low: number | null;
          high: number | null;
          names: string[] | null;
          quasiP: number;
        }[];
        density: number;
        low: number;
        high: number;
        coverage: number;
        support: number;
      }[];
      tree: { split: { path: string; names: string[] | null } | null };
    }
  >;
}

/** A scenario in which an outcome hangs on a choice alone, and may leave out a name in the middle. */
const choosing = () =>
  folder.file(
    "choosing.yaml",
    `multivector: 2
id: choosing
extends: baseline
start: 2022-01
end: 2022-02
outcomes:
  odd: actors.TJK.leader.type == 0 or actors.TJK.leader.type == 2
  never: actors.TJK.leader.type == 9
uncertain:
  actors.TJK.leader.type: { oneOf: [founder, insider, dynastic, outsider] }
  actors.TKM.leader.type: { oneOf: [founder, insider, dynastic, outsider] }
`,
  );

describe("a choice", () => {
  const TJK = "actors.TJK.leader.type";
  const said = async <T>(...args: string[]) =>
    JSON.parse((await spoken([...args, "--jobs", "1", "--json", "--quiet"])).out) as T;
  const shown = async (...args: string[]) => (await spoken([...args, "--jobs", "1", "--quiet"])).out;

  test("moves by Morris an outcome that hangs on its names alone, and each name is told", async () => {
    const args = ["sensitivity", choosing(), "--points", "8", "--outcome", "odd", "--outcome", "never"];
    const { outcomes, intervals } = await said<Sensitivity>(...args);
    const [moves, still] = outcomes.odd!.factors!;
    expect(moves!.muStar!.value).toBeGreaterThan(0.5);
    expect(moves!.levels!.map((l) => [l.value, l.mean])).toEqual([
      ["founder", 1],
      ["insider", 0],
      ["dynastic", 1],
      ["outsider", 0],
    ]);
    expect(moves).not.toHaveProperty("mu");
    // No move of the other turned it: that says less the fewer there were.
    expect(still!.muStar).toMatchObject({ value: 0, low: 0, way: "shares" });
    expect(still!.muStar!.high).toBeCloseTo(1 - 0.05 ** (1 / 8), 10);
    expect(intervals).toMatchObject({
      level: 0.95,
      hold: "each alone",
      ways: { shares: expect.any(String) },
    });
    expect(outcomes.never).toMatchObject({ mean: 0, factors: null });
    const text = await shown(...args);
    expect(text).toMatch(/by actors\.TJK\.leader\.type: founder 100\.0% \(\d+ runs\), insider 0\.0%/);
    expect(text).toMatch(/TKM\.leader\.type +0 +0 to 0\.31/);
    expect(text).toContain("the same in every run: if anything moves it, these runs did not meet it");
    expect(text).not.toMatch(/0 to 0(?![.\d])|nothing moves it/);
  });

  test("of which few trajectories miss a name says so of that name", async () => {
    const args = ["sensitivity", choosing(), "--points", "2", "--seed", "b", "--outcome", "odd"];
    const { levels } = (await said<Sensitivity>(...args)).outcomes.odd!.factors![0]!;
    const missed = levels!.filter((l) => l.runs === 0);
    expect([levels!.length, missed.length, missed[0]!.mean]).toEqual([4, 1, null]);
    expect(await shown(...args)).toContain(`${missed[0]!.value} not met (0 runs)`);
  });

  test("is a set of names in a box and in a condition", async () => {
    const args = ["discover", choosing(), "--points", "80", "--outcome", "odd"];
    const { boxes, tree, test: tested, detectable } = (await said<Discovered>(...args)).outcomes.odd!;
    expect(boxes[0]!.bounds).toMatchObject([
      { path: TJK, names: ["founder", "dynastic"], low: null, high: null },
    ]);
    expect(tree.split).toMatchObject({ path: TJK, names: ["insider", "outsider"] });
    expect(tested).toMatchObject({ p: 1 / 400, level: 0.05, path: TJK });
    expect(detectable.map((d) => d.power)).toEqual([0.8, 0.8, 0.8]);
    expect(await shown(...args)).toContain(
      `${TJK} is founder or dynastic. (How the leader came to office; drawn from founder, insider, dynastic, outsider;`,
    );
  });
});

describe("discover", () => {
  test("finds that Turkmenistan signs where it is little neutral, when nothing else is uncertain", async () => {
    const args = [
      "discover",
      two(),
      "--vary",
      "actors.TKM.neutrality=0..1",
      "--points",
      "1024",
      "--outcome",
      "signed.TKM",
    ];
    const [one, other] = await Promise.all(
      ["1", "2"].map((jobs) => asked<Discovered>(...args, "--jobs", jobs)),
    );
    expect(other).toEqual(one);
    const { probability, boxes } = one!.outcomes["signed.TKM"]!;
    const [box] = boxes;
    expect(box!.bounds.map((b) => [b.path, b.low])).toEqual([["actors.TKM.neutrality", null]]);
    expect(box!.bounds[0]!.quasiP).toBeLessThan(0.001);
    expect(box!.density).toBeGreaterThan(probability);
    expect(box!.low <= box!.density && box!.density <= box!.high).toBe(true);
    expect(box!.coverage).toBeGreaterThan(box!.support);
    const text = await multivector(args);
    expect(text.out).toMatch(/actors\.TKM\.neutrality is at most 0\.\d+\. \(/);
  });

  test("takes formulas, and finds nothing where nothing turns", async () => {
    const { outcomes } = await asked<Discovered>(
      "discover",
      two(),
      "--points",
      "64",
      "--outcome",
      "border.tjk-uzb",
      "--outcome",
      'clashes["kgz-tjk"] >= 1',
    );
    expect(outcomes["border.tjk-uzb"]).toMatchObject({
      probability: 1,
      test: null,
      detectable: [],
      boxes: [],
    });
    const { probability, test: tested, detectable, boxes, tree } = outcomes['clashes["kgz-tjk"] >= 1']!;
    expect(probability).toBeGreaterThan(0);
    expect(tested!.p).toBeGreaterThan(0.05);
    expect([boxes, tree.split]).toEqual([[], null]);
    // What is not found may yet be there: the size is told from which it would have been found.
    expect(detectable[0]!.difference).toBeGreaterThan(0.2);
    const told = await spoken([
      "discover",
      two(),
      "--points",
      "64",
      "--outcome",
      'clashes["kgz-tjk"] >= 1',
      "--jobs",
      "1",
      "--quiet",
    ]);
    expect(told.out).toMatch(
      /No effect of any factor was told from chance \(p 0\.\d+ .*not to say that there is none/,
    );
    expect(told.out).toMatch(/\d+ points between one half of a factor's distribution and the rest/);
  });

  test.each([
    ["a quantity", ["--outcome", "parties"], "not-an-event"],
    ["no outcome", [], "no-outcome"],
    ["a design without spread", ["--outcome", "inForce", "--design", "grid"], "discover-design"],
    ["a density that is none", ["--outcome", "inForce", "--density", "2"], "not-a-share"],
    ["too few points", ["--outcome", "inForce", "--points", "3"], "not-a-count"],
  ])("refuses %s", async (_, args, code) => {
    const ended = await spoken(["discover", TREATY, ...args, "--json"]);
    expect(told(ended)[0]).toMatchObject({ code, mend: expect.any(String) });
    expect(ended.code).toBe(2);
  });
});
