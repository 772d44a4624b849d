/** Invariants of choice (model/7 B), on a bare decision with random utilities and on accession in random worlds. */
import fc from "fast-check";
import { describe, expect } from "vitest";
import { type Inferred, infer } from "../../src/engine/decision/disposition.ts";
import type { LedgerRow } from "../../src/engine/decision/ledger.ts";
import { solveQuantal } from "../../src/engine/decision/quantal.ts";
import { Session } from "../../src/engine/session.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { compile } from "../support/compile.ts";
import { choiceModel, miniWorld } from "../support/mini.ts";
import { between, property } from "../support/property.ts";
import { type Plan, worldOf, worlds } from "../support/worlds.ts";

const NAMES = ["stay", "one", "two", "three", "four"];

interface Choice {
  /** [alternative beside the status quo][term] */
  shares: [number, number][];
  noise: number;
  seed: string;
}

const choices = fc.record({
  shares: fc.array(fc.tuple(between(-8, 8), between(-8, 8)), { minLength: 1, maxLength: 4 }),
  noise: between(0.3, 3),
  seed: fc.string({ maxLength: 5 }),
});

interface Made {
  rows: LedgerRow[];
  chosen: string;
}

/** One decider, one month. `names` says which alternatives there are beside the status quo. */
function choose({ shares, noise, seed }: Choice, names = NAMES.slice(1, shares.length + 1)): Made {
  const cells = new Map(
    names.flatMap((name) => {
      const [first, second] = shares[NAMES.indexOf(name) - 1]!;
      return [
        [`first.${name}.A`, first],
        [`second.${name}.A`, second],
      ] as [string, number][];
    }),
  );
  const all = ["stay", ...names];
  const parameters = new Map([["choice.noise", noise]]);
  const session = new Session(compile(choiceModel(all), miniWorld(["A"], 1, { cells, parameters })));
  session.begin({ seed, record: "ledger" });
  session.finish();
  return { rows: session.ledger(), chosen: all[session.column("chosen")[0]!]! };
}

const utilities = (c: Choice) => c.shares.map(([a, b]) => a + b);

/** Softmax by the plain formula, over all alternatives, the status quo first and worth `base`. */
function softmax(values: number[], noise: number, base = 0): number[] {
  const powers = [base, ...values.map((v) => v + base)].map((v) => Math.exp(v / noise));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
}

