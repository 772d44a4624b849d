/** What each command prints when all is well: in text, as JSON, to a file; and that nothing but the result decides it. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { quantile, wilson } from "../../src/experiments/statistics.ts";
import { COMMAND, Folder, type Given, multivector, ROOT } from "./command.ts";
import { spoken } from "./in-process.ts";

const folder = new Folder();
const TREATY = "friendship-treaty";
const MONTH = /^\d{4}-\d{2}$/;
const HEX = /^[0-9a-f]{64}$/;
const EVENTS = ["KAZ", "KGZ", "TJK", "TKM", "UZB"].map((id) => `signed.${id}`);
const QUANTILES = ["0.05", "0.25", "0.5", "0.75", "0.95"];

interface Run {
  outcomes: Record<string, string | number | null>;
  events: { date: string; kind: string; actors: string[]; text: string }[];
  digest: string;
  [key: string]: unknown;
}
interface Summary {
  kind: "event" | "quantity";
  probability: number;
  low: number;
  high: number;
  median: string | null;
  mean: number;
  sd: number;
  quantiles: Record<string, string | number | null>;
}
interface Batch {
  runs: number;
  failed: number;
  outcomes: Record<string, Summary>;
  digest: string;
  [key: string]: unknown;
}

/** What the command printed, having ended well and said nothing else; in a process of its own where that matters. */
async function printed(args: readonly string[], given?: Given): Promise<string> {
  const apart = given !== undefined || args[0] === "batch";
  const { code, out, err } = await (apart ? multivector(args, given) : spoken(args));
  expect([code, err], args.join(" ")).toEqual([0, ""]);
  return out;
}

async function object<T>(args: readonly string[], given?: Given): Promise<T> {
  return JSON.parse(await printed([...args, "--json"], given)) as T;
}

const run = (...args: string[]) => object<Run>(["run", TREATY, ...args]);
const batch = (...args: string[]) => object<Batch>(["batch", TREATY, "--quiet", ...args]);

describe("run", () => {
  test("--json prints one object of the promised shape", async () => {
    const one = await run();
    expect(Object.keys(one)).toEqual([
      "format",
      "engine",
      "scenario",
      "seed",
      "overrides",
      "run",
      "start",
      "end",
      "ticks",
      "outcomes",
      "events",
      "digest",
    ]);
    expect(one).toMatchObject({
      format: "multivector.run/1",
      scenario: { id: TREATY, digest: expect.stringMatching(HEX) },
      seed: "multivector",
      overrides: [],
      start: "2022-07",
      end: "2027-12",
      ticks: 66,
      digest: expect.stringMatching(HEX),
    });
    for (const id of [...EVENTS, "inForce"])
      expect(one.outcomes[id], id).toSatisfy((v) => v === null || MONTH.test(String(v)));
    expect(one.outcomes["parties"]).toBeTypeOf("number");
    const signed = EVENTS.filter((id) => one.outcomes[id] !== null);
    expect(one.outcomes["parties"]).toBe(signed.length);
    for (const event of one.events)
      expect(event).toEqual({
        date: expect.stringMatching(MONTH),
        kind: expect.any(String),
        actors: expect.any(Array),
        text: expect.any(String),
      });
    expect(one.events.map((e) => e.date)).toEqual(one.events.map((e) => e.date).sort());
  });

  test("text tells the same, without a colour", async () => {
    const one = await run();
    const text = await printed(["run", TREATY]);
    expect(text).toContain(one.digest);
    for (const { text: said } of one.events) expect(text).toContain(said);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for escapes is the point
    expect(text).not.toMatch(/\u001b/);
    expect(await printed(["run", TREATY], { env: { NO_COLOR: "1", FORCE_COLOR: "" } })).toBe(text);
  });

  test("--seed and --run decide, and nothing else does", async () => {
    const [one, again, other, second] = await Promise.all([
      run(),
      run("--seed", "multivector", "--quiet"),
      run("--seed", "7"),
      run("--run", "1"),
    ]);
    expect(again).toEqual(one);
    expect(new Set([one.digest, other.digest, second.digest]).size).toBe(3);
    expect(second["run"]).toBe(1);
  });

  test("--set is recorded, and the scenario's digest is that of the file", async () => {
    const [one, changed] = await Promise.all([run(), run("--set", "disputes.kgz-tjk.severity=0")]);
    expect(changed["overrides"]).toEqual([{ path: "disputes.kgz-tjk.severity", from: 0.8, to: 0 }]);
    expect(changed["scenario"]).toEqual(one["scenario"]);
    expect(changed.digest).not.toBe(one.digest);
  });

  test("--until plays the beginning of the same run", async () => {
    const [whole, part] = await Promise.all([run(), run("--until", "2023-12")]);
    expect(part).toMatchObject({ start: "2022-07", end: "2023-12", ticks: 18 });
    expect(part.events).toEqual(whole.events.filter((e) => e.date <= "2023-12"));
  });

  test("--record never changes a result", async () => {
    const levels = ["outcomes", "events", "series", "ledger"];
    const runs = await Promise.all(levels.map((level) => run("--record", level)));
    const plain = await run();
    for (const { series: _s, ledger: _l, ...rest } of runs) expect(rest).toEqual(plain);
    expect(runs.map((r) => [r["series"] !== undefined, r["ledger"] !== undefined])).toEqual([
      [false, false],
      [false, false],
      [true, false],
      [true, true],
    ]);
  });

  test("--record series gives each column over ticks and its axes", async () => {
    const { series, ticks } = (await run("--record", "series")) as unknown as {
      ticks: number;
      series: Record<string, { axes: string[]; keys: Record<string, string[]>; values: unknown[] }>;
    };
    expect(Object.keys(series).length).toBeGreaterThan(20);
    for (const [id, { axes, keys, values }] of Object.entries(series)) {
      expect(axes[0], id).toBe("tick");
      const cells = axes.slice(1).reduce((n, axis) => n * (keys[axis]?.length ?? 0), 1);
      expect(values.length, id).toBe(ticks * cells);
    }
    expect(series["trust"]).toMatchObject({ axes: ["tick", "pair"] });
  });

  test("a scenario comes from a file and from standard input as well", async () => {
    const text = `multivector: 1\nid: mine\nextends: ${TREATY}\n`;
    const file = folder.file("mine.yaml", text);
    const [named, read, piped] = await Promise.all([
      run(),
      object<Run>(["run", file]),
      object<Run>(["run", "-"], { input: text }),
    ]);
    expect(piped).toEqual(read);
    expect(read.digest).toBe(named.digest);
    expect(read["scenario"]).toMatchObject({ id: "mine" });
  });

  test("--out writes the same bytes, and --force replaces them", async () => {
    const out = join(folder.path, "run.json");
    const direct = await printed(["run", TREATY, "--json"]);
    expect(await printed(["run", TREATY, "--json", "--out", out])).toBe("");
    expect(readFileSync(out, "utf8")).toBe(direct);
    expect((await spoken(["run", TREATY, "--json", "--out", out])).code).toBe(2);
    expect(await printed(["run", TREATY, "--json", "--seed", "7", "-o", out, "--force"])).toBe("");
    expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({ seed: "7" });
    expect(folder.names().filter((n) => n.includes("tmp"))).toEqual([]);
  });
});

