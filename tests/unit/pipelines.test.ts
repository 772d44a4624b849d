/** Consents to the trans-Caspian pipeline by hand (model/4.12), the sticks against it, and what it does to engagement. */
import { describe, expect, it } from "vitest";
import { monthOf } from "../../src/engine/calendar.ts";
import type { LedgerRow } from "../../src/engine/decision/ledger.ts";
import { Session } from "../../src/engine/session.ts";
import { openText } from "../support/written.ts";

const TEXT = `
multivector: 1
id: line
extends: baseline
start: 2022-01
end: 2060-12
region: { war: 0 }
schedule: []
mechanisms: { consent: on, pipelines: on, leaders: off, clashes: off, settlement: off, hedging: on }
parameters: { consent.frailty: 0 }
`;

function played(until: string, sets: string[] = [], text = TEXT): Session {
  const session = new Session(openText(text, sets).program);
  session.begin({ seed: "line", record: "ledger" });
  session.finish(monthOf(until));
  return session;
}

const id = (s: Session, axis: string, name: string) => s.program.axes.get(axis)!.index.get(name)!;
const shares = (s: Session, r: LedgerRow) =>
  Object.fromEntries(s.decisions.get(r.decision)!.terms.map((t, k) => [t.id, r.shares[k]!]));
const rowOf = (s: Session, actor: string) =>
  s.ledger().find((r) => r.decision === "consent" && r.decider === id(s, "actor", actor))!;

describe("consent", () => {
  it("has the terms of model/4.12", () => {
    const s = played("2022-01");
    const sigma = 1 / (1 + Math.exp(10));
    const tkm = shares(s, rowOf(s, "TKM"));
    expect(tkm["fee"]).toBeCloseTo(0.8 * 0.5, 12);
    expect(tkm["customer"]).toBeCloseTo(0.5 * 0.1, 12);
    expect(tkm["offtake"]).toBeCloseTo(0.5 * sigma, 12);
    expect(tkm["seabed"]).toBeCloseTo(-0.5 * 0.2, 12);
    expect(tkm["neutrality"]).toBeCloseTo(-0.8, 12);
    expect(tkm).not.toHaveProperty("sticks");
    const aze = shares(s, rowOf(s, "AZE"));
    expect(aze["customer"]).toBeCloseTo(0.5 * 0.3, 12);
    expect(aze["neutrality"]).toBe(0);
    expect(rowOf(s, "AZE").utility).toBeCloseTo(0.4 + 0.15 + 0.5 * sigma - 0.1, 12);
  });

  it("is asked of nobody else, in no other month, and not before the law allows it", () => {
    const s = played("2022-12");
    const rows = s.ledger().filter((r) => r.decision === "consent");
    expect(new Set(rows.map((r) => r.month))).toEqual(new Set([monthOf("2022-01")]));
    expect(rows.map((r) => s.program.axes.get("actor")!.ids[r.decider])).toEqual(["AZE", "TKM"]);
    const later = played("2023-12", ["pipelines.tcp.allowed=2023-06"]);
    expect(later.ledger().filter((r) => r.decision === "consent")).toEqual([]);
  });
});

describe("the pipeline", () => {
  const forced = `${TEXT.replace("schedule: []", "schedule: [{ at: 2023-01, decide: { consent.tcp.AZE: true, consent.tcp.TKM: true } }]")}`;
  const sets = ["pipelines.tcp.allowed=2023-01"];

  it("is agreed on and finished four years later", () => {
    const s = played("2027-02", sets, forced);
    expect(s.value("pipeline.agreedAt", "tcp")).toBe(monthOf("2023-01"));
    expect(s.value("pipeline.builtAt", "tcp")).toBe(monthOf("2027-01"));
  });

  it("lowers the supplier's engagement with the bypassed power by half of its transit part, and a little more for China's risk goes with Russia's", () => {
    const end = "2060-12";
    const still = ["parameters.hedging.drift=0"];
    const [built, none] = [
      played(end, [...still, ...sets], forced),
      played(end, [...still, "mechanisms.pipelines=off", "mechanisms.consent=off"]),
    ];
    const share = (s: Session, power: string) => s.value("engagement", "TKM", power);
    const fall = 1 - share(built, "RUS") / share(none, "RUS");
    expect(share(none, "RUS")).toBeCloseTo(0.1, 9);
    expect(fall).toBeGreaterThan(0.075);
    expect(fall).toBeLessThan(0.075 / (1 - 0.3 ** 2) + 1e-3);
    expect(share(built, "CHN")).toBeGreaterThan(share(none, "CHN"));
    expect(built.value("engagement", "AZE", "RUS")).toBeCloseTo(none.value("engagement", "AZE", "RUS"), 9);
  });
});

describe("sticks against it", () => {
  const pressed = TEXT.replace("hedging: on", "hedging: on, contest: on, sticks: on, solidarity: on");

  it("are weighed by how far they lower the chance that all consent", () => {
    const s = played("2022-01", [], pressed);
    const [RUS, AZE] = [id(s, "power", "RUS"), id(s, "actor", "AZE")];
    const rows = s.ledger().filter((r) => r.decision === "sticks" && r.decider === RUS && r.object === AZE);
    const prospect = 0.4 + 0.15 + 0.5 / (1 + Math.exp(10)) - 0.1;
    const sigma = (v: number) => 1 / (1 + Math.exp(-v));
    const other = sigma(s.value("stick.foresight", "tcp", "TKM"));
    expect(other).toBeGreaterThan(0.1);
    expect(rows.map((r) => shares(s, r)["severance"])).toEqual(
      [0.5, 1].map((z) => expect.closeTo(20 * other * (sigma(prospect) - sigma(prospect - 0.6 * z)), 9)),
    );
  });

  it("bite in January as specified: .6 of Russia's, .4 of Iran's", () => {
    const s = played(
      "2022-01",
      ["sticks.gain=200", "sticks.noise=0.03", "sticks.cost=0", "sticks.fixed=0", "sticks.backlash=0"],
      pressed,
    );
    expect(s.value("stick", "RUS", "AZE")).toBe(1);
    expect(shares(s, rowOf(s, "AZE"))["sticks"]).toBeCloseTo(
      -0.6 * s.value("stick", "RUS", "AZE") - 0.4 * s.value("stick", "IRN", "AZE"),
      12,
    );
  });

  it("end when it is agreed on", () => {
    const s = played("2060-12", [], pressed);
    const agreed = s.value("pipeline.agreedAt", "tcp");
    expect(agreed).toBeLessThan(Infinity);
    const later = s.ledger().filter((r) => r.decision === "sticks" && r.month > agreed);
    expect(later.every((r) => (shares(s, r)["severance"] ?? 0) === 0)).toBe(true);
  });
});