describe("a choice among alternatives", () => {
  property(
    "B11 B13 probabilities are the softmax, which a constant added to all leaves",
    fc.tuple(choices, between(-5, 5)),
    150,
    ([c, constant]) => {
      const expected = softmax(utilities(c), c.noise, constant);
      const { rows } = choose(c);
      let sum = expected[0]!;
      rows.forEach((row, k) => {
        expect(row.probability).toBeGreaterThanOrEqual(0);
        expect(row.probability).toBeLessThanOrEqual(1);
        expect(row.probability).toBeCloseTo(expected[k + 1]!, 12);
        sum += row.probability;
      });
      expect(sum).toBeCloseTo(1, 12);
    },
  );

  property("B12 shares sum to the utility", choices, 100, (c) => {
    for (const row of choose(c).rows)
      expect(Math.abs(row.shares.reduce((a, b) => a + b, 0) - row.utility)).toBeLessThan(1e-12);
  });

  property("B14 much noise makes all alike, none makes the best certain", choices, 80, (c) => {
    const n = c.shares.length + 1;
    for (const row of choose({ ...c, noise: 1e9 }).rows) expect(row.probability).toBeCloseTo(1 / n, 6);
    const values = [0, ...utilities(c)];
    const best = Math.max(...values);
    const runnerUp = Math.max(...values.filter((v) => v !== best));
    fc.pre(values.filter((v) => v === best).length === 1 && best - runnerUp > 0.005);
    const sure = choose({ ...c, noise: 1e-4 });
    expect(sure.chosen).toBe(NAMES[values.indexOf(best)]);
    for (const row of sure.rows)
      expect(row.probability).toBeCloseTo(row.alternative === values.indexOf(best) ? 1 : 0, 9);
  });

  const raised = fc.tuple(choices, fc.nat({ max: 3 }), between(0, 5));
  property(
    "B15 a probability rises with its own utility, strictly while it is not extreme",
    raised,
    120,
    ([c, at, by]) => {
      const k = at % c.shares.length;
      const shares = c.shares.map(([a, b], j): [number, number] => [a + (j === k ? by : 0), b]);
      const [before, after] = [choose(c).rows[k]!, choose({ ...c, shares }).rows[k]!];
      expect(after.probability).toBeGreaterThanOrEqual(before.probability);
      const extreme = Math.max(Math.abs(before.utility), Math.abs(after.utility)) / c.noise >= 30;
      if (by > 0 && !extreme) expect(after.probability).toBeGreaterThan(before.probability);
    },
  );

  /** Alternatives near each other, so that luck decides. */
  const near = fc.record({
    shares: fc.array(fc.tuple(between(-1, 1), between(-1, 1)), { minLength: 1, maxLength: 4 }),
    noise: between(0.3, 3),
    seed: fc.string({ maxLength: 5 }),
  });
  const close = fc.tuple(near, fc.nat({ max: 3 }), between(0, 2));
  property("B18 raising an alternative never turns a choice away from it", close, 150, ([c, at, by]) => {
    const k = at % c.shares.length;
    const shares = c.shares.map(([a, b], j): [number, number] => [a, b + (j === k ? by : 0)]);
    const name = NAMES[k + 1]!;
    const [before, after] = [choose(c).chosen, choose({ ...c, shares }).chosen];
    if (before === name) expect(after).toBe(name);
    else expect([before, name]).toContain(after);
  });

  const removed = fc.tuple(
    choices.filter((c) => c.shares.length > 1),
    fc.nat({ max: 3 }),
  );
  property(
    "B17 an alternative that goes leaves the odds and the luck of the others",
    removed,
    120,
    ([c, at]) => {
      const gone = NAMES[1 + (at % c.shares.length)]!;
      const left = NAMES.slice(1, c.shares.length + 1).filter((name) => name !== gone);
      const [whole, rest] = [choose(c), choose(c, left)];
      const of = (made: Made, all: string[]) => new Map(made.rows.map((r) => [all[r.alternative - 1]!, r]));
      const [a, b] = [of(whole, NAMES.slice(1)), of(rest, left)];
      for (const x of left) {
        expect(b.get(x)!.luck).toBe(a.get(x)!.luck);
        for (const y of left) {
          const before = Math.log(a.get(x)!.probability) - Math.log(a.get(y)!.probability);
          expect(Math.log(b.get(x)!.probability) - Math.log(b.get(y)!.probability)).toBeCloseTo(before, 9);
        }
      }
      if (whole.chosen !== gone) expect(rest.chosen).toBe(whole.chosen);
    },
  );

  property("a choice is the best score, luck included", choices, 80, (c) => {
    const { rows, chosen } = choose(c);
    const scores = [rows[0]!.luckStatusQuo, ...rows.map((r) => r.utility + r.luck)];
    expect(chosen).toBe(NAMES[scores.indexOf(Math.max(...scores))]);
  });
});

