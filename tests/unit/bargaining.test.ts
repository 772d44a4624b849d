/** Terms of a treaty settled by bargaining among those who may sign it. */
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";
import { weightedMedian } from "../../src/theory/condorcet.ts";

const ON = ["mechanisms.bargaining=on", "treaties.friendship.terms=bargained"];
const FIVE = ["KAZ", "KGZ", "TJK", "TKM", "UZB"];

function signedDepth(sets: readonly string[]) {
  const s = new Session(openScenario("friendship-treaty", sets).program);
  s.begin({ seed: "terms" });
  const position = Object.fromEntries(FIVE.map((id) => [id, s.value("position", id, "depth")]));
  const weight = Object.fromEntries(
    FIVE.map((id) => [id, Math.sqrt(s.value("gdp", id)) * s.value("salience", id, "depth")]),
  );
  s.step();
  return { s, position, weight, depth: s.value("treaty.depth", "friendship") };
}

describe("bargained terms", () => {
  it("are the mean of the positions under the chances that each prevails", () => {
    const { s, position, depth } = signedDepth(ON);
    const chance = FIVE.map((id) => s.value("bargaining.chance", "friendship", id));
    expect(chance.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(depth).toBeCloseTo(
      FIVE.reduce((sum, id, k) => sum + chance[k]! * position[id]!, 0),
      12,
    );
    expect(s.value("bargaining.chance", "friendship", "AZE")).toBe(0);
    expect(depth).not.toBe(0.35);
    expect(s.events.all().some((e) => e.kind === "terms-settled" && e.actors[0] === "friendship")).toBe(true);
  });

  it("come near the weighted median when the stronger coalition always prevails", () => {
    const { position, weight, depth } = signedDepth([...ON, "parameters.bargaining.decisiveness=16"]);
    const median = weightedMedian(
      FIVE.map((id) => position[id]!),
      FIVE.map((id) => weight[id]!),
    );
    expect(Math.abs(depth - position[FIVE[median]!]!)).toBeLessThan(0.02);
  });

  it("move towards a state that cares more", () => {
    const [little, much] = [0.1, 1].map(
      (salience) => signedDepth([...ON, `actors.TKM.issues.depth.salience=${salience}`]).depth,
    );
    expect(much).toBeLessThan(little!);
  });

  it("are as given where the treaty does not say otherwise, and where the mechanism is off", () => {
    expect(signedDepth(["mechanisms.bargaining=on"]).depth).toBe(0.35);
    const [plain, idle] = [[], ["mechanisms.bargaining=on"]].map((sets) => {
      const s = new Session(openScenario("friendship-treaty", sets).program);
      s.begin({ seed: "terms" });
      s.finish();
      return [Array.from(s.outcomes()), s.events.all()];
    });
    expect(idle).toEqual(plain);
  });
});
