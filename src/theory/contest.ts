/**
 * A contest over many prizes among contestants with budgets (Tullock 1980; Friedman 1958): each spreads its budget so
 * that the worth of its shares is highest, given what the others spend. Concave in own efforts for r <= 1.
 *
 *   share_ip = m_ip (e_ip + eps)^r / (sum_q m_iq (e_iq + eps)^r + Z_i)
 *   max over e_p of sum_i om_pi share_ip, with sum_i e_ip <= B_p and e >= 0
 *
 * Where e_ip > 0 the first-order condition reads e_ip + eps = om_pi share_ip (1 - share_ip) r / lambda_p. It is iterated
 * as a fixed point, contestant by contestant: each entry over-relaxed by the slope of its own right-hand side (a Newton
 * step on the own best response), the price of the budget set so that the budget is spent. From the last solution a few
 * sweeps do.
 */
import { pow } from "../engine/dmath.ts";

/** Tables are [contestants x prizes], row-major. */
export interface Contest {
  /** om: what full control of a prize is worth to a contestant, >= 0. */
  worth: ArrayLike<number>;
  /** m: how far a unit of effort carries, >= 0. */
  impact: ArrayLike<number>;
  /** B: [contestants], >= 0. */
  budget: ArrayLike<number>;
  /** Z: [prizes], strength of those who do not contend, >= 0. */
  outside: ArrayLike<number>;
  /** r: how decisive effort is, 0 < r <= 1. */
  decisiveness: number;
  /** eps: presence without any effort, > 0. */
  presence: number;
}

/** Efforts are settled to this share of a budget. */
const TOLERANCE = 1e-6;
const MOST_SWEEPS = 500;
/** Sweeps after which steps are halved: never reached near a former solution. */
const PATIENCE = 60;
const MOST_RELAXATION = 4;

/** Solves contests of one size, each from the solution of the last. */
export class ContestSolver {
  readonly contestants: number;
  readonly prizes: number;
  /** Shadow price of each budget: what one more unit of it would gain. */
  readonly price: Float64Array;
  /** e + eps, then impacts m (e + eps)^r, both [contestants x prizes]; sums of impacts with Z, [prizes]. */
  private readonly level: Float64Array;
  private readonly force: Float64Array;
  private readonly total: Float64Array;
  /** Of the contestant at hand: the next level as base + slope / price, and whether it has fallen to the floor. */
  private readonly base: Float64Array;
  private readonly slope: Float64Array;
  private readonly live: Uint8Array;

  constructor(contestants: number, prizes: number) {
    this.contestants = contestants;
    this.prizes = prizes;
    this.price = new Float64Array(contestants);
    this.level = new Float64Array(contestants * prizes);
    this.force = new Float64Array(contestants * prizes);
    this.total = new Float64Array(prizes);
    this.base = new Float64Array(prizes);
    this.slope = new Float64Array(prizes);
    this.live = new Uint8Array(prizes);
  }

  /**
   * @param effort e, in and out: a former solution, or zeros to start from efforts in proportion to worth
   * @param share out; the prizes' remainders stay with Z
   * @returns how many sweeps it took, -1 where it did not settle
   */
  solve(contest: Contest, effort: Float64Array, share: Float64Array): number {
    this.open(contest, effort);
    let sweeps = 0;
    let gap = 1;
    while (gap > TOLERANCE && sweeps < MOST_SWEEPS) {
      gap = 0;
      for (let p = 0; p < this.contestants; p++) {
        const moved = this.respond(contest, p, sweeps < PATIENCE ? 1 : 0.5);
        if (moved > gap) gap = moved;
      }
      sweeps++;
    }
    this.close(contest, effort, share);
    return gap > TOLERANCE ? -1 : sweeps;
  }

  /**
   * What `own` efforts of contestant `p` are worth to it, prize by prize, while the others spend `effort`:
   * om_pi share_pi, shape [prizes].
   */
  worthOf(c: Contest, effort: ArrayLike<number>, p: number, own: ArrayLike<number>): number[] {
    const weight = (q: number, i: number, e: number) =>
      c.impact[q * this.prizes + i]! * pow(e + c.presence, c.decisiveness);
    return Array.from({ length: this.prizes }, (_, i) => {
      const mine = weight(p, i, own[i]!);
      let total = c.outside[i]! + mine;
      for (let q = 0; q < this.contestants; q++)
        if (q !== p) total += weight(q, i, effort[q * this.prizes + i]!);
      return total > 0 ? (c.worth[p * this.prizes + i]! * mine) / total : 0;
    });
  }

