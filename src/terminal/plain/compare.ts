/** A comparison in plain text: each variant against the first, and a run that came out otherwise, ready to explain. */
import type {
  Compared,
  ComparedCategory,
  ComparedEvent,
  ComparedQuantity,
  CompareObject,
  Comparison,
  Witness,
} from "../../answers/compare.ts";
import type { Variant } from "../../answers/variants.ts";
import type { OutcomeSummary } from "../../experiments/summary.ts";
import { signed } from "../../views/text/bars.ts";
import { number, percent } from "../../views/text/number.ts";
import { table, textOf, title } from "./text.ts";

export function compareText(variants: readonly Variant[], object: CompareObject): string {
  const [base] = object.variants as [CompareObject["variants"][number]];
  const lines = [
    ...title(variants[0]!.opened),
    `${object.runs} runs each of ${object.variants.length} variants, the same luck in all, seed "${object.seed}"${object.left ? `, ${object.left} left out that failed in one` : ""}`,
  ];
  for (const [k, variant] of object.variants.entries()) {
    const sets = variants[k]!.sets.map((s) => ` ${s}`).join(",");
    lines.push(
      `  ${variant.name}${k === 0 ? " (what the others are compared with)" : ""}${sets && `:${sets}`}`,
    );
  }
  if (object.left === object.runs)
    lines.push("", "no run ended well in all variants: there is nothing to compare");
  else
    for (const [k, comparison] of object.comparisons.entries())
      lines.push("", ...block(base, object.variants[k + 1]!, comparison));
  lines.push(
    "",
    ...legend(variants[0]!.opened.program.calendar.unit),
    "",
    ...object.variants.map((v) => `digest of ${v.name} ${v.digest}`),
  );
  return textOf(lines);
}

/** What the columns of `differences` mean. */
export const legend = (unit: string) => [
  "gain: how many independent runs one of these paired runs is worth; - where the difference is the same in every run",
  `later: ${unit}s, of the runs in which it happens in both`,
];

type Shown = Pick<CompareObject["variants"][number], "name" | "outcomes">;

function block(base: Shown, variant: Shown, comparison: Comparison): string[] {
  const lines = [
    `${variant.name} against ${base.name}`,
    ...differences(comparison.outcomes, base.outcomes, variant.outcomes),
  ];
  if (comparison.unmatched.length > 0)
    lines.push(`  in one of the two alone, not compared: ${comparison.unmatched.join(", ")}`);
  const { witness } = comparison;
  if (witness) lines.push(...witnessLines(witness, base, variant));
  return lines;
}

type Summaries = Shown["outcomes"];

/** Tables of how outcomes differ, one a kind, and which are the same. @param from @param to what they are in both */
export function differences(outcomes: Record<string, Compared>, from: Summaries, to: Summaries): string[] {
  const lines: string[] = [];
  const events: string[][] = [
    ["", "from", "to", "difference", "95% interval", "gained", "lost", "later", "gain"],
  ];
  const quantities: string[][] = [["", "from", "to", "difference", "95% interval", "changed", "gain"]];
  const categories: string[][] = [["", "", "from", "to", "difference", "95% interval", "changed"]];
  const still: string[] = [];
  for (const [id, o] of Object.entries(outcomes)) {
    if (unmoved(o)) still.push(id);
    else if (o.kind === "event") events.push(eventRow(id, o, from[id], to[id]));
    else if (o.kind === "category") categories.push(...categoryRows(id, o));
    else quantities.push(quantityRow(id, o, from[id], to[id]));
  }
  if (events.length > 1) lines.push(...table(events));
  if (quantities.length > 1) lines.push(...table(quantities));
  if (categories.length > 1) lines.push(...table(categories));
  if (still.length > 0) lines.push(`  the same in every run: ${still.join(", ")}`);
  return lines;
}

function unmoved(o: Compared): boolean {
  if (o.kind !== "event") return o.changed === 0;
  return o.gained + o.lost === 0 && (o.later === null || o.later.changed === 0);
}

const gainText = (gain: number | null) => (gain === null ? "-" : number(gain, 1));
const points = (share: number) => signed(share * 100, 1).trim();

type Summary = OutcomeSummary | undefined;

function eventRow(id: string, o: ComparedEvent, from: Summary, to: Summary): string[] {
  const chance = (summary: Summary) => (summary?.kind === "event" ? percent(summary.probability) : "-");
  return [
    `  ${id}`,
    chance(from),
    chance(to),
    points(o.difference),
    `${points(o.low)} to ${points(o.high)}`,
    String(o.gained),
    String(o.lost),
    o.later ? signed(o.later.months, 1).trim() : "-",
    gainText(o.gain),
  ];
}

function quantityRow(id: string, o: ComparedQuantity, from: Summary, to: Summary): string[] {
  const mean = (summary: Summary) => (summary?.kind === "quantity" ? number(summary.mean) : "-");
  return [
    `  ${id}`,
    mean(from),
    mean(to),
    signed(o.difference, 3).trim(),
    `${signed(o.low, 3).trim()} to ${signed(o.high, 3).trim()}`,
    String(o.changed),
    gainText(o.gain),
  ];
}

/** A row a name, the outcome's own and its changes in the first. */
function categoryRows(id: string, { shares, changed }: ComparedCategory): string[][] {
  return Object.entries(shares).map(([name, s], k) => [
    k === 0 ? `  ${id}` : "",
    name,
    percent(s.from),
    percent(s.to),
    points(s.difference),
    `${points(s.low)} to ${points(s.high)}`,
    k === 0 ? String(changed) : "",
  ]);
}

function witnessLines(witness: Witness, base: Shown, variant: Shown): string[] {
  const when = (month: string | null) => month ?? "not at all";
  return [
    `  run ${witness.run} came out otherwise: ${witness.outcome} ${when(witness.first)} in ${base.name}, ${when(witness.second)} in ${variant.name}`,
    ...(witness.commands ?? []).map((c) => `    ${c}`),
  ];
}
