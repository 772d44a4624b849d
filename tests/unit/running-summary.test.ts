/** A tally in any order of chunks says what the batch says at the end. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { monthText } from "../../src/engine/calendar.ts";
import type { OutcomeInfo } from "../../src/engine/model.ts";
import { RunningSummary } from "../../src/experiments/running-summary.ts";
import { Spread } from "../../src/experiments/spread.ts";
import { moments } from "../../src/experiments/statistics.ts";
import { summarise } from "../../src/experiments/summary.ts";

const heads: OutcomeInfo[] = [
  { id: "signed", kind: "event", unit: "month", doc: "" },
  { id: "parties", kind: "quantity", unit: "state", doc: "" },
];
const run = fc.tuple(
  fc.oneof(fc.constant(Infinity), fc.integer({ min: 1400, max: 1500 })),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
);

describe("a tally", () => {
  test.prop([fc.array(run, { minLength: 1, maxLength: 60 }), fc.nat(60)])(
    "agrees with the summary of the whole, wherever it is cut",
    (runs, cut) => {
      const tally = new RunningSummary(heads);
      tally.take(runs.slice(cut).flat());
      tally.take(runs.slice(0, cut).flat());
      const [event, quantity] = tally.outcomes();
      const whole = heads.map((head, o) =>
        summarise(
          head,
          Float64Array.from(runs, (r) => r[o]!),
        ),
      );
      if (event?.kind !== "event" || whole[0]?.kind !== "event") throw new Error("kinds");
      expect(event.probability).toBeCloseTo(whole[0].probability, 12);
      expect([event.low, event.high]).toEqual([whole[0].low, whole[0].high]);
      if (quantity?.kind !== "quantity" || whole[1]?.kind !== "quantity") throw new Error("kinds");
      expect(Math.abs(quantity.mean - whole[1].mean)).toBeLessThan(1e-6);
      if (runs.length === 1) expect([quantity.sd, whole[1].sd]).toEqual([Number.NaN, Number.NaN]);
      else expect(Math.abs(quantity.sd - whole[1].sd)).toBeLessThan(1e-6 * Math.max(1, whole[1].sd));
      expect(tally.bins(0).reduce((n, b) => n + b.count, 0)).toBe(
        runs.filter((r) => r[0] !== Infinity).length,
      );
      expect(tally.bins(1).reduce((n, b) => n + b.count, 0)).toBe(runs.length);
      expect(event.median === null ? null : monthText(event.median)).toBe(whole[0].median);
    },
  );

  it("leaves failed runs out and counts them", () => {
    const tally = new RunningSummary(heads);
    tally.take([1470, 3, Number.NaN, Number.NaN, Infinity, 5]);
    expect([tally.runs, tally.failed]).toEqual([2, 1]);
    expect(tally.outcomes()).toMatchObject([{ probability: 0.5, median: 1470 }, { mean: 4 }]);
  });

  it("says of nothing that nothing is known", () => {
    const [event] = new RunningSummary(heads).outcomes();
    expect(event).toMatchObject({ probability: 0, low: 0, high: 1, median: null });
  });
});

describe("a spread", () => {
  test.prop([fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 80 })])(
    "has each number in the bin that holds it",
    (numbers) => {
      const spread = new Spread();
      for (const n of numbers) spread.take(n);
      const bins = spread.bins();
      expect(bins.reduce((sum, b) => sum + b.count, 0)).toBe(numbers.length);
      const least = Math.min(...numbers);
      // A bin's edge is as sharp as a difference of numbers of that size can be.
      const rounding = 1e-9 + 2 ** -50 * Math.max(...numbers.map(Math.abs));
      expect(bins[0]!.from).toBeLessThanOrEqual(least + rounding);
      expect(bins.at(-1)!.from).toBeLessThanOrEqual(Math.max(...numbers) + rounding);
      expect(spread.mean).toBeCloseTo(moments(numbers).mean, 0);
    },
  );

  it("loses no number at the right end, where a difference is rounded", () => {
    const spread = new Spread();
    for (const n of [-0.00047302246093750005, -5e-324]) spread.take(n);
    expect(spread.bins().reduce((sum, b) => sum + b.count, 0)).toBe(2);
  });

  it("tells counts apart", () => {
    const spread = new Spread();
    for (const n of [0, 0, 1, 3, 3, 3]) spread.take(n);
    expect(spread.bins().map((b) => b.count)).toEqual([2, 1, 3]);
  });
});