  /** Efforts scaled to this time's budgets, and what they weigh. */
  private open(c: Contest, effort: Float64Array): void {
    const { contestants, prizes, level, force, total } = this;
    for (let p = 0; p < contestants; p++) {
      let spent = 0;
      let worth = 0;
      for (let k = p * prizes; k < (p + 1) * prizes; k++) {
        spent += effort[k]!;
        worth += c.worth[k]! * c.impact[k]!;
      }
      const budget = c.budget[p]!;
      for (let k = p * prizes; k < (p + 1) * prizes; k++) {
        const e =
          worth === 0
            ? 0
            : spent > 0
              ? (effort[k]! * budget) / spent
              : (c.worth[k]! * c.impact[k]! * budget) / worth;
        level[k] = e + c.presence;
      }
    }
    for (let i = 0; i < prizes; i++) total[i] = c.outside[i]!;
    raise(level, c.decisiveness, force, 0, level.length);
    for (let k = 0; k < force.length; k++) force[k] = force[k]! * c.impact[k]!;
    for (let p = 0, k = 0; p < contestants; p++)
      for (let i = 0; i < prizes; i++, k++) total[i] = total[i]! + force[k]!;
  }

  /** Moves the levels of one contestant; @returns the largest move, as a share of its budget. */
  private respond(c: Contest, p: number, step: number): number {
    const { prizes, level, force, total, base, slope, live } = this;
    const { decisiveness: r, presence: floor } = c;
    const from = p * prizes;
    const budget = c.budget[p]!;
    if (budget === 0) return 0;
    let held = budget;
    let based = 0;
    let sloped = 0;
    for (let i = 0; i < prizes; i++) {
      const k = from + i;
      const worth = c.worth[k]! * c.impact[k]!;
      live[i] = worth > 0 ? 1 : 0;
      if (worth === 0) continue;
      const share = force[k]! / total[i]!;
      const relaxation = 1 / (1 - r * (1 - 2 * share));
      const w = Math.min(relaxation, MOST_RELAXATION);
      base[i] = level[k]! * (1 - w);
      slope[i] = c.worth[k]! * share * (1 - share) * w;
      held += floor;
      based += base[i]!;
      sloped += slope[i]!;
    }
    // The price at which the budget is just spent; entries that it pushes below the floor leave, and lower it.
    let inverse = 0;
    for (let left = true; left && sloped > 0; ) {
      left = false;
      inverse = (held - based) / sloped;
      for (let i = 0; i < prizes; i++) {
        if (live[i] === 0 || base[i]! + slope[i]! * inverse >= floor) continue;
        live[i] = 0;
        left = true;
        held -= floor;
        based -= base[i]!;
        sloped -= slope[i]!;
      }
    }
    if (!(inverse > 0)) return 0;
    this.price[p] = r / inverse;
    let gap = 0;
    for (let i = 0; i < prizes; i++) {
      const k = from + i;
      const target = live[i] === 1 ? base[i]! + slope[i]! * inverse : floor;
      const move = step * (target - level[k]!);
      const size = move < 0 ? -move : move;
      if (size > gap) gap = size;
      level[k] = level[k]! + move;
      total[i] = total[i]! - force[k]!;
    }
    raise(level, r, force, from, from + prizes);
    for (let i = 0; i < prizes; i++) {
      const k = from + i;
      force[k] = force[k]! * c.impact[k]!;
      total[i] = total[i]! + force[k]!;
    }
    return gap / budget;
  }

  private close(c: Contest, effort: Float64Array, share: Float64Array): void {
    const { contestants, prizes, level, force, total } = this;
    for (let i = 0; i < prizes; i++) total[i] = c.outside[i]!;
    for (let p = 0, k = 0; p < contestants; p++)
      for (let i = 0; i < prizes; i++, k++) total[i] = total[i]! + force[k]!;
    for (let p = 0, k = 0; p < contestants; p++)
      for (let i = 0; i < prizes; i++, k++) {
        const e = level[k]! - c.presence;
        effort[k] = Math.max(e, 0);
        share[k] = total[i]! > 0 ? force[k]! / total[i]! : 0;
      }
  }
}

/** out[k] = x[k]^r; the two usual exponents without a power. */
function raise(x: Float64Array, r: number, out: Float64Array, from: number, to: number): void {
  if (r === 0.5) for (let k = from; k < to; k++) out[k] = Math.sqrt(x[k]!);
  else if (r === 1) for (let k = from; k < to; k++) out[k] = x[k]!;
  else for (let k = from; k < to; k++) out[k] = pow(x[k]!, r);
}
