/** Variants played with the same luck: how they differ run by run, how surely, and which runs show it. */
import { outcomeText } from "../engine/calendar.ts";
import type { OutcomeInfo } from "../engine/model.ts";
import type { Batch } from "../experiments/batch-contract.ts";
import { summaries } from "../experiments/batch-object.ts";
import {
  type PairedCategory,
  type PairedEvent,
  type PairedQuantity,
  pairedCategory,
  pairedEvent,
  pairedQuantity,
} from "../experiments/paired.ts";
import { headOf } from "../experiments/result.ts";
import type { OutcomeSummary } from "../experiments/summary.ts";
import type { Variant } from "./variants.ts";

export interface ComparedEvent extends PairedEvent {
  kind: "event";
  /**
   * Over runs in which it happens in both: months later in the variant, with a 95% interval; `changed` counts those with
   * another month. Null where there are none.
   */
  later: { months: number; low: number; high: number; runs: number; changed: number } | null;
  /** The first of the runs that flip. */
  runs: { gained: number[]; lost: number[] };
}

export interface ComparedQuantity extends PairedQuantity {
  kind: "quantity";
}

export interface ComparedCategory extends PairedCategory {
  kind: "category";
}

export type Compared = ComparedEvent | ComparedQuantity | ComparedCategory;

/** A run that came out differently, and how to look at it. */
export interface Witness {
  outcome: string;
  run: number;
  /** Period of the event in each, null where it does not happen. */
  first: string | null;
  second: string | null;
  /** The decision behind the outcome, if there is one. */
  decision: { actor: string; decision: string; object: string | undefined; at: string } | null;
  /** Commands that show it in the first and in the variant; added when the comparison is printed. */
  commands?: string[];
}

export interface Comparison {
  name: string;
  outcomes: Record<string, Compared>;
  /** Outcomes that only one of the two has. */
  unmatched: string[];
  witness: Witness | null;
}

/** What `compare --json` prints: each variant beside the first, paired run by run over the same seeds. */
export interface CompareObject {
  format: "multivector.compare/2";
  engine: string;
  seed: string;
  runs: number;
  /** Runs left out because they failed in one of the variants. */
  left: number;
  design?: unknown;
  variants: {
    name: string;
    scenario: { id: string; digest: string };
    overrides: unknown[];
    /** Of the runs that ended well in all variants. */
    outcomes: Record<string, OutcomeSummary>;
    /** Runs of this variant, more than are compared where it was interrupted, and their digest. */
    played: number;
    digest: string;
  }[];
  /** Each variant against the first. */
  comparisons: Comparison[];
}

/** Flipped runs that are named; the others are only counted. */
const NAMED = 20;

/**
 * Compares the batches of variants run by run.
 * @param batches one a variant, of the same seed and design
 * @param designs what each design says of itself
 * @returns differences with 95% intervals over the runs that ended well in all variants
 */
export function compared(
  variants: readonly Variant[],
  batches: readonly Batch[],
  seed: string,
  designs: readonly unknown[] = [],
): CompareObject {
  const runs = Math.min(...batches.map((b) => b.runs));
  const failed = new Set(batches.flatMap((b) => b.failures.map((f) => f.run)));
  const kept = Array.from({ length: runs }, (_, k) => k).filter((k) => !failed.has(k));
  const [base, ...others] = variants as [Variant, ...Variant[]];
  return {
    format: "multivector.compare/2",
    engine: headOf(base.opened, seed).engine,
    seed,
    runs,
    left: runs - kept.length,
    ...(designs[0] !== undefined && { design: designs[0] }),
    variants: variants.map(({ name, opened }, k) => {
      const { scenario, overrides } = headOf(opened, seed);
      const { runs: played, digest } = batches[k]!;
      // Over the runs compared alone, so that each difference is that of the two numbers beside it.
      const outcomes = summaries({ ...batches[k]!, runs }, (run) => !failed.has(run));
      return { name, scenario, overrides, outcomes, played, digest };
    }),
    comparisons: others.map((variant, k) => comparison(base, variant, batches[0]!, batches[k + 1]!, kept)),
  };
}