describe("accession in random worlds", () => {
  interface Round {
    rows: LedgerRow[];
    session: Session;
    noise: number;
    sd: number;
    unsettled: boolean;
  }

  /** Every round of a world: what each undecided state weighs, asked or not. */
  function rounds(plan: Plan): Round {
    const session = new Session(compile(centralAsia, worldOf(plan)));
    for (const d of session.decisions.values()) d.ledger.probing = true;
    session.begin({ seed: "rounds", record: "ledger" });
    session.finish();
    const value = (id: string) => session.program.vector[session.program.slots.get(id) ?? -1] ?? Number.NaN;
    return {
      rows: session.ledger(),
      session,
      noise: value("accession.noise"),
      sd: value("accession.frailty"),
      unsettled: session.decisions.size > 0 && session.column("accession.unsettled")[0] === 1,
    };
  }

  /** Parameters that the schedule may move would make the noise of a row unknown here. */
  const steady = worlds((p) => ({ ...p, schedule: p.schedule.filter((e) => e.verb !== "set") }));

  property("B11 B12 shares sum to the utility, and the probability is its logit", steady, 40, (plan) => {
    const { rows, noise } = rounds(plan);
    for (const row of rows) {
      expect(Math.abs(row.shares.reduce((a, b) => a + b, 0) - row.utility)).toBeLessThan(1e-12);
      expect(row.probability).toBeCloseTo(softmax([row.utility], noise)[1]!, 12);
    }
  });

  property(
    "B16 beliefs are the fixed point of what each would do, frailty inferred from choices",
    steady,
    60,
    (plan) => {
      const { rows, session, noise, sd, unsettled } = rounds(plan);
      if (unsettled) return;
      const frailty = session.decisions.get("accession")?.terms.findIndex((t) => t.frailty) ?? -1;
      const known = new Map<string, Inferred>();
      for (const row of rows) {
        const seen = row.utility - row.shares[frailty]!;
        const who = `${row.object}/${row.decider}`;
        const { mean, spread } = known.get(who) ?? { mean: 0, spread: 1 };
        const left = sd * spread;
        const scale = noise * Math.sqrt(1 + (Math.PI * left * left) / (8 * noise * noise));
        const expected = softmax([seen + sd * mean], scale)[1]!;
        expect(Math.abs(row.belief[row.decider]! - expected)).toBeLessThan(1e-9);
        if (row.chosen < 0 || row.forced || sd === 0) continue;
        const after = { mean, spread };
        infer({ mean, spread }, seen, sd, noise, row.chosen > 0, after);
        known.set(who, after);
      }
    },
  );

  property("what is chosen follows from the score that is recorded", steady, 40, (plan) => {
    for (const row of rounds(plan).rows) {
      if (row.chosen < 0) expect(row.luck).toBeNaN();
      else if (!row.forced) expect(row.chosen).toBe(row.utility + row.luck > row.luckStatusQuo ? 1 : 0);
    }
  });
});

describe("the quantal-response fixed point", () => {
  const games = fc.record({
    base: fc.array(between(-4, 4), { minLength: 1, maxLength: 6 }),
    weights: fc.array(between(-1, 1), { minLength: 36, maxLength: 36 }),
    strength: between(0, 3.9),
  });

  /** q_i = logistic(base_i + strength sum_j w_ij q_j), each row of |w| summing to 1. */
  function responder(g: { base: number[]; weights: number[]; strength: number }) {
    const n = g.base.length;
    const w = g.base.map((_, i) => {
      const row = g.weights.slice(i * 6, i * 6 + n);
      const sum = row.reduce((a, b) => a + Math.abs(b), 0) || 1;
      return row.map((v) => v / sum);
    });
    return (q: Float64Array, out: Float64Array) => {
      for (let i = 0; i < n; i++) {
        let v = g.base[i]!;
        for (let j = 0; j < n; j++) v += g.strength * w[i]![j]! * q[j]!;
        out[i] = 1 / (1 + Math.exp(-v));
      }
    };
  }

  property("B16 under contraction it is one, wherever one starts", games, 200, (g) => {
    const n = g.base.length;
    const respond = responder(g);
    const belief = new Float64Array(n);
    const deciders = { list: Int32Array.from(g.base, (_, i) => i), count: n };
    const scratch = new Float64Array(n);
    expect(solveQuantal(belief, scratch, deciders, (out) => respond(belief, out), true)).toBe(true);
    for (const from of [0, 1]) {
      const q = new Float64Array(n).fill(from);
      const next = new Float64Array(n);
      for (let round = 0; round < 3000; round++) {
        respond(q, next);
        for (let i = 0; i < n; i++) q[i] = 0.5 * q[i]! + 0.5 * next[i]!;
      }
      for (let i = 0; i < n; i++) expect(belief[i]).toBeCloseTo(q[i]!, 8);
    }
  });
});
