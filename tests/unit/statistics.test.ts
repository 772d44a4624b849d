/** Intervals and quantiles at their edges: nothing, one value, infinite ones. What lies between is in the tests of who uses them. */
import { describe, expect, it } from "vitest";
import type { OutcomeInfo } from "../../src/engine/model.ts";
import { pairedEvent, pairedQuantity } from "../../src/experiments/paired.ts";
import { lowerQuantile, meanInterval, moments, quantile } from "../../src/experiments/statistics.ts";
import { summarise } from "../../src/experiments/summary.ts";

const event: OutcomeInfo = { id: "e", kind: "event", unit: "month", doc: "" };
const quantity: OutcomeInfo = { ...event, kind: "quantity", unit: "1" };
const summary = (head: OutcomeInfo, ...values: number[]) => summarise(head, Float64Array.from(values));

describe("quantiles", () => {
  it("interpolate between numbers, not between an infinite one and itself", () => {
    expect(quantile([1, 2, 4], 0.75)).toBe(3);
    expect(quantile([1, Infinity, Infinity], 0.95)).toBe(Infinity);
    expect(quantile([-Infinity, 1], 0.5)).toBe(-Infinity);
    expect(quantile([1, 2, Infinity], 0.5)).toBe(2);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it("of dates are dates at which something happened, the first by which that share has", () => {
    expect(lowerQuantile([10, 20], 0.5)).toBe(10);
    expect(lowerQuantile([10, 20, 30], 0.5)).toBe(20);
    expect([0.05, 0.25, 0.75, 0.95].map((p) => lowerQuantile([1, 2, 3, 4], p))).toEqual([1, 1, 3, 4]);
    expect(lowerQuantile([], 0.5)).toBeNaN();
    // 2021-09 and 2022-07: nothing happened between them.
    expect(summary(event, 1460, 1470, Infinity)).toMatchObject({ median: "2021-09", probability: 2 / 3 });
  });
});

describe("what one run says", () => {
  it("is a value without a deviation or an interval", () => {
    expect(moments([4])).toEqual({ mean: 4, sd: Number.NaN });
    expect(meanInterval(4, Number.NaN, 1)).toEqual([-Infinity, Infinity]);
    expect(summary(quantity, 4)).toMatchObject({ mean: 4, sd: Number.NaN, low: -Infinity, high: Infinity });
    const paired = pairedQuantity(Float64Array.of(1), Float64Array.of(3));
    expect(paired).toEqual({ difference: 2, low: -Infinity, high: Infinity, changed: 1, gain: null });
  });
});

describe("what no run says", () => {
  it("is nothing, not zero", () => {
    expect(moments([])).toEqual({ mean: Number.NaN, sd: Number.NaN });
    expect(summary(event)).toMatchObject({ probability: Number.NaN, low: 0, high: 1, median: null });
    expect(summary(quantity)).toMatchObject({ mean: Number.NaN, quantiles: { "0.5": Number.NaN } });
    expect(pairedEvent([], []).difference).toBeNaN();
    expect(JSON.parse(JSON.stringify(summary(quantity)))).toMatchObject({ mean: null, sd: null, low: null });
  });
});

describe("infinite values", () => {
  it("make a mean infinite, without an interval", () => {
    expect(moments([1, Infinity])).toEqual({ mean: Infinity, sd: Number.NaN });
    expect(moments([Infinity, -Infinity]).mean).toBeNaN();
    expect(summary(quantity, 1, 2, Infinity)).toMatchObject({
      mean: Infinity,
      low: -Infinity,
      high: Infinity,
    });
    expect(summary(quantity, 1, 2, Infinity)).toMatchObject({ quantiles: { "0.5": 2 } });
  });

  it("in both of a pair are no difference", () => {
    const both = pairedQuantity(Float64Array.of(Infinity, 1, 2), Float64Array.of(Infinity, 2, 3));
    expect(both).toMatchObject({ changed: 2, difference: 2 / 3 });
  });
});
