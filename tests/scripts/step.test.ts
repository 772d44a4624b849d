/** The report on steps, with a handful of runs: that it is written, and what it lists; not what the numbers are. */
import { describe, expect, it } from "vitest";
import { checked, stepPage } from "../../scripts/step.ts";

describe("what the length of a step does", () => {
  it("is told of each scenario, with what has moved beyond chance", async () => {
    const check = await checked("turkmen-opening", 12);
    // As no run of them differs they move in none; one of them is made to differ in all.
    const still = { kind: "quantity", difference: 0, low: 0, high: 0, changed: 0, gain: null } as const;
    const moved = { kind: "quantity", difference: 2, low: 1, high: 3, changed: 12, gain: 1 } as const;
    const slight = {
      kind: "quantity",
      difference: 1e-6,
      low: 1e-7,
      high: 1e-5,
      changed: 12,
      gain: 1,
    } as const;
    const of = (id: string, mean: number) => ({ [id]: { kind: "quantity", mean, sd: 0, low: 0, high: 0 } });
    const summaries = { ...of("a", 1), ...of("b", 3), ...of("c", 5) } as unknown as typeof check.coarse;
    const made = {
      ...check,
      coarse: summaries,
      fine: summaries,
      differences: { a: still, b: moved, c: slight },
    };
    const text = stepPage(
      12,
      new Map([
        ["turkmen-opening", check],
        ["made-up", made],
      ]),
    );
    expect(text).toContain("node scripts/ts.mjs scripts/step.ts\n12");
    expect(text).toMatch(/^\| `turkmen-opening` \| \d+ \| \d+ \| \d+ \| [\d.]+ \|$/m);
    expect(text).toContain("| `made-up` | 3 | 1 | 2 | .0 |");
    expect(text).toContain("| `b` | 3.000 | 3.000 | 2.000 | 1.000 to 3.000 | 12 |");
    expect(text).not.toContain("| `a` |");
    expect(text).not.toContain("| `c` |");
    expect(text).not.toMatch(/undefined|NaN/);
  });
});
