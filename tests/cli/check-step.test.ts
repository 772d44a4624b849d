/** `validate --check-step`: what a finer step does to the answers of a scenario. */
import { describe, expect, it } from "vitest";
import type { CompareObject } from "../../src/answers/compare.ts";
import type { StepCheck } from "../../src/answers/step.ts";
import { spoken } from "./in-process.ts";

const TREATY = "friendship-treaty";
const few = ["--runs", "30", "--quiet"];

async function checked(...args: string[]): Promise<StepCheck> {
  const { code, out, err } = await spoken(["validate", TREATY, "--check-step", ...few, ...args, "--json"]);
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out).step;
}

describe("validate --check-step", () => {
  it("says what a comparison with four times the substeps says", async () => {
    const [check, compared] = await Promise.all([
      checked(),
      spoken(["compare", TREATY, "--with", "finer: substeps=4", ...few, "--json"]),
    ]);
    const { variants, comparisons } = JSON.parse(compared.out) as CompareObject;
    expect(check).toEqual({
      substeps: 1,
      finer: 4,
      seed: "multivector",
      runs: 30,
      left: 0,
      coarse: variants[0]?.outcomes,
      fine: variants[1]?.outcomes,
      differences: comparisons[0]?.outcomes,
    });
    // Nothing seen is not nothing there.
    const same = Object.values(check.differences).find((d) => d.kind === "event" && d.gained + d.lost === 0);
    expect(same).toMatchObject({ difference: 0, low: expect.any(Number), high: expect.any(Number) });
    expect(same).not.toMatchObject({ low: 0 });
  });

  it("begins with the step that is set, and is as fine as is asked", async () => {
    expect(await checked("--set", "substeps=3", "--finer", "2")).toMatchObject({ substeps: 3, finer: 6 });
  });

  it("is of the headline outcomes where a scenario names them", async () => {
    const { differences, coarse, fine } = await checked("--set", "headline=[signed.TKM, parties]");
    for (const by of [differences, coarse, fine])
      expect(Object.keys(by).sort()).toEqual(["parties", "signed.TKM"]);
  });

  it("stands below the faults, in text", async () => {
    const { out } = await spoken(["validate", TREATY, "--check-step", ...few]);
    expect(out).toMatch(/^friendship-treaty is valid: /);
    expect(out).toContain(
      'step: 30 runs each at 1 substep of a month (from) and at 4 (to), the same luck in both, seed "multivector"',
    );
    expect(out).toMatch(/^ {18}from +to +difference +95% interval/m);
    expect(out).toContain("1/4 of it is left in the finer, and the whole is 1.33 times the difference");
  });

  it.each([
    [["--runs", "30"], "no-step-check"],
    [["--finer", "8"], "no-step-check"],
    [["--check-step", "--finer", "1"], "not-a-count"],
    [["--check-step", "--set", "substeps=32"], "step-too-fine"],
  ])("refuses %j as %s", async (args, code) => {
    const ended = await spoken(["validate", TREATY, ...args, "--json"]);
    expect(ended.code).toBe(2);
    expect(JSON.parse(ended.err)).toMatchObject({ code });
  });

  it("does not read standard input twice", async () => {
    const ended = await spoken(["validate", "-", "--check-step", "--json"]);
    expect(JSON.parse(ended.err)).toMatchObject({ code: "stdin-once" });
  });
});
