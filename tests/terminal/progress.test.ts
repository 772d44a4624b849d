/** Progress says a speed once there is one, and how long yet where that can be told. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { Progress, rateOf } from "../../src/terminal/progress.ts";

afterEach(() => vi.restoreAllMocks());

function said(total: number, atMost: boolean, ...shows: [done: number, seconds: number, before?: number][]) {
  const lines: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => lines.push(String(text)) > 0);
  const progress = new Progress(total, false, atMost);
  for (const show of shows) progress.show(...show);
  return lines;
}

describe("progress", () => {
  it("begins with what there is, without a speed", () => {
    expect(said(60_000, false, [0, 0.1], [3, 0.4])).toEqual(["3 of 60000 runs\n"]);
  });

  it("tells the speed since the first runs were in, and how long yet", () => {
    expect(said(60_000, false, [3, 0.4], [5003, 5.4])).toEqual([
      "3 of 60000 runs\n",
      "5003 of 60000 runs, 1000 a second, 55 s to go\n",
    ]);
  });

  it("does not say how long where a precision decides", () => {
    expect(said(1_000_000, true, [3, 0.4], [5003, 5.4])).toEqual([
      "3 of at most 1000000 runs\n",
      "5003 of at most 1000000 runs, 1000 a second\n",
    ]);
  });

  it("counts what an earlier process had finished in no speed", () => {
    expect(said(60_000, false, [50_000, 0.1, 50_000], [50_010, 1, 50_000], [52_010, 6, 50_000])[1]).toBe(
      "52010 of 60000 runs, 400 a second, 20 s to go\n",
    );
    expect(rateOf({ done: 10, seconds: 1 }, { done: 10, seconds: 9 })).toBeUndefined();
  });
});
