/** One form for all properties: a fixed seed by default, and a failure that prints the command that repeats it. */
import { relative } from "node:path";
import fc, { type Arbitrary } from "fast-check";
import { expect, it } from "vitest";

const SEED = Number(process.env["FC_SEED"] ?? 20240809);
const PATH = process.env["FC_PATH"];
/** Leave a failing case as it was drawn, without shrinking it. */
const QUICK = process.env["FC_QUICK"] === "1";
const MORE = Number(process.env["FC_MORE"] ?? 1);

/**
 * @param runs how many cases; `FC_MORE=10` multiplies them, `FC_SEED` draws others, `FC_QUICK=1` spares the shrinking
 * @param holds throws, or returns false, where the property is broken
 */
export function property<T>(
  name: string,
  arbitrary: Arbitrary<T>,
  runs: number,
  holds: (value: T) => unknown,
): void {
  it(name, () => {
    const result = fc.check(
      fc.property(arbitrary, (value) => holds(value) !== false),
      {
        seed: SEED,
        numRuns: Math.ceil(runs * MORE),
        ...(PATH !== undefined && { path: PATH }),
        endOnFailure: QUICK,
      },
    );
    if (!result.failed) return;
    const file = relative(process.cwd(), expect.getState().testPath ?? "");
    throw new Error(
      `${fc.defaultReportMessage(result)}\n\nrepeat with:\n  FC_SEED=${result.seed} FC_PATH=${
        result.counterexamplePath
      } npx vitest run ${file} -t ${JSON.stringify(name)}\n`,
      { cause: result.errorInstance },
    );
  });
}

/** Hundredths between two numbers: short to read, and shrinking to the lower. */
export function between(low: number, high: number): Arbitrary<number> {
  const steps = Math.round((high - low) * 100);
  return fc.integer({ min: 0, max: steps }).map((k) => Math.round((low + k / 100) * 100) / 100);
}

export const share = between(0, 1);
