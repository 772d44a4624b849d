/** What one decider weighed in one round: every term, what it does to the chance, luck, and what was decisive. */
import type { DecisionKernel } from "../engine/decision/contract.ts";
import type { LedgerRow } from "../engine/decision/ledger.ts";
import { logistic } from "../engine/dmath.ts";
import { MOST_VALUED, shapleyValue } from "../theory/power-index.ts";
import { best, chance } from "./chance.ts";
import { type Pivotal, pivotalSet, type Share } from "./pivotal.ts";

export interface TermShare extends Share {
  label: string;
  doc: string;
  /** Chance with it less the chance without it, the others' beliefs held. */
  effect: number;
  /**
   * Its Shapley value in the chance: what it adds to the terms before it, averaged over every order of the terms. These
   * sum to the chance less what it would be without any term. Null where the terms are too many.
   */
  contribution: number | null;
}

export interface Luck {
  /** Luck of the alternative and of the status quo, in util. */
  alternative: number;
  statusQuo: number;
  /** The first less the second. */
  draw: number;
  /** The chance above which this draw would have led here; null with more than two alternatives. */
  needed: number | null;
}

/** One alternative, weighed against the status quo, which is worth 0. */
export interface Alternative {
  alternative: string;
  /** Whether it could be chosen in that round. */
  available: boolean;
  terms: TermShare[];
  /** Sum of the shares, in util. */
  utility: number;
  /** Before luck. */
  probability: number;
  /** Null where nobody was asked, and then the margin too. */
  luck: Luck | null;
  /** Score of the alternative less that of the status quo, in util. */
  margin: number | null;
  /** Null where nobody was asked, where the choice was forced, and where no such set flips it. */
  pivotal: Pivotal | null;
}

/** @param rows of one decider in one round, one for each alternative beside the status quo */
export function weigh(kernel: DecisionKernel, rows: readonly LedgerRow[], noise: number): Alternative[] {
  const utilities = rows.map((r) => (available(r) ? r.utility : -Infinity));
  const scores = scoresOf(rows);
  return rows.map((row, a): Alternative => {
    const shares = row.shares.map((share, k): Share => {
      const { id, frailty } = kernel.terms[k]!;
      return { id, share, frailty: frailty ?? false };
    });
    const asked = row.chosen >= 0;
    const taken = row.chosen === row.alternative;
    const flips = (utility: number) =>
      (best(scores.with(row.alternative, utility + row.luck)) === row.alternative) !== taken;
    const without = (share: number) => (available(row) ? row.utility - share : -Infinity);
    const parts = contributions(shares, (utility) => chance(utilities.with(a, utility), a, noise));
    return {
      alternative: kernel.alternatives[row.alternative]!,
      available: available(row),
      terms: shares.map((s, k) => ({
        id: s.id,
        label: kernel.terms[k]!.label,
        doc: kernel.terms[k]!.doc,
        share: s.share,
        frailty: s.frailty,
        effect: row.probability - chance(utilities.with(a, without(s.share)), a, noise),
        contribution: available(row) ? (parts?.[k] ?? null) : 0,
      })),
      utility: row.utility,
      probability: row.probability,
      luck: asked ? luckOf(row, rows.length === 1, noise) : null,
      margin: asked ? row.utility + row.luck - row.luckStatusQuo : null,
      pivotal: asked && !row.forced && available(row) ? pivotalSet(shares, taken ? 1 : -1, flips) : null,
    };
  });
}

/**
 * Terms with a zero share add nothing to any coalition; leaving them out halves the count for each.
 * @param chanceAt of the alternative, at a utility of it
 */
function contributions(
  shares: readonly Share[],
  chanceAt: (utility: number) => number,
): Float64Array | undefined {
  const players = shares.flatMap(({ share }, k) => (share === 0 ? [] : [k]));
  if (players.length > MOST_VALUED) return undefined;
  const values = shapleyValue(players.length, (coalition) => {
    let utility = 0;
    for (let n = 0; n < players.length; n++) if (coalition & (1 << n)) utility += shares[players[n]!]!.share;
    return chanceAt(utility);
  });
  const all = new Float64Array(shares.length);
  players.forEach((k, n) => {
    all[k] = values[n]!;
  });
  return all;
}

/** Of every alternative, the status quo first, -Infinity for what cannot be chosen; NaN where nobody was asked. */
export function scoresOf(rows: readonly LedgerRow[]): number[] {
  return [rows[0]!.luckStatusQuo, ...rows.map((r) => (available(r) ? r.utility + r.luck : -Infinity))];
}

/** The engine gives a chance of exactly 0 to what cannot be chosen. */
function available(row: LedgerRow): boolean {
  return row.probability > 0;
}

function luckOf(row: LedgerRow, binary: boolean, noise: number): Luck {
  const draw = row.luck - row.luckStatusQuo;
  return {
    alternative: row.luck,
    statusQuo: row.luckStatusQuo,
    draw,
    needed: binary ? logistic(-draw / noise) : null,
  };
}
