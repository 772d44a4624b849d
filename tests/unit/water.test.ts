/** The worked numbers of model/4.12, by hand, and the mechanisms around them. */
import { describe, expect, it } from "vitest";
import { monthOf } from "../../src/engine/calendar.ts";
import { Session } from "../../src/engine/session.ts";
import { type Basin, bargain, emptyBargain } from "../../src/mechanisms/water/bargain.ts";
import { openText } from "../support/written.ts";

const SYR: Basin = {
  release: 12,
  winter: 0.0435,
  summer: 0.0174,
  benefit: 0.6,
  other: 6,
  reference: 6,
  added: 0,
};
const found = (more: Partial<Basin>) => {
  const out = emptyBargain();
  bargain({ ...SYR, ...more }, out);
  return out;
};

describe("the bargain", () => {
  it("of model/4.12: alone .25, together .75, transfer .2315, surplus .1499", () => {
    const b = found({});
    expect([b.alone, b.joint]).toEqual([0.25, 0.75]);
    expect(b.transfer).toBeCloseTo(0.2315, 4);
    expect(b.surplus).toBeCloseTo(0.1499, 4);
    expect(b.downstreamJoint - b.downstreamAlone).toBeCloseTo(0.6 * Math.log(2.5 / 1.5), 12);
    expect(b.upstreamAlone - b.upstreamJoint).toBeCloseTo(0.1566, 12);
  });

  it("has an interior joint share where irrigation earns less: clip((b / (pw - ps) - w) / V)", () => {
    expect(found({ benefit: 0.3 }).joint).toBeCloseTo((0.3 / 0.0261 - 6) / 12, 12);
    expect(found({ benefit: 0.1 }).joint).toBe(0.25);
    expect(found({ benefit: 0.1 }).surplus).toBe(0);
  });

  it("sees no conflict where power is worth no more in winter", () => {
    expect(found({ winter: 0.01 })).toMatchObject({ alone: 0.75, joint: 0.75, transfer: 0, surplus: 0 });
  });

  it("is worth more where a contract at 3.4 cents replaces the winter's price", () => {
    const b = found({ winter: 0.87 * 0.034 });
    expect(b.upstreamAlone - b.upstreamJoint).toBeCloseTo((0.02958 - 0.0174) * 6, 12);
    expect(b.surplus).toBeGreaterThan(found({}).surplus);
  });

  it("is worth more where a canal takes of the other water, and would not be if it took of all alike", () => {
    expect(found({ other: 5 }).surplus).toBeCloseTo(0.6 * Math.log(14 / 8) - 0.1566, 12);
    const alike = found({ other: 3, release: 6 });
    expect(alike.downstreamJoint - alike.downstreamAlone).toBeCloseTo(0.6 * Math.log(2.5 / 1.5), 12);
  });
});

const WORLD = `
multivector: 1
id: rivers
extends: baseline
start: 2021-12
end: 2030-12
schedule: []
mechanisms: { canal: on, bargains: on, linkage: on, linkages: on, reservoirs: on, leaders: off, clashes: off }
`;

function played(until: string, sets: string[] = []): Session {
  const session = new Session(openText(WORLD, sets).program);
  session.begin({ seed: "rivers", record: "ledger" });
  session.finish(monthOf(until));
  return session;
}

