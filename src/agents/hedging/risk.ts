/** How risky engagement with each power is to a state, and how those risks are correlated. */
import type { Environment } from "../../engine/contract.ts";

export const RISK_READS = [
  "war",
  "warProximity",
  "belligerent",
  "sanctioned",
  "warSanctions",
  "correlation",
  "threatFrom",
  "stick.threat?",
] as const;

export interface Risk {
  /** Om_pp of the state and threats last asked for, shape [power]. */
  readonly variance: Float64Array;
  /** Fills `variance` for state i, its threats multiplied by `scale`. */
  fill(i: number, scale: number): void;
  /** Whether the risks of any two powers are correlated. */
  correlated(p: number, q: number): boolean;
  /** Om_pq from the variances as filled, p and q different. */
  covariance(p: number, q: number): number;
  /** D' Om D from the variances as filled; D begins at `from` in `allocation`. */
  form(allocation: Float64Array, from: number): number;
}

/**
 * Om_pp = v0 + v1 threat_ip + v2 sanc_p; Om_pq = corr_pq sqrt(Om_pp Om_qq) (Markowitz 1952; model/4.8);
 * threat_ip = min(1, t_ip + .5 W prox_i [p at war] + what sticks left behind); sanc_p = s_p + w_p W.
 * A correlation is written once, under either power.
 */
export function riskOf(env: Environment): Risk {
  const n = env.axis("actor").size;
  const m = env.axis("power").size;
  const p = env.parameters;
  const [v0, v1, v2, spill] = ["base", "threat", "sanctions", "war"].map((k) =>
    env.slot(`hedging.risk.${k}`),
  ) as [number, number, number, number];
  const [war, proximity, belligerent] = [env.read("war"), env.read("warProximity"), env.read("belligerent")];
  const [sanctioned, warSanctions] = [env.read("sanctioned"), env.read("warSanctions")];
  const [correlation, threat] = [env.read("correlation"), env.read("threatFrom")];
  const stick = env.maybe("stick.threat");
  const variance = env.scratch(m);

  function covariance(a: number, b: number): number {
    const r = correlation[a * m + b]! + correlation[b * m + a]!;
    return r === 0 ? 0 : r * Math.sqrt(variance[a]! * variance[b]!);
  }

  return {
    variance,
    covariance,
    correlated: (a, b) => correlation[a * m + b]! + correlation[b * m + a]! !== 0,
    fill(i, scale) {
      const w = war[0]!;
      const near = p[spill]! * w * proximity[i]!;
      for (let k = 0; k < m; k++) {
        let t = threat[i * m + k]! + near * belligerent[k]!;
        if (stick) t += stick[k * n + i]!;
        if (t > 1) t = 1;
        const sanctions = sanctioned[k]! + warSanctions[k]! * w;
        variance[k] = p[v0]! + p[v1]! * t * scale + p[v2]! * sanctions;
      }
    },
    form(allocation, from) {
      let sum = 0;
      for (let a = 0; a < m; a++) {
        const d = allocation[from + a]!;
        sum += variance[a]! * d * d;
        for (let b = 0; b < a; b++) sum += 2 * covariance(a, b) * d * allocation[from + b]!;
      }
      return sum;
    },
  };
}
