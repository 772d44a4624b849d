/** Confidence sequences hold at every number of runs, and stopping by them is a matter of the seed alone. */
import { describe, expect, it } from "vitest";
import { streamKey } from "../../src/engine/keys.ts";
import { Stream } from "../../src/engine/stream.ts";
import {
  logGamma,
  meanSequence,
  probabilitySequence,
  weightFrom,
} from "../../src/experiments/precision/confidence.ts";
import { checkpoints } from "../../src/experiments/precision/rounds.ts";
import { wilson } from "../../src/experiments/statistics.ts";
import { openScenario } from "../../src/node/open.ts";
import { playBatch } from "../../src/node/play.ts";

const opened = openScenario("friendship-treaty");

describe("ln of the gamma function", () => {
  it("is that of factorials, and of halves", () => {
    let sum = 0;
    let half = Math.log(Math.PI) / 2;
    for (let n = 1; n <= 3000; n++) {
      sum += Math.log(n);
      half += Math.log(n - 0.5);
      if (n % 7 !== 0 && n > 50) continue;
      expect(logGamma(n + 1), `${n}`).toBeCloseTo(sum, 8);
      expect(logGamma(n + 0.5), `${n} and a half`).toBeCloseTo(half, 8);
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
    const missed = { alike: 0, suggested: 0, wilson: 0 };
    const batches = 300;
    for (let b = 0; b < batches; b++) {
      stream.begin(streamKey("seed", "coverage"), b);
      const out = { alike: false, suggested: false, wilson: false };
      const outside = ([low, high]: [number, number]) => low > 0.3 || high < 0.3;
      let hits = 0;
      let first = 0;
      for (let n = 1; n <= 3000; n++) {
        if (stream.uniform(1, n, 0) < 0.3) hits++;
        if (n === 1000) first = hits;
        if (n % 20 !== 0) continue;
        out.alike ||= outside(probabilitySequence(hits, n));
        out.wilson ||= outside(wilson(hits, n));
        if (n > 1000)
          out.suggested ||= outside(
            probabilitySequence(hits - first, n - 1000, weightFrom(first, 1000, 0.03)),
          );
      }
      for (const k of ["alike", "suggested", "wilson"] as const) missed[k] += out[k] ? 1 / batches : 0;
    }
    expect(missed.alike).toBeLessThanOrEqual(0.05);
    expect(missed.suggested).toBeLessThanOrEqual(0.05);
    // Else the test could not tell.
    expect(missed.suggested).toBeGreaterThan(0);
    expect(missed.wilson).toBeGreaterThan(0.15);
  });

  it("is narrower where the first runs have said where to look, and right where they misled", () => {
    const width = ([low, high]: [number, number]) => high - low;
    const suggested = weightFrom(360, 1000, 0.01);
    expect(width(probabilitySequence(0.36 * 20_000, 20_000, suggested))).toBeLessThan(
      0.8 * width(probabilitySequence(0.36 * 20_000, 20_000)),
    );
    const misled = probabilitySequence(0.5 * 20_000, 20_000, suggested);
    expect(misled[0]).toBeLessThan(0.5);
    expect(misled[1]).toBeGreaterThan(0.5);
    const { a, b } = weightFrom(0, 1000, 0.01);
    expect([a, b].every((w) => w >= 0.5 && Number.isFinite(w))).toBe(true);
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

  it("judges a probability by the runs after the first thousand, or a short batch once and whole", async () => {
    const precision = new Map([["signed.TKM", 0.2]]);
    const short = await playBatch(opened, { seed: "p", runs: 300, precision });
    const column = (batch: typeof short, from: number) => {
      const o = batch.outcomes.findIndex((h) => h.id === "signed.TKM");
      return Array.from(
        { length: batch.runs - from },
        (_, k) => batch.values[(from + k) * batch.outcomes.length + o]!,
      );
    };
    const hits = (values: number[]) => values.filter((v) => v !== Infinity).length;
    const [low, high] = probabilitySequence(hits(column(short, 0)), 300);
    expect(short.precision![0]).toMatchObject({ low, high });
    const long = await playBatch(opened, { seed: "p", runs: 5000, precision });
    expect(long.runs).toBeGreaterThan(1000);
    const all = column(long, 0);
    const weight = weightFrom(hits(all.slice(0, 1000)), 1000, 0.2);
    const [l, h] = probabilitySequence(hits(all.slice(1000)), long.runs - 1000, weight);
    expect(long.precision![0]).toMatchObject({ low: l, high: h });
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
