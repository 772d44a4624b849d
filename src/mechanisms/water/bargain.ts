/** Water for irrigation in summer against power in winter: what each side gets alone and together (model/4.12). */
import { log } from "../../engine/dmath.ts";
import { nashTransfer } from "../../theory/nash-bargaining.ts";

/** The bounds of the summer's share: some water must pass in either season. */
const LEAST_SUMMER = 0.25;
const MOST_SUMMER = 0.75;

/** One basin in one year. */
export interface Basin {
  /** V: what upstream releases in a year, km3. */
  release: number;
  /** pw, ps: worth of the power of a released km3 in winter and in summer, bn USD. */
  winter: number;
  summer: number;
  /** b: what downstream gains by a unit of the logarithm of its water, bn USD. */
  benefit: number;
  /** w: downstream's other water as it is, and v0, as it was when b was measured; km3. */
  other: number;
  reference: number;
  /** Worth of upstream's power that no release moves, bn USD. */
  added: number;
}

/** Payoffs in bn USD a year, before the transfer. */
export interface Bargain {
  /** s^N: the summer's share that upstream chooses for itself. */
  alone: number;
  /** s^E: the one that is best for both together. */
  joint: number;
  upstreamAlone: number;
  upstreamJoint: number;
  downstreamAlone: number;
  downstreamJoint: number;
  /** x: what downstream pays upstream for the joint course. */
  transfer: number;
  surplus: number;
}

/**
 * U_up = (pw (1 - s) + ps s) V + x, U_down = b ln((w + s V) / v0) - x; s^N maximises U_up, s^E the sum:
 * s^E = clip((b / (pw - ps) - w) / V), x half of downstream's gain and upstream's loss. With w = v0 these are model/4.12.
 */
export function bargain(of: Basin, out: Bargain): void {
  const { release, winter, summer, benefit, other } = of;
  const price = winter - summer;
  out.alone = price > 0 ? LEAST_SUMMER : MOST_SUMMER;
  const best = price > 0 && release > 0 ? (benefit / price - other) / release : MOST_SUMMER;
  out.joint = Math.min(Math.max(best, LEAST_SUMMER), MOST_SUMMER);
  out.upstreamAlone = upstream(of, out.alone);
  out.upstreamJoint = upstream(of, out.joint);
  out.downstreamAlone = downstream(of, out.alone);
  out.downstreamJoint = downstream(of, out.joint);
  const gain = out.downstreamJoint - out.downstreamAlone;
  const loss = out.upstreamAlone - out.upstreamJoint;
  out.transfer = nashTransfer(gain, loss);
  out.surplus = Math.max(gain - loss, 0);
}

function upstream({ winter, summer, release, added }: Basin, share: number): number {
  return (winter * (1 - share) + summer * share) * release + added;
}

/** Downstream without any water gets what a thousandth of the reference would give: the logarithm has no value at 0. */
function downstream({ benefit, other, reference, release }: Basin, share: number): number {
  return benefit * log(Math.max((other + share * release) / reference, 1e-3));
}

export function emptyBargain(): Bargain {
  return {
    alone: 0,
    joint: 0,
    upstreamAlone: 0,
    upstreamJoint: 0,
    downstreamAlone: 0,
    downstreamJoint: 0,
    transfer: 0,
    surplus: 0,
  };
}
