/** Worked numbers of awards and consents, by hand from model/4.10, and how works are forced, built and explained. */
import { describe, expect, it } from "vitest";
import { explain } from "../../src/answers/explain.ts";
import { questionOf } from "../../src/answers/question.ts";
import { monthOf } from "../../src/engine/calendar.ts";
import type { LedgerRow } from "../../src/engine/decision/ledger.ts";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";
import { openText } from "../support/written.ts";

const ON = ["trade", "routes", "legs", "award", "assent", "building"].map((m) => `mechanisms.${m}=on`);

function played(until: string, ...sets: string[]): Session {
  const s = new Session(openScenario("baseline", [...ON, ...sets]).program);
  s.begin({ seed: "works", record: "ledger" });
  s.finish(monthOf(until));
  return s;
}

const at = (s: Session, axis: string, id: string) => s.program.axes.get(axis)!.index.get(id)!;

/** The rows of a work's first decision, by the power that bids or "assent". */
function rows(s: Session, decision: string, work: string): Map<string, LedgerRow> {
  const names = s.decisions.get(decision)!.alternatives;
  const mine = s.ledger().filter((r) => r.decision === decision && r.object === at(s, "work", work));
  const first = mine.filter((r) => r.month === mine[0]!.month && r.decider === mine[0]!.decider);
  return new Map(first.map((r) => [names[r.alternative]!, r]));
}

function terms(s: Session, row: LedgerRow): Record<string, number> {
  const named = s.decisions.get(row.decision)!.terms;
  return Object.fromEntries(named.map((t, k) => [t.id, row.shares[k]!]));
}

describe("awards", () => {
  const s = played("2023-06");
  const anaklia = rows(s, "award", "anaklia");

  it("Georgia on China's bid for Anaklia: price .3, closeness .3, rent .4, no stick, nobody in the way", () => {
    const china = terms(s, anaklia.get("CHN")!);
    expect(china).toEqual({ price: 0.3, closeness: 0.3, rent: 0.4, stick: -0, exclusion: 0 });
    expect(anaklia.get("CHN")!.utility).toBeCloseTo(1, 12);
  });

  it("on the Western bids weighs Russia's pressure, less the three tenths that war drains", () => {
    expect(terms(s, anaklia.get("USA")!)["stick"]).toBeCloseTo(-0.4 * 0.7, 12);
    expect(anaklia.get("EUU")!.utility).toBeCloseTo(0.2 + 0.35 - 0.28, 12);
  });

  it("chances are the logit's with the scale .3 over those who bid, and nobody", () => {
    const weights = ["CHN", "EUU", "USA"].map((p) => Math.exp(anaklia.get(p)!.utility / 0.3));
    const sum = 1 + weights.reduce((a, b) => a + b, 0);
    expect(anaklia.get("CHN")!.probability).toBeCloseTo(weights[0]! / sum, 12);
    expect(anaklia.get("IRN")!.probability).toBe(0);
  });

  it("are decided on when bids open, and every twelve months after", () => {
    const never = played("2026-12", "works.anaklia.bidders=[]");
    const months = never
      .ledger()
      .filter((r) => r.decision === "award" && r.object === at(never, "work", "anaklia"))
      .map((r) => r.month);
    expect([...new Set(months)]).toEqual(["2023-06", "2024-06", "2025-06", "2026-06"].map((m) => monthOf(m)));
    expect(never.value("work.holder", "anaklia")).toBe(-1);
  });

  it("a rival of the bidder that holds a leg costs .5", () => {
    const held = played("2023-06", "legs.k7.holder=CHN");
    const row = rows(held, "award", "anaklia").get("USA")!;
    expect(terms(held, row)["exclusion"]).toBe(-0.5);
    expect(terms(held, rows(held, "award", "anaklia").get("EUU")!)["exclusion"]).toBe(0);
  });

  it("a gatekeeper that is an actor has the closeness of the actor", () => {
    const row = rows(s, "award", "aktau").get("CHN")!;
    expect(terms(s, row)["closeness"]).toBe(s.value("closeness", "KAZ", "CHN"));
  });
});

