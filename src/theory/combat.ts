/**
 * Outcomes of combat in closed form: who prevails (a contest success function), what a salvo of missiles sinks (Hughes
 * 1995), and how aimed fire on land wears both sides down (Lanchester's square law).
 */
import { exp, pow } from "../engine/dmath.ts";

/**
 * The chance that a side of capability `own` prevails over one of `other`: M_A^m / (M_A^m + M_B^m).
 * @param decisiveness m >= 0; 0 tosses a coin @returns .5 where neither has any
 */
export function contestSuccess(own: number, other: number, decisiveness = 1): number {
  const most = Math.max(own, other);
  if (!(most > 0)) return 0.5;
  // Of the larger, so that no power overflows.
  const [a, b] = [pow(own / most, decisiveness), pow(other / most, decisiveness)];
  return a / (a + b);
}

export interface Salvo {
  /** Hits that each ship of the attacker scores where nothing defends, >= 0. */
  offence: number;
  /** Hits that each ship of the defender wards off, >= 0. */
  defence: number;
  /** Hits that put one ship out of action, > 0. */
  staying: number;
}

/**
 * Ships that a salvo of `attackers` puts out of action among `defenders`: max(0, off - def) / stay, no more than there
 * are (Hughes, A Salvo Model of Warships in Missile Combat, Naval Research Logistics 42, 1995). Both sides fire at once.
 */
export function salvoLosses(defenders: number, attackers: number, of: Salvo): number {
  const hits = of.offence * attackers - of.defence * defenders;
  if (hits <= 0) return 0;
  const lost = hits / of.staying;
  return Math.min(lost, defenders);
}

export interface Forces {
  a: number;
  b: number;
}

/**
 * Aimed fire: dA/dt = -beta B, dB/dt = -alpha A from `start` for `time`, or until one side has nothing left. Along the
 * way alpha A^2 - beta B^2 is conserved, so the side for which it is greater survives (Lanchester 1916).
 * @param alpha losses that one of A inflicts in a unit of time @param beta the same of B
 */
export function aimedFire(start: Forces, alpha: number, beta: number, time: number): Forces {
  const { a, b } = start;
  const edge = alpha * a * a - beta * b * b;
  const rate = Math.sqrt(alpha * beta);
  if (rate === 0) return oneSided(start, alpha, beta, time);
  // Sums and differences decay or grow alone: u = sqrt(alpha) A + sqrt(beta) B, w = sqrt(alpha) A - sqrt(beta) B.
  const [ra, rb] = [Math.sqrt(alpha), Math.sqrt(beta)];
  const shrunk = (ra * a + rb * b) * exp(-rate * time);
  const grown = (ra * a - rb * b) * exp(rate * time);
  const [left, right] = [(shrunk + grown) / 2, (shrunk - grown) / 2];
  if (right <= 0 && edge >= 0) return { a: Math.sqrt(Math.max(edge, 0) / alpha), b: 0 };
  if (left <= 0 && edge <= 0) return { a: 0, b: Math.sqrt(Math.max(-edge, 0) / beta) };
  return { a: left / ra, b: right / rb };
}

/** Only one side can hit, or neither: the other falls at a constant rate. */
function oneSided({ a, b }: Forces, alpha: number, beta: number, time: number): Forces {
  return { a: Math.max(a - beta * b * time, 0), b: Math.max(b - alpha * a * time, 0) };
}
