/** Worked numbers of trade and corridors, by hand from model/4.1, 4.10 and 5.4, and what faults of a network are told. */
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";
import { openText } from "../support/written.ts";

const ON = ["mechanisms.trade=on", "mechanisms.routes=on", "mechanisms.legs=on", "reference=true"];
/** Without what the hand check leaves out: traffic, risk, and the third road from China. */
const PLAIN = ["corridors.congestion=0", "legs.k3.risk=0", "legs.k5.risk=0", "legs.k9.open=false"];

function begun(...sets: string[]): Session {
  const s = new Session(openScenario("baseline", [...ON, ...sets]).program);
  s.begin({ seed: "worked" });
  return s;
}

describe("the network of model/5.4", () => {
  it("the northern route costs 4400 USD, the middle one 5680, and its share is .07", () => {
    const s = begun(...PLAIN);
    expect(s.value("route.cost", "chnNorth")).toBeCloseTo(4400, 9);
    expect(s.value("route.cost", "chnMiddle")).toBeCloseTo(5680, 9);
    expect(s.value("route.share", "chnMiddle")).toBeCloseTo(1 / (1 + Math.exp(0.002 * 1280)), 9);
    expect(s.value("route.share", "chnMiddle")).toBeCloseTo(0.07, 2);
  });

  it("with sanctions the share of the middle route is .24", () => {
    const s = begun(...PLAIN, "region.war=1");
    expect(s.value("route.cost", "chnNorth")).toBeCloseTo(5100, 9);
    expect(s.value("route.share", "chnMiddle")).toBeCloseTo(0.24, 2);
    // Freight for India is nobody's who sanctions.
    const owned = [...PLAIN, "legs.k11.owner=RUS"];
    const west = (...sets: string[]) => begun(...owned, ...sets).value("route.cost", "instcWest");
    expect(west("region.war=1")).toBe(west());
  });

  it("risk is a premium of 100 on both, which tells neither from the other", () => {
    const s = begun("corridors.congestion=0");
    expect(s.value("route.cost", "chnNorth")).toBeCloseTo(4500, 9);
    expect(s.value("route.cost", "chnMiddle")).toBeCloseTo(5780, 9);
  });

  it("traffic slows a leg as the Bureau of Public Roads has it", () => {
    const s = begun("legs.k3.risk=0");
    const slowed = (a: number, h: number, load: number) => (a + 40 * h) * (1 + 0.15 * load ** 4);
    const north = slowed(900, 4, 23 / 40) + slowed(700, 3, 0.5) + slowed(2200, 8, 0.5);
    expect(s.value("route.cost", "chnNorth")).toBeCloseTo(north, 6);
  });

  it("legs carry at the start what the file says, but for what the markets alone put on them", () => {
    const s = begun();
    for (const [leg, flow] of [
      ["k1", 23],
      ["k3", 30],
      ["k5", 2],
      ["k6", 5],
      ["k19", 8],
    ] as const)
      expect(s.value("leg.flow", leg)).toBeCloseTo(flow, 3);
    expect(s.value("leg.flow", "k12")).toBeCloseTo(s.value("route.flow", "instcWest"), 6);
    expect(s.value("leg.flow", "k12")).toBeGreaterThan(1);
  });

  it("where every route is shut freight goes elsewhere, at a price", () => {
    const s = begun("legs.k15.open=false");
    expect(s.value("route.cost", "gulf")).toBe(Infinity);
    expect(s.value("route.share", "gulf")).toBe(0);
    expect(s.value("market.elsewhere", "UZB-Gulf")).toBe(1);
    expect(s.value("market.cost", "UZB-Gulf")).toBe(20000);
  });

  it("a leg that replaces another takes over its routes where it is open", () => {
    const s = begun("legs.k17.open=true", "legs.k17.capacity=8", "corridors.congestion=0");
    expect(s.value("route.cost", "chnMiddle")).toBeCloseTo(5780 - 800 - 200 + 650 + 160, 9);
    expect(s.value("leg.flow", "k17")).toBeGreaterThan(1);
  });

  it("transit is the share of foreign freight that passes", () => {
    const s = begun();
    const flows = ["chnNorth", "kazNorth", "uzbNorth"].map((r) => s.value("route.flow", r));
    expect(s.value("transit", "RUS")).toBeCloseTo(flows.reduce((a, b) => a + b, 0) / 16, 9);
    expect(s.value("transit", "ARM")).toBe(0);
  });

  it("a fee is charged on each leg of its state", () => {
    const [free, charged] = [
      begun("corridors.congestion=0"),
      begun("corridors.congestion=0", "gatekeepers.KAZ.fee=50"),
    ];
    const rise = charged.value("route.cost", "chnNorth") - free.value("route.cost", "chnNorth");
    expect(rise).toBeCloseTo(100, 9);
  });
});

describe("flows after a change", () => {
  const secondMonth = (substeps: number) => {
    const s = new Session(
      openScenario("baseline", [
        "mechanisms.routes=on",
        `substeps=${substeps}`,
        "corridors.congestion=0",
        "schedule=[{ at: 2022-02, set: { region.war: 1 } }]",
      ]).program,
    );
    s.begin({ seed: "worked" });
    s.step();
    const before = s.value("leg.flow", "k3");
    s.step();
    const load = ["chnNorth", "kazNorth", "uzbNorth"].reduce((sum, r) => sum + s.value("route.flow", r), 0);
    return { before, now: s.value("leg.flow", "k3"), goal: load + s.value("leg.other", "k3") };
  };

  it("go half of the way in a month, in one step or in eight", () => {
    const { before, now, goal } = secondMonth(1);
    expect(goal).toBeLessThan(before - 1);
    expect(now).toBeCloseTo((before + goal) / 2, 9);
    expect(secondMonth(8).now).toBeCloseTo(now, 9);
  });
});

