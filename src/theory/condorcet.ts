/**
 * Collective choice on the spatial model: weighted votes between pairs of options, the chance that one prevails over the
 * other, and the probabilistic Condorcet election among all of them (Black 1958; Bueno de Mesquita 1994; KTAB).
 */
import { pow } from "../engine/dmath.ts";
import { MultivectorError } from "../engine/errors.ts";

/** Influence that an actor of weight `w` throws behind the first of two options, `gap` in utility above the second. */
export type Vote = (w: number, gap: number) => number;

/** Below this a difference of utility is no difference, to voters who vote all or nothing. */
const INDIFFERENT = 1e-8;

/** How votes grow with weight w and with the gap of utilities, as the spatial model of politics has them. */
export const VOTES = {
  proportional: (w: number, gap: number) => w * gap,
  binary: (w: number, gap: number) => w * Math.max(-1, Math.min(1, gap / INDIFFERENT)),
  cubic: (w: number, gap: number) => w * gap * gap * gap,
} as const satisfies Record<string, Vote>;

/** What stands behind an option that nobody prefers, so that two such have even chances. */
export const FLOOR = 1e-8;

/**
 * Support for each option against each other: `out[i, j]` is the influence behind i against j, shape [option, option];
 * the diagonal is the floor.
 * @param utility of each actor for each option, shape [actor, option] @param weight shape [actor]
 */
export function coalitions(
  utility: ArrayLike<number>,
  weight: ArrayLike<number>,
  vote: Vote,
  out: Float64Array,
  floor = FLOOR,
): void {
  const actors = weight.length;
  const options = utility.length / actors;
  out.fill(floor);
  for (let i = 0; i < options; i++)
    for (let j = i + 1; j < options; j++) {
      let [up, down] = [floor, floor];
      for (let a = 0; a < actors; a++) {
        const v = vote(weight[a]!, utility[a * options + i]! - utility[a * options + j]!);
        if (v > 0) up += v;
        else down -= v;
      }
      out[i * options + j] = up;
      out[j * options + i] = down;
    }
}

/**
 * Chance that i prevails over j: s_ij^m / (s_ij^m + s_ji^m), a half against itself; shape [option, option].
 * @param m how decisive the contest is, at least 1 (KTAB knows 1 linear, 2 square, 4 quartic, 8 octic)
 */
export function victories(coalition: ArrayLike<number>, m: number, out: Float64Array): void {
  const options = Math.sqrt(coalition.length);
  for (let i = 0; i < options; i++)
    for (let j = 0; j < options; j++) {
      const [up, down] = [coalition[i * options + j]!, coalition[j * options + i]!];
      // By the ratio, so that no power of a large coalition overflows.
      const ratio = up > down ? down / up : up / down;
      const stronger = 1 / (1 + (m === 1 ? ratio : pow(ratio, m)));
      out[i * options + j] = i === j ? 0.5 : up > down ? stronger : 1 - stronger;
    }
}

/** `conditional`: prevails over every other at once; the two others: where challenges without end come to rest. */
export const ELECTIONS = ["conditional", "uniform", "incentive"] as const;
export type Election = (typeof ELECTIONS)[number];

const MOST_SWEEPS = 1000;

/**
 * Probabilities of a probabilistic Condorcet election, shape [option]; they sum to 1.
 * - `conditional`: P_i proportional to prod_j V_ij, V_ii included.
 * - `uniform`: each option is challenged by any other alike; p = (p + q)/2, q_i = sum_j V_ij (p_i + p_j)/m, to 1e-6.
 * - `incentive`: a challenge is the likelier, the more is behind it: proportional to s_ij V_ij; to 1e-8.
 * Errors: `election-unsettled` after a thousand sweeps.
 */
export function election(
  kind: Election,
  coalition: ArrayLike<number>,
  victory: ArrayLike<number>,
  out: Float64Array,
): void {
  const n = out.length;
  if (kind === "conditional") {
    for (let i = 0; i < n; i++) {
      let all = 1;
      for (let j = 0; j < n; j++) all *= victory[i * n + j]!;
      out[i] = all;
    }
    normalise(out);
    return;
  }
  const challenge = new Float64Array(n * n).fill(1 / n);
  if (kind === "incentive") incentives(coalition, victory, challenge);
  const tolerance = kind === "incentive" ? 1e-8 : 1e-6;
  const next = new Float64Array(n);
  out.fill(1 / n);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let change = 0;
    for (let i = 0; i < n; i++) {
      let q = 0;
      for (let j = 0; j < n; j++)
        q += victory[i * n + j]! * (out[i]! * challenge[j * n + i]! + out[j]! * challenge[i * n + j]!);
      next[i] = q;
      change = Math.max(change, q > out[i]! ? q - out[i]! : out[i]! - q);
    }
    for (let i = 0; i < n; i++) out[i] = (out[i]! + next[i]!) / 2;
    if (change <= tolerance) {
      normalise(out);
      return;
    }
  }
  throw new MultivectorError({
    code: "election-unsettled",
    message: `a probabilistic Condorcet election among ${n} options did not settle in ${MOST_SWEEPS} sweeps`,
    mend: "choose a lower exponent, or the conditional election",
    fault: "run",
  });
}

/** h_ij: chance that the challenger of j is i; columns sum to 1. */
function incentives(coalition: ArrayLike<number>, victory: ArrayLike<number>, out: Float64Array): void {
  const n = Math.sqrt(coalition.length);
  for (let k = 0; k < n * n; k++) out[k] = coalition[k]! * victory[k]!;
  for (let i = 0; i < n; i++) out[i * n + i] = out[i * n + i]! + 1e-10;
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += out[k * n + j]!;
    for (let i = 0; i < n; i++) out[i * n + j] = out[i * n + j]! / sum;
  }
}

function normalise(p: Float64Array): void {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += p[i]!;
  for (let i = 0; i < p.length; i++) p[i] = p[i]! / sum;
}

/**
 * Index of the position that no other beats when all vote for the nearer by their weight: the weighted median (Black
 * 1958). Where half the weight lies on either side, the lower of the two.
 */
export function weightedMedian(position: ArrayLike<number>, weight: ArrayLike<number>): number {
  const order = Array.from({ length: position.length }, (_, k) => k).sort(
    (a, b) => position[a]! - position[b]! || a - b,
  );
  let whole = 0;
  for (const k of order) whole += weight[k]!;
  let below = 0;
  for (const k of order) {
    below += weight[k]!;
    if (below >= whole / 2) return k;
  }
  return order.at(-1) ?? -1;
}
