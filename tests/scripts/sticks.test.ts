/** The measure of how far sticks are meant, from chances that are known. */
import { describe, expect, it } from "vitest";
import { Meant } from "../../scripts/sticks.ts";
import type { Session } from "../../src/engine/session.ts";

const row = (month: number, alternative: number, probability: number, chosen = 0) => ({
  ...{ decision: "sticks", decider: 0, object: 1, month, alternative, probability, chosen },
});
const kept = (rows: object[]) => {
  const meant = new Meant();
  meant.add({ ledger: () => rows } as unknown as Session);
  return meant;
};

describe("what remains of sticks when their luck is drawn anew", () => {
  it("is their chance where all have the same", () => {
    const lot = [1, 2, 3].flatMap((m) => [row(m, 1, 0.2), row(m, 2, 0.1)]);
    expect(kept(lot).remaining).toBeCloseTo(0.3, 12);
  });

  it("is all of them where each is certain, and leaves out who was not asked", () => {
    const certain = [row(1, 2, 1, 2), row(2, 1, 0), row(2, 2, 0), row(3, 2, 0.5, -1)];
    expect(kept(certain).remaining).toBe(1);
  });

  it("is not a number where there are none", () => {
    expect(kept([]).remaining).toBeNaN();
  });
});