describe("consents", () => {
  it("Azerbaijan on a Russian railway in Iran: no traffic of its own lost, Russia's closeness, no enemy", () => {
    const s = played("2030-12", "works.rasht.holder=RUS", "works.rasht.awarded=2022-01");
    const [row] = rows(s, "assent", "rasht").values();
    expect(row!.month).toBe(monthOf("2022-02"));
    const share = {
      base: -0.4,
      traffic: 0.8,
      holder: s.value("closeness", "AZE", "RUS"),
      stick: -0,
      hostility: -0,
    };
    expect(terms(s, row!)).toEqual(share);
  });

  it("Azerbaijan on a way through Armenia: the hostility of the two weighs .8", () => {
    const s = played("2024-12", "works.tripp.holder=USA", "works.tripp.awarded=2022-01");
    const [row] = rows(s, "assent", "tripp").values();
    expect(row!.decider).toBe(at(s, "gatekeeper", "AZE"));
    expect(terms(s, row!)["hostility"]).toBe(-0.8);
  });

  it("nothing is built before all have consented", () => {
    const s = played("2030-12", "gatekeepers.AZE.hostility.ARM=1", "assent.hostility=12");
    expect(s.value("work.holder", "tripp")).toBeGreaterThanOrEqual(0);
    expect(s.value("work.startedAt", "tripp")).toBe(Infinity);
    expect(s.value("leg.open", "k16")).toBe(0);
  });

  it("without the decision nobody withholds", () => {
    const s = played("2030-12", "mechanisms.assent=off");
    expect(s.value("leg.open", "k16")).toBe(1);
  });
});

describe("works", () => {
  const forced = `multivector: 1
id: forced
extends: baseline
mechanisms: { trade: on, routes: on, legs: on, award: on, assent: on, building: on }
schedule:
  - { at: 2023-06, decide: { award.anaklia.USA: true } }
  - { at: 2024-01, decide: { award.tripp.USA: true } }
  - { at: 2024-02, decide: { assent.tripp.AZE: true } }
works: { tripp: { opens: 2024-01 } }
`;

  it("are built in their time once awarded and consented to, and then carry freight", () => {
    const s = new Session(openText(forced).program);
    s.begin({ seed: "works" });
    s.finish(monthOf("2027-05"));
    expect(s.value("leg.open", "k17")).toBe(0);
    const before = s.value("leg.flow", "k7");
    s.finish(monthOf("2027-06"));
    expect(s.value("work.awardedTo", "anaklia", "USA")).toBe(monthOf("2023-06"));
    expect(s.value("work.builtAt", "anaklia")).toBe(monthOf("2027-06"));
    expect(s.value("work.builtAt", "tripp")).toBe(monthOf("2027-02"));
    expect(s.value("leg.open", "k17")).toBe(1);
    expect(s.value("leg.capacity", "k17")).toBe(8);
    s.finish(monthOf("2028-06"));
    expect(s.value("leg.flow", "k17")).toBeGreaterThan(0.5);
    expect(s.value("leg.flow", "k7")).toBeLessThan(before);
  });

  it("the same month at eight steps a month", () => {
    const s = new Session(openText(forced, ["substeps=8"]).program);
    s.begin({ seed: "works" });
    s.finish();
    expect(s.value("work.builtAt", "anaklia")).toBe(monthOf("2027-06"));
    expect(s.value("work.builtAt", "tripp")).toBe(monthOf("2027-02"));
    expect(s.value("leg.capacity", "k17")).toBe(8);
  });

  it("widen a leg that is open", () => {
    const s = played(
      "2024-01",
      "works.aktau.holder=CHN",
      "works.aktau.awarded=2022-01",
      "works.aktau.years=1",
    );
    expect(s.value("leg.capacity", "k5")).toBe(12);
  });

  it("have outcomes, and explain answers for their gatekeepers", () => {
    const opened = openScenario("baseline", ON);
    const ids = opened.program.outcomes.map((o) => o.id);
    for (const id of [
      "award.anaklia",
      "award.anaklia.CHN",
      "built.anaklia",
      "assent.tripp.AZE",
      "transit.RUS",
      "cost.UZB-EUU",
    ])
      expect(ids).toContain(id);
    const s = new Session(opened.program);
    const options = { seed: "works" };
    const asked = { actor: "GEO", decision: "award", object: "anaklia", at: "2023-06" };
    const told = explain(s, options, questionOf(s, options, asked));
    expect(told.asked).toBe(true);
    const ways = told.realised!.alternatives.filter((a) => a.available).map((a) => a.alternative);
    expect(ways).toEqual(["CHN", "EUU", "USA"]);
  });

  it("with a holder and no month of the award are a fault", () => {
    expect(() => openScenario("baseline", [...ON, "works.tripp.holder=USA"])).toThrow(
      /no month of the award/,
    );
  });

  it("may be moved by levers and by the schedule: dates and who holds them, in words", () => {
    const text = (lever: string) =>
      `multivector: 1\nid: levers\nextends: baseline\nlevers: { other: { ${lever} } }`;
    expect(() => openText(text("works.tripp.opens: 2030-01, works.tripp.holder: USA"))).not.toThrow();
    expect(() => openText(text("works.tripp.opens: 2030-13"))).toThrow(/not a date/);
    expect(() => openText(text("works.tripp.holder: XXX"))).toThrow(/not the id of an entry of power/);
  });
});
