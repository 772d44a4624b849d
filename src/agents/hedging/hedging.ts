/** Multi-vector hedging: each state spreads its engagement over the powers as an investor spreads a portfolio. */
import { optimisation } from "../../engine/decision/optimise.ts";
import { parameter } from "../../engine/declare.ts";
import { exp } from "../../engine/dmath.ts";
import { MultivectorError } from "../../engine/errors.ts";
import type { Mechanism } from "../../engine/mechanism.ts";
import { Allocation } from "../../theory/quadratic-allocation.ts";
import { HEDGING_COLUMNS, HEDGING_INBOXES } from "./columns.ts";
import { indicesOf } from "./indices.ts";
import { OBJECTIVE_READS, OBJECTIVE_TERMS, type Objective, objectiveOf } from "./objective.ts";
import { OBJECTIVE_PARAMETERS, RISK_AVERSION, RISK_PARAMETERS } from "./parameters.ts";
import { RISK_READS, type Risk, riskOf } from "./risk.ts";

/** D* = argmax {U : D >= 0, sum D <= 1}; dD/dt = eta_D (D* - D), D* as of the substep; dA*_RUS/dt = -.02 W (model/4.8). */
export const hedging: Mechanism = {
  id: "hedging",
  phase: "update",
  doc: "Each state moves its engagement towards the best spread over the powers: gains against risks that go together.",
  sources: ["markowitz-1952", "hirschman-1945", "kuik-2008", "morrow-1991", "S2b", "S4"],
  params: [
    RISK_AVERSION,
    ...RISK_PARAMETERS,
    ...OBJECTIVE_PARAMETERS,
    parameter(
      "hedging.adjustment",
      2,
      [0, 50],
      "util",
      "Cost of a change of engagement, per half its square",
      {
        symbol: "cadj",
      },
    ),
    parameter("hedging.speed", 0.25, [0, 12], "1/yr", "Speed at which engagement moves to the best", {
      symbol: "eta_D",
    }),
    parameter("hedging.drift", 0.02, [0, 1], "1/yr", "Fall of the ideal closeness to a power at war (K45)", {
      source: "S4",
      symbol: "dA*/dt",
    }),
  ],
  reads: [...new Set([...RISK_READS, ...OBJECTIVE_READS, "gdp", "member"])],
  writes: HEDGING_COLUMNS,
  inboxes: HEDGING_INBOXES,
  compile(env) {
    const actors = env.axis("actor");
    const powers = env.axis("power");
    const [n, m] = [actors.size, powers.size];
    const p = env.parameters;
    const [aversion, adjustment, speed, drift] = ["riskAversion", "adjustment", "speed", "drift"].map((k) =>
      env.slot(`hedging.${k}`),
    ) as [number, number, number, number];
    const [war, belligerent] = [env.read("war"), env.read("belligerent")];
    const [now, next] = [env.read("engagement"), env.write("engagement")];
    const [target, targetNext] = [env.read("engagement.target"), env.write("engagement.target")];
    const [ideal, idealNext] = [env.read("closeness.ideal"), env.write("closeness.ideal")];
    const price = env.write("engagement.price");
    const risk = riskOf(env);
    const objective = objectiveOf(env, now);
    const indices = indicesOf(env, next);
    /** One solver a state: each has its own risks, and they seldom change, so that factors can be reused. */
    const problems = actors.ids.map(() => new Allocation(m));
    const ledger = optimisation(env, {
      id: "hedging",
      decider: "actor",
      variables: powers.ids,
      constraints: [...powers.ids.map((id) => `${id} >= 0`), "sum <= 1"],
      terms: OBJECTIVE_TERMS,
      unit: "util",
    });
    let stay = 1;
    /** Pairs of powers whose risks are correlated: the only non-zero entries of H off its diagonal. */
    const first = new Int32Array(m * m);
    const second = new Int32Array(m * m);
    let pairs = 0;

    /** (rho_h Om + cadj I) D = m + cadj D_now - mu 1 on the active set; starts from the optimum of before. */
    function optimise(i: number, best: Allocation): void {
      const { gain, x } = best;
      risk.fill(i, 1);
      objective.gains(i, risk, gain);
      const rho = p[aversion]!;
      const c = p[adjustment]!;
      const row = i * m;
      for (let a = 0; a < m; a++) {
        gain[a] = gain[a]! + c * now[row + a]!;
        x[a] = target[row + a]!;
        best.set(a, a, rho * risk.variance[a]! + c);
      }
      for (let k = 0; k < pairs; k++) {
        const a = first[k]!;
        const b = second[k]!;
        best.set(a, b, rho * risk.covariance(a, b));
      }
      if (!best.solve()) impossible(actors.ids[i]!);
    }

    const record = recorder(ledger, objective, risk);

    return {
      optimisation: ledger,
      derive() {
        stay = exp(-p[speed]! * env.tick.dt);
        pairs = 0;
        for (let a = 0; a < m; a++)
          for (let b = 0; b < a; b++) {
            for (const best of problems) best.set(a, b, 0);
            if (!risk.correlated(a, b)) continue;
            first[pairs] = a;
            second[pairs++] = b;
          }
      },
      invert: () => objective.invert(risk),
      start() {
        for (let i = 0; i < n; i++) {
          let sum = 0;
          for (let k = 0; k < m; k++) sum += now[i * m + k]!;
          if (sum > 1 + 1e-9) overspent(actors.ids[i]!, sum);
        }
        targetNext.set(now);
        indices();
      },
      tick(t) {
        for (let i = 0; i < n; i++) {
          const best = problems[i]!;
          const { x } = best;
          optimise(i, best);
          for (let k = 0; k < m; k++) {
            const at = i * m + k;
            targetNext[at] = x[k]!;
            next[at] = x[k]! + (now[at]! - x[k]!) * stay;
            if (belligerent[k] === 1) idealNext[at] = Math.max(ideal[at]! - p[drift]! * war[0]! * t.dt, -1);
          }
          price[i] = best.price;
          if (ledger.recording && t.substep === 0) record(i, now.subarray(i * m, (i + 1) * m), best);
        }
        indices();
      },
    };
  },
};

/** Records what each term of the objective gains by moving from the present engagement to the best. */
function recorder(
  ledger: ReturnType<typeof optimisation>,
  objective: Objective,
  risk: Risk,
): (i: number, present: Float64Array, best: Allocation) => void {
  const before = new Float64Array(OBJECTIVE_TERMS.length);
  const after = new Float64Array(OBJECTIVE_TERMS.length);
  return (i, present, best) => {
    objective.terms(i, present, risk, before);
    objective.terms(i, best.x, risk, after);
    ledger.record(i, present, best.x, before, after, [...best.slack, best.price]);
  };
}

function overspent(actor: string, sum: number): never {
  throw new MultivectorError({
    code: "engagement",
    message: `the shares of engagement of ${actor} sum to ${sum.toFixed(3)}, which is more than 1`,
    where: `actors.${actor}.vectors`,
    mend: "lower some; what the powers do not get stays at home and in the region",
    fault: "run",
  });
}

function impossible(actor: string): never {
  throw new MultivectorError({
    code: "risk-correlations",
    message: `the risks of the powers to ${actor} correlate in a way that no risks can, so no engagement is the best`,
    where: "powers.*.correlation",
    mend: "bring the correlations nearer to zero",
    fault: "run",
  });
}
