/** Power indices against published and exactly computed games (tests/fixtures/power-indices.json). */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { powerOfRule, shapleyValue, weightedPower } from "../../src/theory/power-index.ts";
import { property } from "../support/property.ts";

interface Game {
  name: string;
  quota: number;
  players: {
    name: string;
    weight: number;
    banzhaf_normalized: [string, number];
    shapley_shubik: [string, number];
    penrose_absolute: [string, number];
  }[];
}

const games = JSON.parse(
  readFileSync(new URL("../fixtures/power-indices.json", import.meta.url), "utf8"),
) as Game[];

/** A fraction such as 5/21. */
function fraction(text: string): number {
  const [top, bottom = "1"] = text.split("/");
  return Number(top) / Number(bottom);
}

describe.each(games)("$name", ({ quota, players }) => {
  const weights = players.map((p) => p.weight);
  const total = weights.reduce((a, b) => a + b, 0);
  const counted = weightedPower(players.length, total);
  counted.measure(weights, quota, players.length);
  const listed = powerOfRule(
    players.length,
    (set) => weights.reduce((sum, w, i) => sum + (set & (1 << i) ? w : 0), 0) >= quota,
  );

  it.each([
    ["counted by weight", counted],
    ["counted one by one", listed],
  ])("%s", (_, power) => {
    players.forEach((player, i) => {
      expect(power.banzhaf[i]).toBeCloseTo(fraction(player.banzhaf_normalized[0]), 12);
      expect(power.shapley[i]).toBeCloseTo(fraction(player.shapley_shubik[0]), 12);
      expect(power.penrose[i]).toBeCloseTo(fraction(player.penrose_absolute[0]), 12);
    });
  });
});

it("refuses rules over too many players", () => {
  expect(() => powerOfRule(17, () => true)).toThrow(/17 players/);
});

describe("Shapley's value", () => {
  const values = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 8 });

  property("37: of a sum it is the terms themselves", values, 200, (terms) => {
    const sum = (coalition: number) => terms.reduce((v, t, k) => (coalition & (1 << k) ? v + t : v), 0);
    shapleyValue(terms.length, sum).forEach((v, k) => {
      expect(v).toBeCloseTo(terms[k]!, 9);
    });
  });

  property("of any game it sums to the worth of all less that of nobody", values, 200, (terms) => {
    const worth = (coalition: number) =>
      1 / (1 + Math.exp(-terms.reduce((v, t, k) => (coalition & (1 << k) ? v + t : v), 0.3)));
    const total = shapleyValue(terms.length, worth).reduce((a, b) => a + b, 0);
    expect(total).toBeCloseTo(worth((1 << terms.length) - 1) - worth(0), 9);
  });

  it("is the Shapley-Shubik index where a coalition wins or does not", () => {
    const wins = (coalition: number) =>
      [4, 2, 1, 1].reduce((w, x, k) => (coalition & (1 << k) ? w + x : w), 0) >= 5;
    const index = powerOfRule(4, wins).shapley;
    shapleyValue(4, (c) => (wins(c) ? 1 : 0)).forEach((v, k) => {
      expect(v).toBeCloseTo(index[k]!, 12);
    });
  });
});
