/** The directional claims about institutions and powers, each in random states of the scenario that takes the decision. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Address } from "../../src/engine/address.ts";
import { Session } from "../../src/engine/session.ts";
import { POLITICAL_CLAIMS, type PoliticalClaim } from "../../src/models/central-asia/claims/politics.ts";
import { openScenario } from "../../src/node/open.ts";
import { property, share } from "../support/property.ts";

/** What is drawn anew in every trial, so that a claim is not one of the shipped numbers. */
const DRAWN =
  /^(actors\.\w+\.(neutrality|sovereignty|identity|overlap|threat|consolidation|leader\.regionalism|polyarchy)|pairs\.[\w-]+\.(trust|rivalry)|region\.recognition|actors\.\w+\.vectors\.\w+\.closeness|bodies\.\w+\.output|powers\.\w+\.(conditionality|aims\.\w+))$/;

const trials = fc.record({
  world: fc.array(share, { minLength: 20, maxLength: 60 }),
  weights: fc.array(share, { minLength: 3, maxLength: 3 }),
  target: fc.nat({ max: 200 }),
  from: share,
  to: share,
  seed: fc.string({ maxLength: 4 }),
});
type Trial = typeof trials extends fc.Arbitrary<infer T> ? T : never;
type Value = { kind: Address["kind"]; index: number; value: number };

const stage = (claim: PoliticalClaim) => {
  const { program } = openScenario(claim.scenario);
  const session = new Session(program);
  const all = program.addresses();
  const pattern = new RegExp(`^${claim.lever.replace(/\./g, "\\.").replace(/\*/g, "([^.]+)")}$`);
  return {
    session,
    drawn: all.filter((a) => DRAWN.test(a.path)),
    levers: all.flatMap((address) => {
      const names = pattern.exec(address.path)?.slice(1);
      return names ? [{ address, names }] : [];
    }),
  };
};
const stages = new Map<string, ReturnType<typeof stage>>();
function stageOf(claim: PoliticalClaim) {
  const found = stages.get(claim.id) ?? stage(claim);
  stages.set(claim.id, found);
  return found;
}

/** Utility less the terms of belief, by object and decider, when each weighs the decision in the first month. */
function weighed(
  session: Session,
  claim: PoliticalClaim,
  seed: string,
  values: Value[],
): Map<string, number> {
  const decision = session.decisions.get(claim.decision)!;
  decision.ledger.probing = true;
  session.begin({ seed, values, record: "ledger" });
  session.step();
  const found = new Map<string, number>();
  for (const row of session.ledger()) {
    if (row.decision !== claim.decision) continue;
    let steady = 0;
    decision.terms.forEach((term, k) => {
      if (!term.belief) steady += row.shares[k]!;
    });
    found.set(`${row.object} ${row.decider}`, steady);
  }
  return found;
}

/** By how much raising the lever moves each subject's utility against the claim; positive is a breach. */
function measured(claim: PoliticalClaim, trial: Trial): { breach: number; moved: number } {
  const { session, drawn, levers } = stageOf(claim);
  const { program } = session;
  const { address, names } = levers[trial.target % levers.length]!;
  const values: Value[] = drawn.map((a, k) => {
    const u = trial.world[(k * 7 + trial.target) % trial.world.length]!;
    const [low, high] = [Math.max(a.range[0], -1), Math.min(a.range[1], 1)];
    return { kind: a.kind, index: a.index, value: low + (high - low) * u };
  });
  claim.weights.forEach((id, k) => {
    const top = program.parameters[program.slots.get(id)!]!.range[1];
    values.push({ kind: "parameter", index: program.slots.get(id)!, value: top * trial.weights[k]! });
  });
  for (const id of claim.without ?? [])
    values.push({ kind: "parameter", index: program.slots.get(id)!, value: 0 });
  const [low, high] = [address.range[0], Math.min(address.range[1], 10)];
  const at = (u: number) =>
    address.column?.kind === "integer" ? Math.round(low + (high - low) * u) : low + (high - low) * u;
  const [less, more] = [Math.min(trial.from, trial.to), Math.max(trial.from, trial.to)].map((u) =>
    weighed(session, claim, trial.seed, [
      ...values,
      { kind: address.kind, index: address.index, value: at(u) },
    ]),
  ) as [Map<string, number>, Map<string, number>];
  const sign = claim.direction === "raises" ? -1 : 1;
  let [breach, moved] = [0, 0];
  for (const [key, before] of less) {
    const after = more.get(key);
    if (after === undefined || !concerned(claim, session, Number(key.split(" ")[1]), names)) continue;
    breach = Math.max(breach, sign * (after - before));
    moved = Math.max(moved, -sign * (after - before));
  }
  return { breach, moved };
}

function concerned(claim: PoliticalClaim, session: Session, decider: number, names: string[]): boolean {
  const decides = claim.decision === "format" ? "format" : "actor";
  const ids = session.program.axes.get(decides)!.ids;
  const last = names.at(-1)!;
  switch (claim.subject) {
    case "self":
      return ids[decider] === last;
    case "party":
      return last.split("-").includes(ids[decider]!);
    case "watcher":
      return session.column("format.rivals")[decider * ids.length + ids.indexOf(last)] === 1;
    case "all":
      return true;
  }
}

for (const claim of POLITICAL_CLAIMS)
  describe(`${claim.id} (${claim.decision}, ${claim.source})`, () => {
    let moved = 0;
    property(claim.statement, trials, 40, (trial) => {
      const found = measured(claim, trial);
      if (found.moved > 1e-9) moved++;
      expect(found.breach).toBeLessThan(1e-8);
    });

    it.skipIf(process.env["FC_PATH"])("and it does move the decision", () => {
      expect(moved).toBeGreaterThan(0);
    });

    it("names weights that there are", () => {
      const { program } = stageOf(claim).session;
      for (const id of [...claim.weights, ...(claim.without ?? [])])
        expect(program.slots.has(id), id).toBe(true);
    });
  });
