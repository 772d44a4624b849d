/** What others infer of a disposition from refusals, against integration by brute force, and in play. */
import { describe, expect, it } from "vitest";
import { beliefsReport } from "../../scripts/beliefs.ts";
import { type Inferred, infer } from "../../src/engine/decision/disposition.ts";
import { logistic } from "../../src/engine/dmath.ts";
import { probitLogitScale } from "../../src/engine/probit-logit.ts";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";

interface Seen {
  v: number;
  accepted: boolean;
}

/** Mean and spread of z, and the chance of a yes at utility v, given all choices at once: 20,000 points over 20 sd. */
function byBruteForce(seen: readonly Seen[], v: number, sd: number, noise: number) {
  const points = 20_000;
  let [weight, first, second, yes] = [0, 0, 0, 0];
  for (let k = 0; k <= points; k++) {
    const z = -10 + (20 * k) / points;
    let w = Math.exp(-0.5 * z * z);
    for (const s of seen) w /= 1 + Math.exp(((s.accepted ? -1 : 1) * (s.v + sd * z)) / noise);
    weight += w;
    first += w * z;
    second += w * z * z;
    yes += w / (1 + Math.exp(-(v + sd * z) / noise));
  }
  const mean = first / weight;
  return { mean, spread: Math.sqrt(second / weight - mean * mean), chance: yes / weight };
}

function inStages(seen: readonly Seen[], sd: number, noise: number): Inferred {
  const now = { mean: 0, spread: 1 };
  for (const { v, accepted } of seen) infer(now, v, sd, noise, accepted, now);
  return now;
}

const no = (v: number): Seen => ({ v, accepted: false });

describe("what a choice tells of a disposition", () => {
  it.each([
    [-2, 0.6, 1],
    [0, 0.6, 1],
    [3, 0.6, 1],
    [0.5, 3, 1],
    [1, 3, 0.3],
  ])("is exact after one refusal at utility %d, sd %d, noise %d", (v, sd, noise) => {
    const exact = byBruteForce([no(v)], v, sd, noise);
    const { mean, spread } = inStages([no(v)], sd, noise);
    const tolerance = sd / noise > 5 ? 1e-3 : 1e-6;
    expect(Math.abs(mean - exact.mean)).toBeLessThan(tolerance);
    expect(Math.abs(spread - exact.spread)).toBeLessThan(tolerance);
  });

  it.each([
    ["three refusals", [no(-1), no(-0.5), no(0.2)]],
    ["six refusals", [no(0), no(0), no(0), no(0.5), no(0.5), no(1)]],
    ["a refusal and two votes in favour", [no(0.4), { v: 0.1, accepted: true }, { v: 0.9, accepted: true }]],
  ])("is right within .003 of a chance after %s", (_, seen) => {
    const [sd, noise] = [0.6, 1];
    const { mean, spread } = inStages(seen, sd, noise);
    for (const v of [-3, -1.5, 0, 1.5]) {
      const stated = logistic((v + sd * mean) * probitLogitScale(noise, sd * spread));
      expect(Math.abs(stated - byBruteForce(seen, v, sd, noise).chance)).toBeLessThan(0.003);
    }
  });

  it("lowers what is expected after a refusal, raises it after a vote in favour, and narrows it by both", () => {
    const refused = inStages([no(0)], 0.6, 1);
    const agreed = inStages([{ v: 0, accepted: true }], 0.6, 1);
    expect(refused.mean).toBeLessThan(0);
    expect(agreed.mean).toBeCloseTo(-refused.mean, 12);
    expect(refused.spread).toBeLessThan(1);
  });
});

describe("beliefs in play", () => {
  it("are those of the disposition's spread alone before anybody has refused, and lower after", () => {
    const session = new Session(openScenario("friendship-treaty", ["parameters.accession.fixed=6"]).program);
    session.begin({ seed: "refusals", record: "events" });
    expect(session.value("accession.inferred.mean", "friendship", "TKM")).toBe(0);
    session.finish();
    const refusals = session.events
      .all()
      .filter((e) => e.kind === "declined" && e.actors.includes("TKM")).length;
    expect(refusals).toBeGreaterThan(0);
    expect(session.value("accession.inferred.mean", "friendship", "TKM")).toBeLessThan(0);
    expect(session.value("accession.inferred.spread", "friendship", "TKM")).toBeLessThan(1);
  });

  it("are as often right as they say", () => {
    const gaps = beliefsReport("friendship-treaty", "accession", 500, "calibrated")
      .split("\n")
      .slice(1)
      .map((line) => Number(line.slice(line.lastIndexOf(" "))));
    expect(gaps.length).toBe(5);
    for (const z of gaps) expect(Math.abs(z)).toBeLessThan(4);
  });
});
