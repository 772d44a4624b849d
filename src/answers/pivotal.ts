/** The smallest set of terms that decided: without them the same draw leads elsewhere (model/4.5, why query). */
import { byCodeUnit } from "../engine/axis.ts";

export interface Share {
  id: string;
  /** Additive share of the utility over the status quo, in util. */
  share: number;
  /** Personal disposition: part of the utility, but of no argument. */
  frailty: boolean;
}

export interface Pivotal {
  terms: string[];
  /** Their shares together, in util. */
  sum: number;
}

/** Utility of the terms that remain, added in the order of the ledger as the decision itself does. */
function utilityWithout(shares: readonly Share[], dropped: ReadonlySet<string>): number {
  let sum = 0;
  for (const s of shares) if (!dropped.has(s.id)) sum += s.share;
  return sum;
}

/**
 * Among sets of one size, the one with the largest shares moves the utility most; so adding terms by share, ties by id,
 * finds the smallest set that flips, and among those of its size the one with the largest sum.
 * @param sign -1: what speaks against; 1: what speaks for
 * @param flips whether the choice is another one at this utility
 * @returns null where not even all of them together flip it
 */
export function pivotalSet(
  shares: readonly Share[],
  sign: -1 | 1,
  flips: (utility: number) => boolean,
): Pivotal | null {
  const candidates = shares
    .filter((s) => !s.frailty && s.share * sign > 0)
    .sort((a, b) => (b.share - a.share) * sign || byCodeUnit(a.id, b.id));
  const dropped = new Set<string>();
  let sum = 0;
  for (const { id, share } of candidates) {
    dropped.add(id);
    sum += share;
    if (flips(utilityWithout(shares, dropped))) return { terms: [...dropped], sum };
  }
  return null;
}
