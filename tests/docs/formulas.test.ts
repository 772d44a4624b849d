/** The page on formulas: its examples have the values that it shows, its lists are those of the source. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { MultivectorError } from "../../src/engine/errors.ts";
import type { Formula } from "../../src/engine/formula.ts";
import { Session } from "../../src/engine/session.ts";
import { summaries } from "../../src/experiments/batch-object.ts";
import { openScenario } from "../../src/node/open.ts";
import { playBatch } from "../../src/node/play.ts";
import { compileFormula } from "../../src/scenario/formula/compile.ts";
import { scopeOf } from "../../src/scenario/formula/program-scope.ts";
import { MAX_DEPTH, MAX_LENGTH, REFUSED } from "../../src/scenario/formula/tokens.ts";
import { ARITHMETIC, ARITY, EQUALITY, LOGIC, ORDER } from "../../src/scenario/formula/walk.ts";
import { WORDS } from "../../src/scenario/formula/words.ts";
import { number, percent } from "../../src/views/text/number.ts";
import { root } from "./console.ts";

const path = join(root, "docs/formulas.md");
const page = () => readFileSync(path, "utf8");
const SEED = "7";
const RUNS = 200;
const folder = mkdtempSync(join(tmpdir(), "multivector-formulas-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All that tables with these heads say, row by row and cell by cell. */
function rows(...heads: string[]): string[][] {
  const tables = page()
    .split("\n\n")
    .map((block) => block.trim().split("\n").map(cellsOf))
    .filter(([head]) => head?.join("|") === heads.join("|"));
  return tables.flatMap((table) => table.slice(2));
}

const cellsOf = (row: string) =>
  row
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
const codes = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map((m) => m[1]!);

/** Holds a row against what its cells should be, or writes it anew. */
function hold(row: readonly string[], now: readonly string[]): void {
  if (process.env["UPDATE_DOCS"]) {
    const line = (cells: readonly string[]) => `|${cells.map((c) => (c ? ` ${c} ` : " ")).join("|")}|`;
    writeFileSync(
      path,
      page()
        .split("\n")
        .map((text) => (text.startsWith("|") && cellsOf(text).join("|") === row.join("|") ? line(now) : text))
        .join("\n"),
    );
  } else expect(row).toEqual(now);
}

const { program } = openScenario("friendship-treaty");
const session = new Session(program);
session.begin({ seed: SEED });
session.finish();
const { now, parameters, month } = session.snapshot();
const scope = scopeOf(program, { now, parameters, month: Float64Array.of(month - 1) });
const compile = (source: string) => compileFormula(source, scope, "page");

function shown({ type, evaluate }: Formula): string {
  const value = evaluate();
  if (Number.isNaN(value)) return "no value";
  return type === "boolean" ? String(value === 1) : number(value, 4);
}

describe("docs/formulas.md", () => {
  it.each(rows("formula", "value", ""))("%s has the value shown", (source, value, says) => {
    hold([source!, value!, says!], [source!, shown(compile(codes(source!)[0]!)), says!]);
  });

  it("has the operators, functions and words of the source, and no others", () => {
    const operators = rows("operators", "of", "gives").flatMap(([names]) => codes(names!));
    expect(new Set(operators)).toEqual(
      new Set([...ARITHMETIC, ...ORDER, ...EQUALITY, ...LOGIC, "not", "a ? b : c"]),
    );
    const functions = rows("function", "takes", "gives").flatMap(([names]) => codes(names!));
    expect(functions.sort()).toEqual([...Object.keys(ARITY), "when", "date"].sort());
    const words = page().slice(page().indexOf("**Words with a meaning"));
    const [own, refused] = words.split("**Words that are refused**") as [string, string];
    expect([...codes(own), ...REFUSED].sort()).toEqual([...WORDS].sort());
    expect(codes(refused)).toEqual([...REFUSED]);
  });

  it("says how large a formula may be", () => {
    const most = Math.max(...Object.values(ARITY).map(([, n]) => n));
    const length = MAX_LENGTH.toLocaleString("en");
    expect(page()).toContain(`A formula has ${length} characters at most`);
    expect(page()).toContain(`nested ${MAX_DEPTH} deep at most, and functions ${most} values at most`);
  });

  it.each(rows("written", "refused as", "instead"))("%s is refused as %s", (written, code, instead) => {
    expect(refusal(codes(written!)[0]!)).toBe(codes(code!)[0]);
    expect(shown(compile(codes(instead!)[0]!))).not.toBe("no value");
  });

  it.each(["1 / 0 > 1", "parties < 0 and 0 / 0 > 1"])("takes %s as it says", (source) => {
    expect(page()).toContain(source.replace(" > 1", ""));
    expect(shown(compile(source))).toBe(String(source.startsWith("1")));
  });

  it("knows no outcome of the scenario's own", () => {
    const own = openScenario("friendship-treaty", ["outcomes.deep=depth > 0.4"]);
    expect(own.program.reported().map((o) => o.id)).toContain("deep");
    expect(() =>
      openScenario("friendship-treaty", ["outcomes.deep=depth > 0.4", "outcomes.b=deep and inForce"]),
    ).toThrow("there is no deep");
  });

  it("shows what becomes of conditions as outcomes", async () => {
    const file = join(folder, "events.yaml");
    writeFileSync(file, /`events\.yaml`:\n\n```yaml\n([\s\S]*?)```/.exec(page())![1]!);
    const opened = openScenario(file);
    const played = new Session(opened.program);
    played.begin({ seed: SEED });
    played.finish();
    const infos = opened.program.reported();
    const values = played.outcomes();
    const inAll = summaries(
      await playBatch(opened, { seed: SEED, runs: RUNS, jobs: 1, again: "" }),
      () => true,
    );
    const table = rows("outcome", "in this run", `in ${RUNS} runs`, "");
    expect(table.map(([id]) => codes(id!)[0])).toEqual(opened.program.world.outcomes.map(({ id }) => id));
    for (const [id, one, all, says] of table) {
      const name = codes(id!)[0]!;
      const at = infos.findIndex((o) => o.id === name);
      const summary = inAll[name]!;
      const event = infos[at]!.kind === "event";
      const value = values[at]!;
      const text = value === Infinity ? "not at all" : opened.program.calendar.text(value);
      const mean = summary.kind === "quantity" ? `mean ${number(summary.mean)}` : "";
      hold(
        [id!, one!, all!, says!],
        [
          id!,
          event ? text : number(value),
          summary.kind === "event" ? percent(summary.probability) : mean,
          says!,
        ],
      );
    }
  });
});

function refusal(source: string): string | undefined {
  try {
    compile(source);
  } catch (e) {
    if (e instanceof MultivectorError) return e.code;
    throw e;
  }
  return undefined;
}