describe("list chronology", () => {
  test("tells what happened and what is held out, and nothing after 2025-09", async () => {
    const { code, out } = await spoken(["list", "chronology", "--json"]);
    expect(code).toBe(0);
    const { rows } = JSON.parse(out) as { rows: { date: string; split: string; kind: string }[] };
    expect(rows.length).toBeGreaterThan(100);
    for (const { date, split } of rows) {
      expect(split, date).toBe(date < "2024" ? "calibration" : "holdout");
      expect(date < "2025-10", date).toBe(true);
    }
    expect(rows.filter((r) => r.kind === "consultative-meeting").length).toBeGreaterThanOrEqual(6);
  });
});

describe("batch", () => {
  test("--json prints one object of the promised shape", async () => {
    const all = await batch("--runs", "40");
    expect(Object.keys(all)).toEqual([
      "format",
      "engine",
      "scenario",
      "seed",
      "overrides",
      "runs",
      "failed",
      "outcomes",
      "digest",
    ]);
    expect(all).toMatchObject({ format: "multivector.batch/1", runs: 40, failed: 0 });
    for (const [id, o] of Object.entries(all.outcomes)) {
      expect(Object.keys(o.quantiles), id).toEqual(QUANTILES);
      if (o.kind === "event") {
        expect(Object.keys(o)).toEqual(["kind", "probability", "low", "high", "median", "quantiles"]);
        expect([o.low, o.high], id).toEqual(wilson(Math.round(o.probability * 40), 40));
        const dates = [o.median, ...Object.values(o.quantiles)];
        expect(
          dates.every((d) => (o.probability === 0 ? d === null : MONTH.test(String(d)))),
          id,
        ).toBe(true);
        expect(o.median).toBe(o.quantiles["0.5"]);
      } else {
        expect(Object.keys(o)).toEqual(["kind", "mean", "sd", "low", "high", "quantiles"]);
        expect(o.low).toBeLessThanOrEqual(o.mean);
        expect(o.high).toBeGreaterThanOrEqual(o.mean);
      }
    }
    for (const id of EVENTS) expect(all.outcomes[id]?.kind).toBe("event");
    expect(all.outcomes["parties"]?.kind).toBe("quantity");
  });

  test("is its runs, each as run --run plays it", async () => {
    const runs = await Promise.all([0, 1, 2, 3, 4].map((k) => run("--run", String(k))));
    const all = await batch("--runs", "5");
    const hash = createHash("sha256");
    for (const one of runs) hash.update(Buffer.from(one.digest, "hex"));
    expect(all.digest).toBe(hash.digest("hex"));
    const parties = runs.map((one) => Number(one.outcomes["parties"])).sort();
    expect(all.outcomes["parties"]?.quantiles["0.5"]).toBe(quantile(parties, 0.5));
    for (const id of EVENTS)
      expect(all.outcomes[id]?.probability).toBe(runs.filter((one) => one.outcomes[id] !== null).length / 5);
  });

  test("is the same on one, two and three threads", async () => {
    const all = await Promise.all(["1", "2", "3"].map((jobs) => batch("--runs", "600", "--jobs", jobs)));
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
  });

  test("text tells probabilities and dates", async () => {
    const [text, all] = await Promise.all([
      printed(["batch", TREATY, "--runs", "40", "--quiet"]),
      batch("--runs", "40"),
    ]);
    expect(text).toContain(all.digest);
    expect(text).toContain('40 runs, seed "multivector"');
    for (const id of [...EVENTS, "parties"]) expect(text).toContain(id);
  });

  test("a formula of the scenario is an event where it is a condition, else a quantity", async () => {
    const file = folder.file(
      "formulas.yaml",
      `multivector: 1\nid: mine\nextends: ${TREATY}\noutcomes: { four: 'parties >= 4', twice: '2 * parties' }\n`,
    );
    const all = await object<Batch>(["batch", file, "--runs", "20", "--quiet"]);
    expect(all.outcomes["four"]?.kind).toBe("event");
    expect(all.outcomes["twice"]?.mean).toBeCloseTo(2 * (all.outcomes["parties"]?.mean ?? 0), 10);
  });

  test("an interruption ends with 130, and what was finished is kept", async () => {
    const { code, out, err } = await multivector(
      ["batch", TREATY, "--runs", "2000000", "--jobs", "2", "--json"],
      { signal: "SIGINT" },
    );
    expect(code).toBe(130);
    // Progress stands on standard error alone.
    expect(err).toMatch(/^\d+ of 2000000 runs(, \d+ a second, .* to go)?\n/);
    expect(err).toMatch(/interrupted: \d+ of 2000000 runs are finished and shown\n$/);
    const part = JSON.parse(out) as Batch;
    expect(part.runs).toBeGreaterThan(0);
    const again = await batch("--runs", String(part.runs), "--jobs", "2");
    expect(again).toEqual(part);
  });
});

