/** `compare`: the same luck through variants, what flips, and commands that show it. */
import { describe, expect, test } from "vitest";
import { Folder, multivector, told } from "./command.ts";
import { spoken } from "./in-process.ts";

const TREATY = "friendship-treaty";
const folder = new Folder();

interface Compared {
  format: string;
  runs: number;
  variants: {
    name: string;
    digest: string;
    overrides: unknown[];
    outcomes: Record<string, { probability?: number; mean?: number }>;
  }[];
  comparisons: {
    name: string;
    outcomes: Record<
      string,
      {
        kind: string;
        difference: number;
        low: number;
        high: number;
        gain: number | null;
        gained?: number;
        lost?: number;
        runs?: { gained: number[]; lost: number[] };
      }
    >;
    unmatched: string[];
    witness: { outcome: string; run: number; first: string | null; second: string | null } | null;
  }[];
}

async function compare(...args: string[]): Promise<Compared> {
  const ended = await multivector(["compare", ...args, "--json", "--quiet"]);
  expect(ended.err).toBe("");
  expect(ended.code).toBe(0);
  return JSON.parse(ended.out) as Compared;
}

const SETTLED = "settled: disputes.kgz-tjk.severity=0";

describe("compare", () => {
  test("plays each variant as `batch` would, and pairs them run by run", async () => {
    const object = await compare(TREATY, "--with", SETTLED, "--runs", "300");
    expect(object.format).toBe("multivector.compare/2");
    expect(object.variants.map((v) => v.name)).toEqual([TREATY, "settled"]);
    const batches = await Promise.all(
      [[], ["--set", "disputes.kgz-tjk.severity=0"]].map((sets) =>
        multivector(["batch", TREATY, "--runs", "300", "--json", ...sets]),
      ),
    );
    batches.forEach((b, k) => {
      const one = JSON.parse(b.out) as Compared["variants"][number];
      expect(object.variants[k]!.digest).toBe(one.digest);
      expect(object.variants[k]!.outcomes).toEqual(one.outcomes);
    });
    const tjk = object.comparisons[0]!.outcomes["signed.TJK"]!;
    const [from, to] = object.variants.map((v) => v.outcomes["signed.TJK"]!.probability!) as [number, number];
    expect(tjk.difference).toBeCloseTo(to - from, 12);
    expect(tjk.low < tjk.difference && tjk.difference < tjk.high).toBe(true);
    expect(tjk.gained! - tjk.lost!).toBe(Math.round((to - from) * 300));
    expect(tjk.gain).toBeGreaterThan(1);
  });

  test("compares the runs that ended well in all variants, and says where there are none", async () => {
    const fails = ["--set", "outcomes.q='(parties.friendship-5)/(parties.friendship-5)'"];
    const ended = await multivector([
      ...["compare", TREATY, ...fails, "--with", SETTLED, "--runs", "300", "--json", "--quiet"],
    ]);
    expect(ended.code).toBe(4);
    const object = JSON.parse(ended.out) as Compared & { left: number };
    expect(object.left).toBeGreaterThan(0);
    expect(object.left).toBeLessThan(300);
    for (const [id, o] of Object.entries(object.comparisons[0]!.outcomes)) {
      const [a, b] = object.variants.map((v) => v.outcomes[id]!.probability ?? v.outcomes[id]!.mean);
      expect(o.difference, id).toBeCloseTo(b! - a!, 9);
    }
    const none = ["--set", "outcomes.q='0/0'", "--with", SETTLED, "--runs", "20", "--quiet"];
    const nothing = await spoken(["compare", TREATY, ...none]);
    expect(nothing.out).toMatch(/no run ended well in all variants: there is nothing to compare/);
    expect(nothing.out).not.toMatch(/the same in every run:/);
  });

  test("lists nothing of two variants that are the same, not of what happens in one run either", async () => {
    const same = ["--with", "same: disputes.kgz-tjk.severity=0.8", "--runs", "20", "--quiet"];
    const { out } = await spoken(["compare", TREATY, ...same]);
    const [, block = ""] = out.split("same against friendship-treaty\n");
    expect(block).toMatch(/^ {2}the same in every run: .*succession\.AZE/);
  });

  test("names runs that flip, and the commands it prints show them flipped", async () => {
    const ended = await multivector(["compare", TREATY, "--with", SETTLED, "--runs", "200"]);
    const commands = ended.out.split("\n").filter((l) => l.startsWith("    multivector explain"));
    expect(commands).toHaveLength(2);
    const said = await Promise.all(
      commands.map(async (line) => {
        const args = [...line.matchAll(/'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2]!).slice(1);
        const one = await spoken([...args, "--json"]);
        expect(one.code, line).toBe(0);
        return JSON.parse(one.out) as { actor: string; realised: { chosen: string } | null; open: boolean };
      }),
    );
    expect(said[0]!.actor).toBe(said[1]!.actor);
    const signs = said.map((s) => s.realised?.chosen === "sign");
    expect(signs.filter(Boolean)).toHaveLength(1);
  });

  test("takes scenarios, changes and levers together, in that order", async () => {
    const mild = folder.file(
      "mild.yaml",
      `multivector: 1\nid: mild\nextends: ${TREATY}\ntreaties: { friendship: { securityContent: 0.1 } }\n`,
    );
    const object = await compare(
      TREATY,
      mild,
      "--with",
      "both: accession.club=2, actors.TJK.leader.heir=false",
      "--lever",
      "noFrailty",
      "--runs",
      "40",
    );
    expect(object.variants.map((v) => v.name)).toEqual([TREATY, "mild", "both", "noFrailty"]);
    expect(object.variants[2]!.overrides).toHaveLength(2);
  });

  test("with --all-levers plays every lever that the scenario declares", async () => {
    const listed = JSON.parse((await spoken(["list", "levers", TREATY, "--json"])).out) as {
      rows: { id: string }[];
    };
    const object = await compare(TREATY, "--all-levers", "--runs", "10");
    expect(object.variants.slice(1).map((v) => v.name)).toEqual(listed.rows.map((r) => r.id));
  });

  test("of a scenario with itself finds nothing", async () => {
    const ended = await multivector([
      "compare",
      TREATY,
      "--with",
      "same: accession.club=1.6",
      "--runs",
      "50",
    ]);
    expect(ended.out).toMatch(/the same in every run: signed\.KAZ/);
    expect(ended.out).not.toMatch(/came out otherwise/);
    const object = await compare(TREATY, "--with", "same: accession.club=1.6", "--runs", "50");
    const { outcomes, witness } = object.comparisons[0]!;
    expect(witness).toBeNull();
    for (const o of Object.values(outcomes)) expect([o.difference, o.gain]).toEqual([0, null]);
  });

  test("draws what is uncertain alike in all variants, less what a variant sets", async () => {
    const args = ["--design", "sobol", "--points", "64"];
    const object = await compare(TREATY, "--with", SETTLED, ...args);
    const batch = JSON.parse((await multivector(["batch", TREATY, "--json", ...args])).out) as {
      digest: string;
    };
    expect(object.variants[0]!.digest).toBe(batch.digest);
    const held = JSON.parse(
      (await multivector(["batch", TREATY, "--json", "--set", "disputes.kgz-tjk.severity=0", ...args])).out,
    ) as { digest: string };
    expect(object.variants[1]!.digest).toBe(held.digest);
  });

  test("compares what both have and says what only one has", async () => {
    const other = folder.file(
      "other.yaml",
      `multivector: 1\nid: other\nextends: ${TREATY}\noutcomes: { core: "signed.KAZ and signed.UZB" }\n`,
    );
    const object = await compare(TREATY, other, "--runs", "10");
    expect(object.comparisons[0]!.unmatched).toEqual(["core"]);
  });

  test.each([
    ["one variant", [], "nothing-to-compare"],
    ["a lever that is not there", ["--lever", "setled"], "unknown-lever"],
    ["a change without a name", ["--with", "disputes.kgz-tjk.severity=0"], "with-malformed"],
    ["a change of nothing", ["--with", "name:"], "with-malformed"],
    ["two of a name", ["--with", SETTLED, "--lever", "settled"], "variant-twice"],
    ["a change that reaches nothing", ["--with", "a: disputes.kgz-tjk.sevrity=0"], "unknown-key"],
    ["a change out of range", ["--with", "a: disputes.kgz-tjk.severity=3"], "out-of-range"],
    ["a design that is none", ["--with", SETTLED, "--design", "x"], "unknown-design"],
  ])("refuses %s", async (_, args, code) => {
    const ended = await spoken(["compare", TREATY, ...args, "--json"]);
    expect(told(ended)[0]?.code).toBe(code);
    expect(told(ended)[0]?.mend).not.toBeNull();
    expect(ended.code).toBe(2);
  });

  test("says of a fault which variant has it", async () => {
    const where = async (...args: string[]) =>
      told(await spoken(["compare", TREATY, ...args, "--json"])).map((one) => one.where);
    expect(await where("--with", "a: nope=1")).toEqual(["--with a: nope=1"]);
    expect(await where("--with", "a: nope=1, disputes.kgz-tjk.severity=3")).toEqual([
      "--with a: disputes.kgz-tjk.severity=3",
      "--with a: nope=1",
    ]);
    expect(await where("--set", "nope=1", "--with", "a: disputes.kgz-tjk.severity=0")).toEqual([
      "--set nope=1",
    ]);
  });

  test("refuses standard input, which it would read more than once", async () => {
    const ended = await multivector(["compare", "-", "--all-levers", "--json"], { input: "id: x" });
    expect(told(ended)[0]?.code).toBe("stdin-once");
  });
});