describe("the canal", () => {
  it("is dug from 2022-03 on: q = 1 - exp(-t / 5)", () => {
    expect(played("2022-03").value("canal")).toBe(0);
    expect(played("2027-03").value("canal")).toBeCloseTo(1 - Math.exp(-1), 9);
    expect(played("2027-03", ["canal.ceiling=0.5"]).value("canal")).toBeCloseTo((1 - Math.exp(-1)) / 2, 9);
  });

  it("takes 15% of the Amu Darya's 70 km3, and nothing of the Syr Darya", () => {
    const s = played("2027-04");
    expect(s.value("basin.inflow", "amu")).toBeCloseTo(70 * (1 - 0.15 * s.value("canal")), 9);
    expect(s.value("basin.inflow", "syr")).toBe(37);
  });

  it("threatens who lives downstream, where threats are on", () => {
    const threat = (sets: string[]) => {
      const s = played("2027-04", ["mechanisms.threats=on", "mechanisms.shocks=on", ...sets]);
      return ["TKM", "UZB", "KAZ", "TJK"].map((id) => s.value("threat", id));
    };
    const [full, none] = [threat([]), threat(["canal.ceiling=0"])];
    const q = played("2027-04").value("canal");
    [1, 0.8, 0.2, 0].forEach((exposure, k) => {
      expect(full[k]! - none[k]!).toBeCloseTo(0.15 * q * exposure, 9);
    });
  });
});

describe("the decision to link", () => {
  it("weighs half of the surplus, the trouble, and what a default is expected to take", () => {
    const s = played("2022-03");
    const terms = s.decisions.get("linkage")!.terms.map((t) => t.id);
    const row = s
      .ledger()
      .find((r) => r.decision === "linkage" && r.object === s.program.axes.get("basin")!.index.get("syr"))!;
    const share = (id: string) => row.shares[terms.indexOf(id)]!;
    expect(share("gain")).toBeCloseTo(10 * s.value("basin.surplus", "syr"), 9);
    expect(share("effort")).toBeCloseTo(-0.2, 12);
    expect(share("risk")).toBeCloseTo(-share("gain") * (1 - (1 - Math.exp(-0.5)) / 0.5), 9);
  });

  it("without risk and luck is the specified rule: where the surplus exceeds .02 bn USD", () => {
    const linked = (benefit: number) => {
      const sets = [
        "linkage.default=0",
        "linkage.noise=0.01",
        "linkage.worth=1000",
        `basins.syr.benefit=${benefit}`,
      ];
      const s = played("2022-03", sets);
      return [s.value("basin.surplus", "syr") > 0.02, s.value("basin.linked", "syr") === 1];
    };
    for (const benefit of [0.2, 0.3, 0.33, 0.36, 0.4, 0.6])
      expect(linked(benefit)[0]).toBe(linked(benefit)[1]);
    expect(linked(0.2)[1]).toBe(false);
    expect(linked(0.6)[1]).toBe(true);
  });

  it("shifts the releases: nine of twelve km3 in summer while it holds, three without it", () => {
    const released = (sets: string[]) =>
      played("2023-11", ["linkage.default=0", ...sets]).value("basin.summerRelease", "syr");
    expect(released(["linkage.worth=1000"])).toBeCloseTo(9, 6);
    expect(released(["linkage.worth=0", "linkage.threshold=10", "linkage.noise=0.01"])).toBeCloseTo(3, 6);
  });
});

describe("dams", () => {
  it("hold more once they are finished, and Rogun adds winter power", () => {
    const built = ["dams.rogun.completed=2025-01"];
    expect(played("2024-12", built).value("basin.capacity", "amu")).toBe(10.5);
    expect(played("2025-02", built).value("basin.capacity", "amu")).toBe(13.5);
    const worth = (sets: string[]) => played("2025-02", sets).value("basin.upstreamAlone", "amu");
    expect(worth(built) - worth([])).toBeCloseTo(2 * 0.05, 9);
  });
});

describe("eight parts of a month", () => {
  it("fill the reservoirs as one does, where no bound binds", () => {
    const sets = ["linkage.default=0", "linkage.worth=1000"];
    const [one, eight] = [played("2024-06", sets), played("2024-06", [...sets, "substeps=8"])];
    for (const basin of ["syr", "amu"]) {
      expect(eight.value("basin.storage", basin)).toBeCloseTo(one.value("basin.storage", basin), 9);
      expect(eight.value("basin.linkedMonths", basin)).toBe(one.value("basin.linkedMonths", basin));
    }
    expect(eight.value("canal")).toBe(one.value("canal"));
  });
});
