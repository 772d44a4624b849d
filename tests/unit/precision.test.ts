/** Confidence sequences hold at every number of runs, and stopping by them is a matter of the seed alone. */
import { describe, expect, it } from "vitest";
import { streamKey } from "../../src/engine/keys.ts";
import { Stream } from "../../src/engine/stream.ts";
import { playBatch } from "../../src/experiments/batch.ts";
import {
  logFactorial,
  meanSequence,
  probabilitySequence,
} from "../../src/experiments/precision/confidence.ts";
import { checkpoints } from "../../src/experiments/precision/rounds.ts";
import { wilson } from "../../src/experiments/statistics.ts";
import { openScenario } from "../../src/models/open.ts";

const opened = openScenario("friendship-treaty");

describe("ln n!", () => {
  it("is the sum of the logarithms, on both sides of where Stirling's series takes over", () => {
    let sum = 0;
    for (let n = 1; n <= 3000; n++) {
      sum += Math.log(n);
      if (n % 7 === 0 || n < 50) expect(logFactorial(n), `${n}`).toBeCloseTo(sum, 8);
    }
  });
});

describe("the sequence of a probability", () => {
  it("is where the mixture's likelihood ratio is below 1/alpha", () => {
    // By hand: after one success, average likelihood 1/2 against p: out where p < 0.05 / 2.
    const [low, high] = probabilitySequence(1, 1);
    expect(low).toBeCloseTo(0.025, 10);
    expect(high).toBe(1);
    // After one success and one failure: (1/6) / (p (1 - p)) = 20.
    const [l, h] = probabilitySequence(1, 2);
    const p = (1 - Math.sqrt(1 - 4 / 120)) / 2;
    expect([l, h]).toEqual([expect.closeTo(p, 10), expect.closeTo(1 - p, 10)]);
  });

  it("holds the truth at all numbers of runs at once, where Wilson's interval does not", () => {
    const stream = new Stream("coverage");
    let mine = 0;
    let wilsons = 0;
    const batches = 300;
    for (let b = 0; b < batches; b++) {
      stream.begin(streamKey("seed", "coverage"), b);
      let hits = 0;
      let out = false;
      let outWilson = false;
      for (let n = 1; n <= 2000; n++) {
        if (stream.uniform(n & 0xffff, n, 0) < 0.3) hits++;
        if (n % 20 !== 0) continue;
        const [low, high] = probabilitySequence(hits, n);
        const [wl, wh] = wilson(hits, n);
        out ||= low > 0.3 || high < 0.3;
        outWilson ||= wl > 0.3 || wh < 0.3;
      }
      mine += out ? 1 : 0;
      wilsons += outWilson ? 1 : 0;
    }
    expect(mine / batches).toBeLessThanOrEqual(0.05);
    expect(wilsons / batches).toBeGreaterThan(0.15);
  });

  it("narrows with the runs, and is wider than an interval for one number of runs", () => {
    for (const n of [100, 1000, 10_000, 100_000]) {
      const [low, high] = probabilitySequence(0.36 * n, n);
      const [wl, wh] = wilson(0.36 * n, n);
      expect(high - low).toBeGreaterThan(wh - wl);
      expect(high - low).toBeLessThan(2.5 * (wh - wl));
    }
  });
});

describe("the sequence of a mean", () => {
  it("is half as wide for half the deviation, and shrinks a little slower than the root of the runs", () => {
    expect(meanSequence(2, 500)).toBeCloseTo(2 * meanSequence(1, 500), 12);
    const ratio = meanSequence(1, 4000) / meanSequence(1, 16_000);
    expect(ratio).toBeGreaterThan(1.8);
    expect(ratio).toBeLessThan(2);
    expect(meanSequence(1, 2000)).toBeGreaterThan(1.96 / Math.sqrt(2000));
  });
});

describe("stopping", () => {
  it("looks at numbers of runs that rise by a tenth, up to the most there may be", () => {
    const all = [...checkpoints(5000)];
    expect(all.slice(0, 4)).toEqual([1000, 1100, 1300, 1500]);
    expect(all.at(-1)).toBe(5000);
    expect([...checkpoints(300)]).toEqual([300]);
  });

  it("stops at the first look at which the interval is narrow enough, with the digest of so many runs", async () => {
    const precision = new Map([["signed.TKM", 0.04]]);
    const played = await playBatch(opened, { seed: "p", runs: 20_000, precision });
    expect(played.precision).toEqual([
      expect.objectContaining({ outcome: "signed.TKM", asked: 0.04, halfWidth: expect.closeTo(0.04, 2) }),
    ]);
    expect(played.precision![0]!.halfWidth).toBeLessThanOrEqual(0.04);
    const looks = [...checkpoints(20_000)];
    expect(looks).toContain(played.runs);
    const before = looks[looks.indexOf(played.runs) - 1]!;
    const earlier = await playBatch(opened, { seed: "p", runs: before, precision });
    expect(earlier.precision![0]!.halfWidth).toBeGreaterThan(0.04);
    const plain = await playBatch(opened, { seed: "p", runs: played.runs });
    expect(played.digest).toBe(plain.digest);
    expect(played.values).toEqual(plain.values);
  });
});
