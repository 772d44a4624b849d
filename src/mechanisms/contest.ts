/** Outside powers contend for influence: each spreads its budget over the states so that its aims are best served. */

import { optimisation } from "../engine/decision/optimise.ts";
import { parameter } from "../engine/declare.ts";
import { pow } from "../engine/dmath.ts";
import type { Mechanism } from "../engine/mechanism.ts";
import { ContestSolver } from "../theory/contest.ts";

/** Months in which powers deliberate: January, April, July, October (months since 1900-01). */
export const opensQuarter = (month: number): boolean => month % 3 === 0;

/** Budgets are those of January 2022. */
const BASE = 122 * 12;

export const SOLIDARITY = parameter(
  "contest.solidarity",
  1.5,
  [0, 20],
  "1",
  "How far solidarity strengthens autonomy and blunts sticks",
  { symbol: "k_sol" },
);

/** 1 / (1 + k_sol Sol): the efficacy of a stick against states that stand together (K15). */
export function efficacy(k: number, solidarity: number): number {
  return 1 / (1 + k * solidarity);
}

/**
 * share_ip = m_ip (e_ip + eps)^r / (sum_q m_iq (e_iq + eps)^r + Z_i), Z_i = Z0 (1 + k_sol Sol),
 * m_ip = (1 + A_ip)/2 (1 - cond_p (1 - reg_i)); max_e sum_i om_pi share_ip with sum_i e_ip <= B_p (model/4.9).
 */
export const contest: Mechanism = {
  id: "contest",
  phase: "powers",
  doc: "Every quarter each outside power spreads its budget over the states, against the others and against their autonomy.",
  sources: ["tullock-1980", "friedman-1958", "S1", "S2b", "S4"],
  params: [
    parameter("contest.decisiveness", 0.5, [0.05, 1], "1", "How decisive effort is", {
      symbol: "r",
      source: "tullock-1980, judgement",
    }),
    parameter("contest.autonomy", 0.5, [0, 10], "1", "Strength of autonomy without solidarity", {
      symbol: "Z0",
    }),
    SOLIDARITY,
    parameter("contest.presence", 0.001, [1e-6, 0.1], "effort/yr", "Presence of a power without any effort", {
      symbol: "eps",
    }),
  ],
  reads: [
    "budget",
    "budgetGrowth",
    "warDrain",
    "aims",
    "conditionality",
    "closeness",
    "polyarchy",
    "war",
    "solidarity",
  ],
  writes: [
    {
      id: "effort",
      axes: ["power", "actor"],
      unit: "effort/yr",
      range: [0, Number.MAX_VALUE],
      doc: "Effort of a power for influence in a state",
    },
    {
      id: "influence.share",
      axes: ["power", "actor"],
      unit: "1",
      range: [0, 1],
      doc: "Share of influence of a power in a state",
    },
    {
      id: "influence.autonomy",
      axes: ["actor"],
      unit: "1",
      range: [0, 1],
      doc: "Share of influence in a state that no outside power holds",
    },
    {
      id: "contest.unsettled",
      axes: [],
      unit: "1",
      range: [0, 1],
      doc: "1 once efforts did not settle to the tolerance",
    },
  ],
  compile(env) {
    const powers = env.axis("power");
    const actors = env.axis("actor");
    const [size, n] = [powers.size, actors.size];
    const p = env.parameters;
    const [decisiveness, autonomy, solidary, presence] = [
      "decisiveness",
      "autonomy",
      "solidarity",
      "presence",
    ].map((k) => env.slot(`contest.${k}`)) as [number, number, number, number];
    const [budget, growth, drain] = [env.read("budget"), env.read("budgetGrowth"), env.read("warDrain")];
    const [aims, conditionality] = [env.read("aims"), env.read("conditionality")];
    const [closeness, polyarchy] = [env.read("closeness"), env.read("polyarchy")];
    const [war, solidarity] = [env.read("war"), env.read("solidarity")];
    const [effort, effortNext] = [env.read("effort"), env.write("effort")];
    const [share, free] = [env.write("influence.share"), env.write("influence.autonomy")];
    const unsettled = env.write("contest.unsettled");
    const solver = new ContestSolver(size, n);
    const game = {
      worth: aims,
      impact: env.scratch(size * n),
      budget: env.scratch(size),
      outside: env.scratch(n),
      decisiveness: 1,
      presence: 0,
    };

    function pose(month: number): void {
      const years = (month - BASE) / 12;
      game.decisiveness = p[decisiveness]!;
      game.presence = p[presence]!;
      game.outside.fill(p[autonomy]! * (1 + p[solidary]! * solidarity[0]!));
      for (let k = 0; k < size; k++) {
        game.budget[k] =
          budget[k]! * (growth[k] === 0 ? 1 : pow(1 + growth[k]!, years)) * (1 - drain[k]! * war[0]!);
        for (let i = 0; i < n; i++)
          game.impact[k * n + i] =
            0.5 * (1 + closeness[i * size + k]!) * (1 - conditionality[k]! * (1 - polyarchy[i]!));
      }
    }

    function contend(): void {
      if (solver.solve(game, effortNext, share) < 0) unsettled[0] = 1;
      for (let i = 0; i < n; i++) {
        let held = 0;
        for (let k = 0; k < size; k++) held += share[k * n + i]!;
        free[i] = held < 1 ? 1 - held : 0;
      }
    }

    const ledger = optimisation(env, {
      id: "contest",
      decider: "power",
      variables: actors.ids,
      constraints: ["budget"],
      terms: actors.ids.map((id) => ({
        id,
        label: `influence in ${id}`,
        doc: `om_pi share_ip: the power's aim in ${id} times its share of influence there.`,
      })),
      unit: "1",
    });

    /** Its last efforts are compared against what the others spend now, so that the gain is of the power's own move. */
    function record(): void {
      for (let k = 0; k < size; k++) {
        const before = effort.subarray(k * n, (k + 1) * n);
        const after = effortNext.subarray(k * n, (k + 1) * n);
        ledger.record(
          k,
          before,
          after,
          solver.worthOf(game, effortNext, k, before),
          solver.worthOf(game, effortNext, k, after),
          [solver.price[k]!],
        );
      }
    }

    return {
      optimisation: ledger,
      start() {
        pose(env.tick.month);
        effortNext.fill(0);
        contend();
      },
      tick(t) {
        if (!opensQuarter(t.month)) return;
        pose(t.month);
        contend();
        if (ledger.recording) record();
      },
    };
  },
};
