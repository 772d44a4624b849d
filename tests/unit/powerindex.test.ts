/** Power indices against published and exactly computed games (tests/fixtures/power-indices.json). */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { powerOfRule, weightedPower } from "../../src/engine/powerindex.ts";

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
