/** The first model that a newcomer reads runs as it stands on its page. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Explanation } from "../../src/answers/explain.ts";
import { CONTRACTS } from "../../src/engine/harness.ts";
import type { CategorySummary } from "../../src/experiments/summary.ts";
import { noFiles, noTables, openText } from "../../src/models/open.ts";
import type { ScenarioModel } from "../../src/scenario/binding.ts";
import { formulas } from "../../src/scenario/formula/language.ts";
import type { OutcomeLine } from "../../src/views/outcomes.ts";

const root = resolve(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/first-model.md"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "multivector-first-model-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The block that follows the name of its file. */
function block(file: string): string {
  const found = new RegExp(`\`${file}\`[^\`]*\n\`\`\`\\w+\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  if (found === undefined) throw new Error(`the page has no ${file}`);
  return found;
}

for (const file of ["market.ts", "market.yaml", "play.ts"])
  writeFileSync(
    join(folder, file),
    block(file).replaceAll('"multivector"', `"${join(root, "src/index.ts")}"`),
  );

/** What the page prints, as it is handed to the console. */
const printed: unknown[] = [];
let market: ScenarioModel;

beforeAll(async () => {
  const spies = (["log", "dir"] as const).map((how) =>
    vi.spyOn(console, how).mockImplementation((said: unknown) => {
      printed.push(said);
    }),
  );
  market = (await import(join(folder, "market.ts"))).market;
  await import(join(folder, "play.ts"));
  for (const spy of spies) spy.mockRestore();
});

describe("the first model", () => {
  it("is short", () => {
    expect(block("market.ts").trimEnd().split("\n").length).toBeLessThanOrEqual(110);
  });

  it("tells a run by turn", () => {
    const events = printed.filter((p) => typeof p === "string");
    expect(events.length).toBeGreaterThan(0);
    for (const text of events) expect(text).toMatch(/^turn \d+: [ABC] joins the market$/);
  });

  it("gives each extent of the market its share of the runs", () => {
    const { kind, shares, mode } = printed.at(-3) as CategorySummary;
    expect(kind).toBe("category");
    expect(Object.keys(shares)).toEqual(["nobody", "some", "everybody"]);
    expect(Object.values(shares).reduce((sum, s) => sum + s.share, 0)).toBeCloseTo(1, 12);
    expect(Object.keys(shares)).toContain(mode);
  });

  it("explains why C waits", () => {
    const said = printed.at(-2) as Explanation;
    expect(said).toMatchObject({ actor: "C", decision: "join", at: "1", asked: true, statusQuo: "wait" });
    expect(said.realised).toMatchObject({ chosen: "wait", forced: false });
    const [weighed] = said.realised!.alternatives;
    const share = (id: string) => weighed!.terms.find((t) => t.id === id)?.share;
    expect([share("company"), share("cost")]).toEqual([0, -2.5]);
    expect(weighed!.utility).toBe(-2.5);
    expect(weighed!.pivotal?.terms).toEqual(["cost"]);
  });

  it("shows the name of the category in a panel", () => {
    const lines = printed.at(-1) as OutcomeLine[];
    const categories = ["nobody", "some", "everybody"];
    expect(lines).toEqual([{ id: "extent", kind: "category", value: expect.any(String), categories }]);
    expect(categories).toContain(lines[0]!.value);
  });
});

describe("the first model keeps every contract", () => {
  const subject = () => {
    const open = (yaml: string) => openText(yaml, noFiles, noTables, [market]).program.world;
    const yaml = block("market.yaml");
    return {
      model: market,
      world: open(yaml),
      seed: "contract",
      language: formulas,
      restated: [open(yaml.replace(/( {2}A: .*\n)( {2}B: .*\n)( {2}C: .*\n)/, "$3$1$2"))],
      later: open(yaml.replace("end: 12", "end: 19")),
    };
  };

  it.each(CONTRACTS.map((c) => [c.id, c] as const))("%s", (_, contract) => {
    expect(contract.check(subject())).toEqual([]);
  });
});
