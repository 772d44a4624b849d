/** The worked values of the accession equations (model/4.5, cases A to D), from the inputs stated there. */
import { describe, expect, it } from "vitest";
import type { LedgerRow } from "../../src/engine/decision/ledger.ts";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";

interface Case {
  name: string;
  sets: string[];
  rows: Record<string, [v: number, p: number, q: number]>;
  terms?: Record<string, Record<string, number>>;
}

const held = ["mechanisms.settlement=off", "mechanisms.clashes=off"];
const signed = "treaties.friendship.signed={KAZ: '2022-07', KGZ: '2022-07', UZB: '2022-07'}";
const deferred = "treaties.friendship.deferred=[TJK, TKM]";

const cases: Case[] = [
  {
    name: "A 2022-07",
    sets: [],
    rows: {
      KAZ: [2.2602, 0.9055, 0.8924],
      UZB: [0.9843, 0.728, 0.7153],
      KGZ: [0.3891, 0.5961, 0.5901],
      TJK: [-3.2987, 0.0356, 0.0436],
      TKM: [-3.3381, 0.0343, 0.0421],
    },
    terms: {
      TJK: {
        fixed: -1.3,
        club: 1.1516,
        identity: 0.4,
        leader: -0.24,
        fit: 0.1176,
        sovereignty: -0.42,
        neutrality: -0.135,
        dispute: -2.6571,
        numbers: 0.1209,
        courtship: 0.3173,
        duplication: -0.054,
        procedure: -0.6,
      },
      TKM: {
        fixed: -1.3,
        club: 1.0845,
        identity: 0.3,
        leader: -0.2,
        fit: -0.072,
        sovereignty: -0.56,
        neutrality: -2.43,
        dispute: 0,
        numbers: 0.122,
        courtship: 0.3173,
        duplication: 0,
        procedure: -0.6,
      },
    },
  },
  {
    name: "B 2023-09",
    sets: ["start=2023-09", signed, deferred, "disputes.kgz-tjk.settled=9"],
    rows: { TJK: [-1.6948, 0.1552, 0.1699], TKM: [-3.4596, 0.0305, 0.0378] },
  },
  {
    name: "C 2024-08",
    sets: ["start=2024-08", signed, deferred, "disputes.kgz-tjk.settled=9"],
    rows: { TJK: [-2.0787, 0.1112, 0.125], TKM: [-3.3537, 0.0338, 0.0415] },
  },
  {
    name: "D 2025-08, a visit",
    sets: ["start=2025-08", signed, deferred, "disputes.kgz-tjk.settled=10", "disputes.kgz-tjk.stage=signed"],
    rows: { TJK: [-0.597, 0.355, 0.3638], TKM: [-3.2167, 0.0385, 0.0469] },
    terms: {
      TJK: {
        fixed: -1.3,
        club: 1.478,
        identity: 0.4,
        leader: -0.24,
        fit: 0.1176,
        sovereignty: -0.42,
        neutrality: -0.135,
        dispute: 0,
        numbers: 0.1552,
        courtship: 0.476,
        duplication: -0.054,
        inertia: -0.9,
        procedure: -0.1748,
      },
    },
  },
];

describe.each(cases)("$name", ({ sets, rows, terms }) => {
  const { program } = openScenario("friendship-treaty", [...held, ...sets]);
  const session = new Session(program);
  const decision = session.decisions.get("accession")!;
  session.begin({ seed: "any", record: "ledger" });
  decision.ledger.probing = true;
  session.step();
  const ids = program.axes.get("actor")!.ids;
  const names = decision.terms.map((t) => t.id);
  const row = (actor: string): LedgerRow => decision.ledger.rows.find((r) => ids[r.decider] === actor)!;
  const share = (actor: string, term: string) => row(actor).shares[names.indexOf(term)]!;

  it.each(Object.entries(rows))("utility, probability and belief of %s", (actor, [v, p, q]) => {
    const utility = row(actor).utility - share(actor, "frailty");
    expect(utility).toBeCloseTo(v, 4);
    expect(1 / (1 + Math.exp(-utility))).toBeCloseTo(p, 4);
    expect(row(actor).belief[ids.indexOf(actor)]).toBeCloseTo(q, 4);
  });

  it.each(Object.entries(terms ?? {}))("terms of %s", (actor, expected) => {
    for (const [term, value] of Object.entries(expected))
      expect(share(actor, term), term).toBeCloseTo(value, 4);
  });

  it("shares sum to the utility", () => {
    for (const r of decision.ledger.rows)
      expect(r.shares.reduce((a, b) => a + b, 0)).toBeCloseTo(r.utility, 12);
  });
});
