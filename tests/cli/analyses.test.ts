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
  low: number;
  high: number;
}
interface Sensitivity {
  format: string;
  method: string;
  points: number;
  runs: number;
  digest: string;
  held: { path: string; why: string }[];
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
      format: "multivector.sensitivity/1",
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
        for (const e of [f.first!, f.total!]) expect(e.low <= e.high && Math.abs(e.value) < 1.5).toBe(true);
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
      boxes: {
        bounds: { path: string; low: number | null; high: number | null; quasiP: number }[];
        density: number;
        low: number;
        high: number;
        coverage: number;
        support: number;
      }[];
    }
  >;
}

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
    expect(outcomes["border.tjk-uzb"]).toEqual({ probability: 1, boxes: [] });
    expect(outcomes['clashes["kgz-tjk"] >= 1']!.probability).toBeGreaterThan(0);
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