describe("explain", () => {
  const args = ["explain", TREATY, "--actor", "TKM", "--decision", "accession", "--at", "2024-08"];

  test("tells why, in text and as JSON", async () => {
    const [text, told] = await Promise.all([printed(args), object<Record<string, unknown>>(args)]);
    expect(text).toContain("TKM");
    expect(told).toMatchObject({ format: "multivector.explain/2", scenario: { id: TREATY } });
  });
});

describe("validate", () => {
  test("says that a scenario is valid", async () => {
    expect(await printed(["validate", TREATY])).toMatch(
      /^friendship-treaty is valid: \d+ numbers from 2 files\n/,
    );
    expect(await object(["validate", TREATY])).toMatchObject({
      format: "multivector.validate/1",
      scenario: { id: TREATY, digest: expect.stringMatching(HEX) },
      files: 2,
      unsourced: [],
    });
  });
});

describe("plan", () => {
  test("prints the phases in order", async () => {
    const plan = await object<{ phases: { id: string; mechanisms: { id: string }[] }[] }>(["plan", TREATY]);
    const phases = plan.phases.map((p) => p.id);
    expect(phases.indexOf("decide")).toBeGreaterThan(phases.indexOf("propose"));
    const text = await printed(["plan", TREATY]);
    for (const { id, mechanisms } of plan.phases)
      for (const name of [id, ...mechanisms.map((m) => m.id)]) expect(text).toContain(name);
    const without = await object<typeof plan>(["plan", TREATY, "--set", "mechanisms.courtship=off"]);
    const mechanisms = (p: typeof plan) => p.phases.flatMap((phase) => phase.mechanisms.map((m) => m.id));
    expect(mechanisms(without)).toEqual(mechanisms(plan).filter((id) => id !== "courtship"));
  });
});