function comparison(
  base: Variant,
  variant: Variant,
  first: Batch,
  second: Batch,
  kept: readonly number[],
): Comparison {
  const outcomes: Comparison["outcomes"] = {};
  const unmatched: string[] = [];
  let witness: Witness | null = null;
  let most = 0;
  const column = (batch: Batch, at: number) =>
    Float64Array.from(kept, (run) => batch.values[run * batch.outcomes.length + at]!);
  for (const [at, info] of first.outcomes.entries()) {
    const other = second.outcomes.findIndex((h) => h.id === info.id && h.kind === info.kind);
    if (other < 0) {
      unmatched.push(info.id);
      continue;
    }
    const [a, b] = [column(first, at), column(second, other)];
    if (info.kind === "quantity") {
      outcomes[info.id] = { kind: "quantity", ...pairedQuantity(a, b) };
      continue;
    }
    if (info.kind === "category") {
      outcomes[info.id] = comparedCategory(a, b, info, second.outcomes[other]!);
      continue;
    }
    const event = comparedEvent(a, b, kept);
    outcomes[info.id] = event;
    const flips = event.gained + event.lost;
    // The outcome with the most flips; one that follows from a decision goes first, for it can be explained.
    const worth = flips + (flips > 0 && base.opened.program.forcible.has(info.id) ? kept.length : 0);
    if (worth > most) {
      most = worth;
      witness = witnessOf(base, info, event, a, b, kept);
    }
  }
  unmatched.push(
    ...second.outcomes.filter((h) => !first.outcomes.some((f) => f.id === h.id)).map((h) => h.id),
  );
  return { name: variant.name, outcomes, unmatched, witness };
}

/** By name, since a variant may have other categories. */
function comparedCategory(
  a: Float64Array,
  b: Float64Array,
  { categories: first = [] }: OutcomeInfo,
  { categories: second = [] }: OutcomeInfo,
): ComparedCategory {
  const named = (values: Float64Array, names: readonly string[]) => Array.from(values, (v) => names[v]);
  const names = [...new Set([...first, ...second])];
  return { kind: "category", ...pairedCategory(named(a, first), named(b, second), names) };
}

function comparedEvent(a: Float64Array, b: Float64Array, kept: readonly number[]): ComparedEvent {
  const happens = (months: Float64Array) => Array.from(months, (m) => m !== Infinity);
  const [inFirst, inSecond] = [happens(a), happens(b)];
  const both = [...a.keys()].filter((k) => inFirst[k] && inSecond[k]);
  const shift = pairedQuantity(
    Float64Array.from(both, (k) => a[k]!),
    Float64Array.from(both, (k) => b[k]!),
  );
  const named = (flipped: (k: number) => boolean) => kept.filter((_, k) => flipped(k)).slice(0, NAMED);
  return {
    kind: "event",
    ...pairedEvent(inFirst, inSecond),
    later:
      both.length > 0
        ? {
            months: shift.difference,
            low: shift.low,
            high: shift.high,
            runs: both.length,
            changed: shift.changed,
          }
        : null,
    runs: {
      gained: named((k) => inSecond[k]! && !inFirst[k]),
      lost: named((k) => inFirst[k]! && !inSecond[k]),
    },
  };
}

function witnessOf(
  base: Variant,
  info: OutcomeInfo,
  event: ComparedEvent,
  a: Float64Array,
  b: Float64Array,
  kept: readonly number[],
): Witness {
  const { gained, lost } = event.runs;
  const run = (event.gained >= event.lost ? gained : lost)[0]!;
  const k = kept.indexOf(run);
  const text = (month: number) => (month === Infinity ? null : outcomeText(month, info.unit));
  const [first, second] = [text(a[k]!), text(b[k]!)];
  const forcible = base.opened.program.forcible.get(info.id);
  return {
    outcome: info.id,
    run,
    first,
    second,
    decision: forcible
      ? {
          actor: forcible.decider,
          decision: forcible.decision,
          object: forcible.object,
          at: (first ?? second)!,
        }
      : null,
  };
}
