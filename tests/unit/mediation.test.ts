/** Mediation (model/4.4): its worked value, its limits, and that no treaty's signatures reach it. */
import { describe, expect, it } from "vitest";
import type { RunOptions } from "../../src/engine/session.ts";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";

const TREATY = "friendship-treaty";

function first(...sets: string[]): Session {
  const session = new Session(openScenario(TREATY, sets).program);
  session.begin({ seed: "mediation" });
  session.step();
  return session;
}
const mediated = (...sets: string[]) => first(...sets).value("dispute.mediation", "kgz-tjk");

/** Kazakhstan and Uzbekistan on one open dispute each, and the bodies of a region of depth d. */
const BY_KAZ = 0.7 * 0.65 * 0.8 * 0.58;
const BY_UZB = 0.7 * 0.55 * 0.9 * 0.65;
const standing = (0.58 + 0.65 + 0.5) / 3;
const NO_CORE = ["actors.KAZ.diplomaticBudget=0", "actors.UZB.diplomaticBudget=0"];

describe("mediation of the Kyrgyz-Tajik border", () => {
  it("has the worked value of July 2022", () => {
    const m = mediated();
    expect(m).toBeCloseTo(1 - Math.exp(-(BY_KAZ + BY_UZB + 0.2 * standing)), 12);
    expect(m).toBeCloseTo(0.424, 3);
  });

  it("is that of the bodies alone without a core, and none without either", () => {
    expect(mediated(...NO_CORE)).toBeCloseTo(1 - Math.exp(-0.2 * standing), 12);
    // Before the programme of July 2022 gives the region its depth.
    const alone = new Session(openScenario(TREATY, [...NO_CORE, "region.depth=0"]).program);
    alone.begin({ seed: "mediation" });
    expect(alone.value("dispute.mediation", "kgz-tjk")).toBe(0);
    expect(mediated("disputes.kgz-tjk.kind=water")).toBe(0);
  });

  it("is spread over the open disputes to which a mediator is no party", () => {
    const open = ["disputes.kgz-uzb.settled=5", "disputes.kgz-uzb.stage=open"];
    const session = first(...open);
    expect(session.value("dispute.mediation", "kgz-tjk")).toBeCloseTo(
      1 - Math.exp(-(BY_KAZ / 2 + BY_UZB + 0.2 * standing)),
      12,
    );
    // Uzbekistan, a party, does not mediate; the trust of the other members in each party counts.
    const kgz = (0.68 + 0.48 + 0.4) / 3;
    const uzb = (0.72 + 0.65 + 0.58) / 3;
    expect(session.value("dispute.mediation", "kgz-uzb")).toBeCloseTo(
      1 - Math.exp(-((0.7 * 0.65 * 0.8 * 0.68) / 2 + 0.2 * Math.min(kgz, uzb))),
      12,
    );
  });

  it("does not end where a party signs the treaty: the border comes out the same, run by run", () => {
    const [as, signed] = [[], ["treaties.friendship.signed.TJK=2022-07"]].map((sets) => {
      const session = new Session(openScenario(TREATY, sets).program);
      const border = session.program.outcomes.findIndex((o) => o.id === "border.kgz-tjk");
      return Array.from({ length: 40 }, (_, run) => {
        session.begin({ seed: "mediation", run });
        session.finish();
        return session.outcomes()[border]!;
      });
    });
    expect(signed).toEqual(as);
    expect(new Set(as).size).toBeGreaterThan(3);
  });
});

describe("severity and ripeness of talks", () => {
  const { program } = openScenario(TREATY);
  const session = new Session(program);
  const at = (path: string, value: number) => ({ ...program.address(path)!, value });
  const hazard = (severity: number, memory: number, share = 0.5) => {
    const values: RunOptions["values"] = [
      at("disputes.kgz-tjk.severity", severity),
      at("disputes.kgz-tjk.clashMemory", memory),
      at("parameters.dispute.settlement.ripeness", share),
      at("parameters.dispute.settlement.severity", 3),
      at("parameters.clash.base", 0),
      at("parameters.clash.imbalance", 0),
    ];
    session.begin({ seed: "ripe", values });
    session.step();
    return session.value("settlement.accumulated", "kgz-tjk");
  };

  it("have their closed form: severity takes a_sev (sev - .5), two clashes give back rho a_sev sev", () => {
    expect(Math.log(hazard(1, 0) / hazard(0, 0))).toBeCloseTo(-3, 9);
    expect(Math.log(hazard(0.6, 2) / hazard(0.6, 0))).toBeCloseTo(0.5 * 3 * 0.6, 9);
    expect(Math.log(hazard(0.6, 1) / hazard(0.6, 0))).toBeCloseTo(0.5 * 3 * 0.6 * 0.5, 9);
    // The limit: full ripeness of two clashes gives back what severity takes, and no more.
    expect(Math.log(hazard(1, 2, 1) / hazard(0, 2, 1))).toBeCloseTo(0, 9);
  });
});