describe("list", () => {
  test("the scenarios that ship", async () => {
    const { rows } = await object<{ rows: { id: string }[] }>(["list", "scenarios"]);
    expect(rows.map((r) => r.id)).toEqual(
      readdirSync(join(ROOT, "scenarios"))
        .filter((f) => f.endsWith(".yaml"))
        .map((f) => f.slice(0, -5))
        .sort(),
    );
    expect(await printed(["list"])).toContain(TREATY);
  });

  test.for([
    "outcomes",
    "mechanisms",
    "terms",
    "columns",
    "levers",
    "codings",
    "history",
    "schedule",
    "sources",
  ])("%s", async (what) => {
    const { rows } = await object<{ rows: object[] }>(["list", what, TREATY]);
    expect(rows.length).toBeGreaterThan(0);
    expect((await printed(["list", what, TREATY])).split("\n").length).toBeGreaterThan(rows.length);
  });

  test("every number with its unit, range and source", async () => {
    const { rows } = await object<{ rows: Record<string, unknown>[] }>(["list", "parameters", TREATY]);
    expect(rows.length).toBeGreaterThan(200);
    for (const row of rows) {
      expect(row["unit"], String(row["path"])).toBeTruthy();
      expect(row["range"], String(row["path"])).toHaveLength(2);
      expect(row["source"], String(row["path"])).not.toBe("NONE");
    }
  });

  test("--out writes the list", async () => {
    const out = join(folder.path, "list.json");
    expect(await printed(["list", "levers", TREATY, "--json", "--out", out])).toBe("");
    expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({ format: "multivector.list/1" });
  });
});

describe("schema", () => {
  test("prints a JSON Schema that knows the model's paths", async () => {
    const schema = JSON.parse(await printed(["schema"])) as { properties: Record<string, unknown> };
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(["multivector", "id", "actors", "disputes", "treaties", "schedule"]),
    );
  });
});

describe("help", () => {
  test("of the command and of each of its commands, with an example", async () => {
    const text = await printed(["--help"]);
    const commands = [...text.matchAll(/^ {2}([a-z]+) /gm)].map((m) => m[1] as string);
    expect(commands).toEqual(
      expect.arrayContaining(["run", "batch", "explain", "validate", "plan", "list", "schema"]),
    );
    expect(await printed([])).toBe(text);
    expect(await printed(["--version"])).toMatch(/^\d+\.\d+\.\d+/);
    for (const name of commands.filter((c) => c !== "help"))
      expect(await printed([name, "--help"]), name).toMatch(/Example:\n {2}\$ multivector /);
  });

  test("loads little: neither a parser nor a model", () => {
    const dist = join(COMMAND, "..");
    const seen = new Set<string>();
    const follow = (file: string) => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, next] of readFileSync(join(dist, file), "utf8").matchAll(
        /^(?:import|} from) ?[^\n]*"\.\/([^"]+)";$/gm,
      ))
        follow(next as string);
    };
    follow("multivector.js");
    const bytes = [...seen].reduce((n, file) => n + statSync(join(dist, file)).size, 0);
    expect(bytes).toBeLessThan(150_000);
  });
});

describe("the build", () => {
  test("turns back into constants what is never set again, and nothing else", async () => {
    const { withConstants } = await import("../../scripts/build/constants.ts");
    const text = [
      "// node_modules/x/index.js",
      "var theirs = 1;",
      "// src/a.ts",
      "var table = new Float64Array(4), size = 3, count = 0, later;",
      "var step = (x) => x + size;",
      "function f() { count++; let table2 = table; ({ step: later } = { step }); for (const x of [1]) table[x] = 2; }",
      "var twice = 1;",
      "var twice = 2;",
      "export { f };",
    ].join("\n");
    expect(withConstants("bundle.js", text).split("\n")).toEqual([
      "// node_modules/x/index.js",
      "var theirs = 1;",
      "// src/a.ts",
      "const table = new Float64Array(4);",
      "const size = 3;",
      "var count = 0;",
      "var later;",
      "var step = (x) => x + size;",
      "function f() { count++; let table2 = table; ({ step: later } = { step }); for (const x of [1]) table[x] = 2; }",
      "var twice = 1;",
      "var twice = 2;",
      "export { f };",
    ]);
  });

  test("keeps of the shipped scenarios what their text says", async () => {
    const { parseText } = await import("../../src/scenario/text.ts");
    const kept = join(COMMAND, "../shipped");
    expect(readdirSync(kept)).toContain(`${TREATY}.json`);
    for (const name of readdirSync(kept)) {
      const { text, data, places } = JSON.parse(readFileSync(join(kept, name), "utf8"));
      const { data: parsed, positions } = parseText(text, "x");
      expect(data).toEqual(parsed);
      expect(places).toEqual([...positions].map(([path, { line, col }]) => [path, line, col]));
    }
  });
});
