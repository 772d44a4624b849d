/** The same luck through every variant: what differs run by run, how surely, and which runs to look at. */
import { monthText } from "../engine/calendar.ts";
import type { Batch } from "../experiments/batch.ts";
import { summaries } from "../experiments/batch-object.ts";
import type { OutcomeHead } from "../experiments/heads.ts";
import { type PairedEvent, type PairedQuantity, pairedEvent, pairedQuantity } from "../experiments/paired.ts";
import { headOf } from "../experiments/result.ts";
import type { OutcomeSummary } from "../experiments/summary.ts";
import type { Variant } from "./variants.ts";

export interface ComparedEvent extends PairedEvent {
  kind: "event";
  /** Of the runs in which it happens in both: months later in the variant, with a 95% interval; in how many the month is another; null where there are none. */
  later: { months: number; low: number; high: number; runs: number; changed: number } | null;
  /** Some of the runs that flip, first ones first. */
  runs: { gained: number[]; lost: number[] };
}

export interface ComparedQuantity extends PairedQuantity {
  kind: "quantity";
}

/** A run that came out otherwise, and where to look at it. */
export interface Witness {
  outcome: string;
  run: number;
  /** Month of the event in each, null where it does not happen. */
  first: string | null;
  second: string | null;
  /** What decided it, where it is somebody's decision. */
  decision: { agent: string; decision: string; group: string | undefined; at: string } | null;
  /** Command lines that show it, in the first and in the variant; whoever prints the comparison makes them. */
  commands?: string[];
}

export interface Comparison {
  name: string;
  outcomes: Record<string, ComparedEvent | ComparedQuantity>;
  /** Outcomes that only one of the two has. */
  unmatched: string[];
  witness: Witness | null;
}

export interface CompareObject {
  format: "multivector.compare/1";
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
    format: "multivector.compare/1",
    engine: headOf(base.opened, seed).engine,
    seed,
    runs,
    left: runs - kept.length,
    ...(designs[0] !== undefined && { design: designs[0] }),
    variants: variants.map(({ name, opened }, k) => {
      const { scenario, overrides } = headOf(opened, seed);
      const { runs: played, digest } = batches[k]!;
      // Of the runs that are compared, lest a difference be none of the two numbers beside it.
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
    Float64Array.from(kept, (run) => batch.values[run * batch.heads.length + at]!);
  for (const [at, head] of first.heads.entries()) {
    const other = second.heads.findIndex((h) => h.id === head.id && h.kind === head.kind);
    if (other < 0) {
      unmatched.push(head.id);
      continue;
    }
    const [a, b] = [column(first, at), column(second, other)];
    if (head.kind === "quantity") {
      outcomes[head.id] = { kind: "quantity", ...pairedQuantity(a, b) };
      continue;
    }
    const event = comparedEvent(a, b, kept);
    outcomes[head.id] = event;
    const flips = event.gained + event.lost;
    // A decision can be explained; among those, and else among all, the outcome with the most flips.
    const worth = flips + (flips > 0 && base.opened.program.forcible.has(head.id) ? kept.length : 0);
    if (worth > most) {
      most = worth;
      witness = witnessOf(base, head, event, a, b, kept);
    }
  }
  unmatched.push(...second.heads.filter((h) => !first.heads.some((f) => f.id === h.id)).map((h) => h.id));
  return { name: variant.name, outcomes, unmatched, witness };
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
  head: OutcomeHead,
  event: ComparedEvent,
  a: Float64Array,
  b: Float64Array,
  kept: readonly number[],
): Witness {
  const { gained, lost } = event.runs;
  const run = (event.gained >= event.lost ? gained : lost)[0]!;
  const k = kept.indexOf(run);
  const text = (month: number) => (month === Infinity ? null : monthText(month));
  const [first, second] = [text(a[k]!), text(b[k]!)];
  const forcible = base.opened.program.forcible.get(head.id);
  return {
    outcome: head.id,
    run,
    first,
    second,
    decision: forcible
      ? {
          agent: forcible.decider,
          decision: forcible.decision,
          group: forcible.group,
          at: (first ?? second)!,
        }
      : null,
  };
}
