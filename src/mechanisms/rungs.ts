/** The bilateral ladder: two states deepen their relation rung by rung. */
import { parameter } from "../engine/declare.ts";
import { exp, log } from "../engine/dmath.ts";
import { clockColumns, HazardClock } from "../engine/hazard.ts";
import type { Mechanism } from "../engine/mechanism.ts";

const TOP = 7;

/**
 * h_up = h_B hon exp(2 (tau - .5) + 1.2 (r_i + r_j - 1) + .2 ln(T / 1 bn) + .8 Tmpl - 1.5 riv), one rung a firing; hon =
 * 1 + .6 exp(-ten / 2) for the leader who came later; Tmpl the share of the pairs of either with other members that
 * stand higher (K19, D8; model/4.3, 4.10).
 */
export const rungs: Mechanism = {
  id: "rungs",
  phase: "bargain",
  doc: "Pairs climb the bilateral ladder, the faster the more they trust and trade, the keener and newer their leaders; rivalry slows them.",
  sources: ["S0", "S1", "S4"],
  params: [
    parameter("rungs.base", 0.12, [0, 5], "1/yr", "Hazard of a rung between indifferent partners", {
      symbol: "h_B",
    }),
    parameter("rungs.trust", 2, [0, 10], "1", "Effect of trust above one half"),
    parameter("rungs.leaders", 1.2, [0, 10], "1", "Effect of the leaders' regionalism above one half each"),
    parameter("rungs.trade", 0.2, [0, 2], "1", "Elasticity in trade"),
    parameter("rungs.template", 0.8, [0, 5], "1", "Effect of all other pairs of either standing higher"),
    parameter("rungs.rivalry", 1.5, [0, 10], "1", "Effect of full rivalry"),
    parameter("rungs.honeymoon", 0.6, [0, 5], "1", "What a new leader adds at first"),
    parameter("rungs.honeymoonYears", 2, [0.1, 20], "yr", "Time over which that fades"),
  ],
  reads: ["trust", "trade", "rivalry", "leader.regionalism", "leader.entered", "member"],
  writes: [
    {
      id: "ladder",
      axes: ["pair"],
      unit: "rung",
      range: [0, TOP],
      kind: "integer",
      doc: "Bilateral ladder: 0 frozen, 1 normal, 2 partnership, 3 strategic partnership, 4 allied declaration, 5 allied treaty, 6 supreme council, 7 council of ministers and programme",
      path: "pairs.*.ladder",
    },
    ...clockColumns("rung", ["pair"], "a rung of the pair"),
  ],
  streams: ["rung"],
  emits: [{ id: "rung", axes: ["pair"], text: "{0} takes a rung of the bilateral ladder" }],
  compile(env) {
    const n = env.axis("actor").size;
    const pairs = env.pairs("pair");
    const p = env.parameters;
    const [base, byTrust, byLeaders, byTrade, byTemplate, byRivalry, gain, years] = [
      "base",
      "trust",
      "leaders",
      "trade",
      "template",
      "rivalry",
      "honeymoon",
      "honeymoonYears",
    ].map((k) => env.slot(`rungs.${k}`)) as number[] & { length: 8 };
    const [tau, trade, rivalry] = [env.read("trust"), env.read("trade"), env.read("rivalry")];
    const [regionalism, entered] = [env.read("leader.regionalism"), env.read("leader.entered")];
    const member = env.read("member");
    const [rung, rungNext] = [env.read("ladder"), env.write("ladder")];
    const clock = new HazardClock(env, "rung", pairs.keys, "rung");
    const climbs = env.emit("rung");
    const fresh = env.scratch(n);

    /** Share of the pairs that i and j have with other members which stand above rung b. */
    function templates(i: number, j: number, b: number): number {
      let [above, all] = [0, 0];
      for (let k = 0; k < n; k++) {
        if (k === i || k === j || member[k] === 0) continue;
        if (rung[pairs.of[i * n + k]!]! > b) above++;
        if (rung[pairs.of[j * n + k]!]! > b) above++;
        all += 2;
      }
      return all > 0 ? above / all : 0;
    }

    function hazard(k: number): number {
      if (trade[k] === 0) return 0;
      const [i, j] = [pairs.first[k]!, pairs.second[k]!];
      const drive =
        p[byTrust!]! * (tau[k]! - 0.5) +
        p[byLeaders!]! * (regionalism[i]! + regionalism[j]! - 1) +
        p[byTrade!]! * log(trade[k]!) +
        p[byTemplate!]! * templates(i, j, rung[k]!) -
        p[byRivalry!]! * rivalry[k]!;
      return p[base!]! * (1 + p[gain!]! * Math.max(fresh[i]!, fresh[j]!)) * exp(drive);
    }

    return {
      start: () => clock.armAll(),
      tick(t) {
        const month = t.month + t.substep * t.dt * 12;
        for (let i = 0; i < n; i++) fresh[i] = exp(-(month - entered[i]!) / (12 * p[years!]!));
        for (let k = 0; k < pairs.size; k++) {
          if (rung[k]! >= TOP) continue;
          const reach = Math.min(TOP, rung[k]! + clock.advance(k, hazard(k) * t.dt));
          for (let r = rung[k]!; r < reach; r++) climbs(k);
          rungNext[k] = reach;
        }
      },
    };
  },
};
