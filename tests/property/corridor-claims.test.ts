/** The directional claims about corridors, each on the shipped network with its numbers shaken. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { monthOf } from "../../src/engine/calendar.ts";
import { Session } from "../../src/engine/session.ts";
import {
  CORRIDOR_CLAIMS,
  type CorridorClaim,
  FREE_FLOW,
} from "../../src/models/central-asia/claims/corridors.ts";
import { openScenario } from "../../src/node/open.ts";
import { property, share } from "../support/property.ts";

const RUNS = 20;
/** What the claims do not look at, and would only cost time. */
const OFF = ["leaders", "clashes", "settlement", "accession", "visits", "courtship", "contest", "solidarity"];
const { program } = openScenario("middle-corridor-vs-instc", [
  "start=2021-06",
  "end=2023-07",
  "works.tripp.opens=2099-01",
  ...OFF.map((m) => `mechanisms.${m}=off`),
]);
const session = new Session(program);
const OUTCOMES = [...program.outcomes.map((o) => o.id), ...program.world.outcomes.map((o) => o.id)];
const shaken = program
  .addresses()
  .filter((a) =>
    /^(legs\.[^.]+\.(tariff|days|risk|capacity)|parameters\.corridors\.(time|choice|venue))$/.test(a.path),
  );

const trials = fc.record({
  numbers: fc.array(share, { minLength: 7, maxLength: 40 }),
  congestion: fc.constantFrom(0, 0.15, 0.3),
  from: share,
  to: share,
  seed: fc.string({ maxLength: 3 }),
});
type Trial = typeof trials extends fc.Arbitrary<infer T> ? T : never;

function address(path: string) {
  const found = program.address(path);
  if (!found) throw new Error(`${path} is nothing here`);
  return found;
}

/** The outcome, or the chance, with the lever at `u` of its range up to 2000 (or 1 where that is all). */
function at(claim: CorridorClaim, trial: Trial, u: number): number {
  const value = (path: string, x: number) => ({ ...address(path), value: x });
  const now = (path: string) => {
    const a = address(path);
    return a.kind === "parameter" ? program.vector[a.index]! : program.image[a.index]!;
  };
  const values = [
    // A half to one and a half of what is shipped.
    ...shaken.map((a, k) => value(a.path, now(a.path) * (0.5 + trial.numbers[k % trial.numbers.length]!))),
    value("parameters.corridors.congestion", claim.condition === FREE_FLOW ? 0 : trial.congestion),
    value("legs.k16.capacity", 15),
    ...claim.lever.map((path) => {
      const a = address(path);
      const whole = a.column?.kind === "boolean";
      const [low, high] = [a.range[0], Math.min(a.range[1], path.startsWith("parameters") ? 2000 : 2)];
      return value(path, whole ? Math.round(u) : low + (high - low) * u);
    }),
  ];
  session.begin({ seed: trial.seed, values, record: "ledger" });
  session.finish();
  const { outcome } = claim;
  if (typeof outcome === "string") return session.outcomes()[OUTCOMES.indexOf(outcome)]!;
  const names = session.decisions.get(outcome.decision)!.alternatives;
  const object = program.axes.get("work")!.index.get(outcome.object);
  const row = session
    .ledger()
    .find(
      (r) =>
        r.decision === outcome.decision &&
        r.object === object &&
        names[r.alternative] === outcome.alternative,
    );
  expect(row!.month).toBe(monthOf("2023-06"));
  return row!.probability;
}

for (const claim of CORRIDOR_CLAIMS)
  describe(`${claim.id} (${claim.source})`, () => {
    let moved = 0;
    property(claim.statement, trials, RUNS, (trial) => {
      const [low, high] = [Math.min(trial.from, trial.to), Math.max(trial.from, trial.to)];
      const change = at(claim, trial, high) - at(claim, trial, low);
      const against = claim.direction === "raises" ? -change : change;
      if (against < -1e-9) moved++;
      expect(against).toBeLessThan(1e-8 * (claim.outcome === "cost.UZB-EUU" ? 1e4 : 1));
    });

    it.skipIf(process.env["FC_PATH"])("and it does move the outcome", () => {
      expect(moved).toBeGreaterThan(0);
    });
  });
