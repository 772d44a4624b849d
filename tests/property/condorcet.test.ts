/** Collective choice: invariants 33 and 34 of model/7, and one election of KTAB's own. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  coalitions,
  ELECTIONS,
  type Election,
  election,
  VOTES,
  victories,
  weightedMedian,
} from "../../src/theory/condorcet.ts";
import ktab from "../fixtures/ktab-election.json" with { type: "json" };
import { property, share } from "../support/property.ts";

function elect(
  kind: Election,
  utility: readonly number[],
  weight: readonly number[],
  vote: keyof typeof VOTES = "proportional",
  m = 1,
  floor?: number,
) {
  const options = utility.length / weight.length;
  const [support, victory] = [new Float64Array(options * options), new Float64Array(options * options)];
  coalitions(utility, weight, VOTES[vote], support, floor);
  victories(support, m, victory);
  const probability = new Float64Array(options);
  election(kind, support, victory, probability);
  return { support, victory, probability };
}

const EXPONENTS = [1, 2, 4, 8] as const;
const actors = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc.record({
    position: fc.array(share, { minLength: n, maxLength: n }),
    weight: fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: n, maxLength: n }),
  }),
);

/** Symmetric single peaks: the nearer the better. */
const peaks = (position: readonly number[]) =>
  position.flatMap((x) => position.map((y) => 1 - Math.abs(x - y)));

describe("collective choice", () => {
  property("33: the weighted median is beaten by none when all vote for the nearer", actors, 400, (a) => {
    const best = weightedMedian(a.position, a.weight);
    const { support } = elect("conditional", peaks(a.position), a.weight, "binary", 1, 0);
    const n = a.position.length;
    const whole = a.weight.reduce((x, y) => x + y, 0);
    for (let j = 0; j < n; j++)
      if (j !== best)
        expect(support[best * n + j]).toBeGreaterThanOrEqual(support[j * n + best]! - 1e-7 * whole);
  });

  const apart = fc.record({
    gaps: fc.array(fc.double({ min: 0.05, max: 0.3, noNaN: true }), { minLength: 2, maxLength: 6 }),
    weight: fc.array(fc.double({ min: 1, max: 10, noNaN: true }), { minLength: 7, maxLength: 7 }),
  });
  property("33: the election gathers on it as the contest grows harder", apart, 200, ({ gaps, weight }) => {
    let at0 = 0;
    const position = [0, ...gaps.map((g) => (at0 += g))];
    const w = weight.slice(0, position.length);
    const best = weightedMedian(position, w);
    const at = EXPONENTS.map(
      (m) => elect("conditional", peaks(position), w, "binary", m).probability[best] as number,
    );
    for (let k = 1; k < at.length; k++) expect(at[k]).toBeGreaterThanOrEqual(at[k - 1]! - 1e-12);
  });

  property(
    "34: probabilities sum to 1, whatever the rule",
    fc.tuple(
      actors,
      fc.constantFrom(...ELECTIONS),
      fc.constantFrom("proportional", "binary", "cubic"),
      fc.constantFrom(...EXPONENTS),
    ),
    300,
    ([a, kind, vote, m]) => {
      const { probability, victory } = elect(
        kind,
        peaks(a.position),
        a.weight,
        vote as keyof typeof VOTES,
        m,
      );
      expect(probability.reduce((x, y) => x + y, 0)).toBeCloseTo(1, 12);
      for (const p of probability) expect(p).toBeGreaterThanOrEqual(0);
      const n = a.position.length;
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) expect(victory[i * n + j]! + victory[j * n + i]!).toBeCloseTo(1, 12);
    },
  );

  property(
    "34: options that are the same to everybody have the same chance",
    fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), fc.constantFrom(...ELECTIONS)),
    100,
    ([voters, options, kind]) => {
      const weight = Array.from({ length: voters }, (_, k) => 1 + k);
      const utility = Array.from({ length: voters * options }, (_, k) => Math.floor(k / options) / 10);
      for (const p of elect(kind, utility, weight).probability) expect(p).toBeCloseTo(1 / options, 6);
    },
  );
});

it("reproduces an election of KTAB", () => {
  const { probability } = elect("conditional", ktab.utility.flat(), ktab.capability);
  ktab.probability.forEach((p, k) => {
    expect(probability[k]).toBeCloseTo(p, 12);
  });
});
