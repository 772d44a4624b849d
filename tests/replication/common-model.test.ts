import { describe, expect, it } from "vitest";
import { EngineRun, SEED } from "../../benchmarks/common/engine.ts";
import { FloccRun } from "../../benchmarks/common/flocc.ts";
import { buildGraph } from "../../benchmarks/common/graph.ts";
import { KeyedHand, PolarHand } from "../../benchmarks/common/hand.ts";
import { TICKS } from "../../benchmarks/common/model.ts";
import type { Session } from "../../src/engine/session.ts";

const state = (session: Session) => ({ x: session.column("x"), signed: session.column("signed") });
const bits = (session: Session) => session.snapshot().now;

function played(size: number, run = 0): EngineRun {
  const engine = new EngineRun(size);
  engine.start(run);
  engine.play(TICKS);
  return engine;
}

describe("the common model", () => {
  it.each([15, 100, 1000])("of %i states is the hand-written loop to the bit", (size) => {
    const engine = new EngineRun(size);
    const hand = new KeyedHand(size);
    // Twice on one instance, so that nothing of the first run can be left in the second.
    for (const run of [0, 3]) {
      for (const one of [engine, hand]) {
        one.start(run);
        one.play(TICKS);
      }
      expect(state(engine.session)).toEqual({ x: hand.x, signed: hand.signed });
      expect(engine.share()).toBeCloseTo(hand.share(), 14);
    }
  });

  it.each([15, 100])("of %i states goes on from a snapshot, here and elsewhere", (size) => {
    const straight = bits(played(size).session);
    const engine = new EngineRun(size);
    engine.start(0);
    engine.play(50);
    const half = engine.session.snapshot();
    engine.play(TICKS - 50);
    expect(bits(engine.session)).toEqual(straight);

    engine.session.restore(half);
    expect(bits(engine.session)).toEqual(half.now);
    engine.play(TICKS - 50);
    expect(bits(engine.session)).toEqual(straight);

    const elsewhere = new EngineRun(size);
    elsewhere.start(9);
    elsewhere.play(7);
    elsewhere.session.restore(half);
    elsewhere.play(TICKS - 50);
    expect(bits(elsewhere.session)).toEqual(straight);
  });

  it("forks into two that no longer touch", () => {
    const straight = bits(played(100).session);
    const engine = new EngineRun(100);
    engine.start(0);
    engine.play(50);
    const twin = engine.session.fork();
    const half = bits(twin);
    engine.play(TICKS - 50);
    expect(bits(twin)).toEqual(half);
    twin.finish();
    expect(bits(twin)).toEqual(straight);
    expect(bits(engine.session)).toEqual(straight);
    expect(twin.digest()).toBe(engine.session.digest());
  });

  it("differs between runs and between seeds", () => {
    const first = played(15);
    expect(bits(played(15, 1).session)).not.toEqual(bits(first.session));
    const { session } = played(15);
    session.begin({ seed: `${SEED}!`, run: 0 });
    session.finish();
    expect(bits(session)).not.toEqual(bits(first.session));
  });

  // The reference counts .87 to .88 in large samples, whatever the implementation.
  it.each([
    ["engine", (n: number) => new EngineRun(n), 20],
    ["polar", (n: number) => new PolarHand(n), 20],
    ["flocc", (n: number) => new FloccRun(n), 2],
  ] as const)("sees the share of signers that every correct implementation sees: %s", (_, make, runs) => {
    const one = make(1000);
    const shares = Array.from({ length: runs }, (_, run) => {
      one.start(run);
      one.play(TICKS);
      return one.share();
    });
    const mean = shares.reduce((a, b) => a + b) / runs;
    for (const share of shares) expect(Math.abs(share - 0.875)).toBeLessThan(0.045);
    // Within the reference's interval, give or take three standard errors of so many runs.
    const slack = (3 * 0.0115) / Math.sqrt(runs);
    expect(mean).toBeGreaterThan(0.87 - slack);
    expect(mean).toBeLessThan(0.88 + slack);
    expect(mean).toBeGreaterThan(0.86);
    expect(mean).toBeLessThan(0.89);
  });
});

describe("the graph", () => {
  it.each([15, 100, 1000])(
    "of %i states is undirected, of the right degree, with weights that sum to 1",
    (size) => {
      const { starts, neighbours, weights } = buildGraph(size);
      expect(buildGraph(size)).toEqual({ size, starts, neighbours, weights });
      expect(neighbours.length / size).toBe(size === 15 ? 14 : 10);
      const edges = new Set<string>();
      for (let i = 0; i < size; i++) {
        let sum = 0;
        expect(starts[i + 1]! - starts[i]!).toBeGreaterThan(0);
        for (let k = starts[i]!; k < starts[i + 1]!; k++) {
          expect(neighbours[k]).not.toBe(i);
          edges.add(`${i}-${neighbours[k]}`);
          sum += weights[k]!;
        }
        expect(sum).toBeCloseTo(1, 12);
      }
      expect(edges.size).toBe(neighbours.length);
      for (const edge of edges) expect(edges.has(edge.split("-").reverse().join("-"))).toBe(true);
    },
  );
});