describe("capacity", () => {
  it("wears where its owner replaces half, grows by investment, and rests otherwise", () => {
    const s = begun(
      "legs.k1.upkeep=0.5",
      "legs.k2.investment=0.1",
      "legs.k3.upkeep=0",
      "legs.k3.investment=0.2",
    );
    s.step();
    expect(s.value("leg.capacity", "k1")).toBeCloseTo(40 * Math.exp(-0.01 / 12), 9);
    expect(s.value("leg.capacity", "k2")).toBeCloseTo(60 + 0.2 / 12, 9);
    expect(s.value("leg.capacity", "k3")).toBeCloseTo(20 + 40 * Math.exp(-0.02 / 12), 9);
    expect(s.value("leg.capacity", "k4")).toBe(8);
  });

  it("powers invest in the legs of the states that they court, .2 bn USD per effort", () => {
    const s = begun("mechanisms.contest=on", "mechanisms.solidarity=on");
    s.step();
    const effort = ["CHN", "EUU", "IRN", "RUS", "TUR", "USA"].map((p) => s.value("effort", p, "AZE"));
    const gift = 0.2 * effort.reduce((a, b) => a + b, 0);
    expect(gift).toBeGreaterThan(0.05);
    // Three legs, k5, k6 and k11; half a bn USD per Mt.
    expect(s.value("leg.capacity", "k5")).toBeCloseTo(6 + gift / 3 / 0.5 / 12, 6);
    expect(s.value("leg.capacity", "k7")).toBe(8);
  });
});

describe("trade", () => {
  const pair = ["KAZ-UZB"] as const;
  const still = ["mechanisms.leaders=off", "schedule=[]"];

  it("rests where it starts when nothing grows", () => {
    const s = begun(
      ...still,
      ...["KAZ", "UZB"].map((a) => `actors.${a}.growth=0`),
      "trade.trust=0",
      "trade.distance=0",
    );
    s.finish();
    expect(s.value("trade", ...pair)).toBeCloseTo(3.9, 9);
  });

  it("moves .6 of the way a year to what gravity supports", () => {
    const s = begun(...still);
    const [tau, before] = [s.value("trust", ...pair), s.value("gdp", "KAZ") * s.value("gdp", "UZB")];
    s.step();
    const [y, tau1] = [s.value("gdp", "KAZ") * s.value("gdp", "UZB"), s.value("trust", ...pair)];
    expect(Math.log(y / before)).toBeCloseTo((0.045 + 0.057) / 12, 12);
    s.step();
    const goal = 3.9 * (y / before) ** 0.9 * Math.exp(0.5 * (tau1 - tau));
    expect(s.value("trade", ...pair)).toBeCloseTo(goal * (3.9 / goal) ** Math.exp(-0.6 / 12), 9);
  });

  it("falls with a closed border, and a clash closes one", () => {
    const open = begun(...still, "mechanisms.clashes=off");
    const shut = begun(
      "mechanisms.leaders=off",
      "mechanisms.clashes=off",
      "schedule=[{ at: 2022-01, set: { pairs.KAZ-UZB.closed: 0.7 } }]",
    );
    open.finish(open.month + 24);
    shut.finish(shut.month + 24);
    const ratio = shut.value("trade", ...pair) / open.value("trade", ...pair);
    // -2 x .7 in the end; two years of .6 a year are seven tenths of the way.
    expect(Math.log(ratio)).toBeLessThan(-0.9);
    expect(Math.log(ratio)).toBeGreaterThan(-1.4);
  });

  it("with powers grows by their product and falls as the way there costs more", () => {
    const s = begun(...still);
    s.finish(s.month + 60);
    const [start] = [begun(...still)];
    const gain = (power: string) =>
      s.value("trade.power", "KAZ", power) / start.value("trade.power", "KAZ", power);
    expect(gain("CHN")).toBeGreaterThan(gain("RUS"));
    const sanctioned = begun(...still, "region.war=0");
    const war = begun("mechanisms.leaders=off", "schedule=[{ at: 2022-02, set: { region.war: 1 } }]");
    for (const one of [sanctioned, war]) one.finish(one.month + 24);
    expect(war.value("trade.power", "UZB", "EUU")).toBeLessThan(
      sanctioned.value("trade.power", "UZB", "EUU"),
    );
  });

  it("of the region is that of the members among themselves", () => {
    const s = begun();
    expect(s.value("trade.region")).toBeCloseTo(8.5, 9);
  });
});

describe("faults of a network", () => {
  const fault = (text: string) => () => openText(`multivector: 1\nid: faulty\nextends: baseline\n${text}`);

  it.each([
    ["a market without two ends", "markets: { Nowhere: { flow: 1 } }", /does not name its two ends/],
    ["a market that is a pair by its other name", "markets: { UZB-KAZ: { flow: 1 } }", /is the pair KAZ-UZB/],
    ["a route over nothing", "routes: { none: { market: CHN-EUU } }", /leads over no leg/],
    ["an owner that is no state", "legs: { k1: { owner: XXX } }", /legs.k1.owner is "XXX"/],
    ["a leg that is not there", "routes: { chnNorth: { legs: [k1, k99] } }", /there is no leg "k99"/],
  ])("%s", (_, text, message) => {
    expect(fault(text)).toThrow(message);
  });
});
