/** An explanation as lines: the verdict, the terms as signed bars, the draw, what was decisive, what lay before it. */
import type { Allocated, AllocationExplanation } from "../answers/allocation.ts";
import type { Fact } from "../answers/cells.ts";
import type { Explanation, Realised, Weighing } from "../answers/explain.ts";
import type { Alternative } from "../answers/weigh.ts";
import { signed } from "./text/bars.ts";
import { number, percent } from "./text/number.ts";
import { widthOf, wrapped } from "./text/width.ts";

export type Explained = Explanation | AllocationExplanation;

/** What could not be explained, and what to do about it. */
export interface Refused {
  kind: "refused";
  message: string;
  mend: string;
}

/** One line of an explanation. */
export type WhyLine =
  | { kind: "text"; text: string; bold?: boolean; dim?: boolean }
  | { kind: "head"; text: string }
  /** A value of a name as a bar to either side, with what else is said of it. */
  | { kind: "bar"; name: string; value: string; share: number; says: string };

export function titleOf(e: Explained): string {
  const on = e.kind === "choice" && e.object !== null ? ` of ${e.object}` : "";
  return `Why: ${e.actor}, ${e.decision}${on}, ${e.at}`;
}

/** The nearest months in which it was asked. */
export function nearestOf(e: Explained | Refused | null): { before: string | null; after: string | null } {
  if (!e || e.kind === "refused") return { before: null, after: null };
  if (e.kind === "allocation") return e.nearest;
  return { before: e.nearest.before?.at ?? null, after: e.nearest.after?.at ?? null };
}

export function whyLines(e: Explained | Refused): WhyLine[] {
  if (e.kind === "refused") return [text(e.message, { bold: true }), text(e.mend)];
  return [...(e.kind === "choice" ? choiceLines(e) : allocationLines(e)), ...nearest(e)];
}

/** The same in lines of a width: long texts are folded. */
export function whyRows(e: Explained | Refused, width: number): WhyLine[] {
  return whyLines(e).flatMap((line) => folded(line, width));
}

function folded(line: WhyLine, width: number): WhyLine[] {
  if (line.kind !== "text" || widthOf(line.text) <= width) return [line];
  return wrapped(line.text, width).map((text, k) => ({ ...line, text: k === 0 ? text : `  ${text}` }));
}

const text = (said: string, style: { bold?: boolean; dim?: boolean } = {}): WhyLine => ({
  kind: "text",
  text: said,
  ...style,
});
const head = (said: string): WhyLine => ({ kind: "head", text: said });

function choiceLines(e: Explanation): WhyLine[] {
  const shown = e.realised ?? e.hypothetical;
  const lines = [text(verdict(e), { bold: true })];
  if (!shown && e.closed) lines.push(...e.closed.facts.map(fact));
  for (const a of shown?.alternatives ?? []) if (a.available) lines.push(...alternative(e, a));
  if (shown) {
    const closed = shown.alternatives.filter((a) => !a.available).map((a) => `"${a.alternative}"`);
    if (closed.length > 0) lines.push(text(`Not to be chosen then: ${closed.join(", ")}`));
    lines.push(...gates(shown), ...beliefs(shown));
  }
  for (const r of e.earlier) lines.push(text(`An earlier round of that time: ${chose(r)}`));
  return [...lines, ...happened(e)];
}

function verdict(e: Explanation): string {
  if (e.realised) return chose(e.realised);
  if (e.hypothetical) return "nobody asked it then; this is what it would have weighed";
  if (e.closed?.alternative) return `it had chosen "${e.closed.alternative}" in ${e.closed.since}`;
  return "the choice is not open to it";
}

function chose(r: Realised): string {
  if (!r.forced) return `it chose "${r.chosen}"`;
  return `forced to "${r.chosen}"; left to itself it would have chosen "${r.leftToItself}"`;
}

function alternative(e: Explanation, a: Alternative): WhyLine[] {
  const weighty = a.terms.filter((t) => t.share !== 0);
  weighty.sort((x, y) => Math.abs(y.share) - Math.abs(x.share));
  const idle = a.terms.filter((t) => t.share === 0).map((t) => t.label);
  const most = Math.max(...weighty.map((t) => Math.abs(t.share)), 0);
  return [
    text(summary(a)),
    ...decisive(a, e.realised),
    head(`"${a.alternative}" over "${e.statusQuo}", in util, and points that it adds to the chance`),
    ...weighty.map((t): WhyLine => {
      const says = `${signed(t.effect * 100, 1).trim()} points`;
      return { kind: "bar", name: t.label, value: signed(t.share), share: t.share / most, says };
    }),
    ...(idle.length > 0 ? [text(`no part: ${idle.join(", ")}`, { dim: true })] : []),
  ];
}

/** Utility, chance, draw and margin in one line. */
function summary({ utility, probability, luck, margin }: Alternative): string {
  const said = [`utility ${signed(utility).trim()}`, `chance ${percent(probability)}`];
  if (luck) {
    const enough = luck.needed === null ? "" : ` (enough above ${percent(luck.needed)})`;
    said.push(`luck ${signed(luck.draw).trim()}${enough}`, `margin ${signed(margin ?? 0).trim()}`);
  }
  return said.join(" · ");
}

function decisive(a: Alternative, realised: Realised | null): WhyLine[] {
  if (!realised) return [];
  if (realised.forced) return [text("It was forced, so no term was decisive.")];
  const taken = realised.chosen === a.alternative;
  if (!a.pivotal)
    return [text(`Without all that spoke ${taken ? "for" : "against"} it the choice would stand.`)];
  const names = a.pivotal.terms.map((id) => a.terms.find((t) => t.id === id)?.label ?? id);
  const flip = taken ? "it would not have chosen it" : `it would have chosen "${a.alternative}"`;
  return [
    text(
      `Decisive: ${names.join(" + ")} (${signed(a.pivotal.sum).trim()}): without, under the same luck, ${flip}.`,
    ),
  ];
}

function gates({ gates: list }: Weighing): WhyLine[] {
  const held = list.every((g) => g.held);
  return [
    head(held ? "There was an opportunity" : "There was no opportunity"),
    ...list.flatMap((g) => [text(`${g.held ? "yes" : "no "}  ${g.doc}`), ...g.facts.map(fact)]),
  ];
}

function fact(f: Fact): WhyLine {
  const value = typeof f.value === "number" ? number(f.value) : (f.value ?? "never");
  return text(`     ${f.column} = ${value} (${f.doc})`, { dim: true });
}

function beliefs({ beliefs: list }: Weighing): WhyLine[] {
  if (list === null) return [];
  const open = list.filter((b) => b.open).map((b) => `${b.id} ${percent(b.chance)}`);
  const settled = list.filter((b) => !b.open && b.chance > 0).map((b) => b.id);
  return [
    head("What it expected of the others"),
    text(`have accepted: ${settled.join(", ") || "nobody"}`),
    text(`undecided, and the chance of each: ${open.join(", ") || "nobody"}`),
  ];
}

function allocationLines(e: AllocationExplanation): WhyLine[] {
  if (!e.realised) return [text("it did not deliberate then", { bold: true }), ...happened(e)];
  const { shares, terms, gain, unit, constraints } = e.realised;
  const most = Math.max(...shares.map((s) => Math.abs(s.chosen - s.previous)), 0);
  const gains = Math.max(...terms.map((t) => Math.abs(t.gain)), 0);
  const binding = constraints.filter((c) => c.price > 0);
  return [
    text(moved(e.realised), { bold: true }),
    text(`gain ${signed(gain, 4).trim()} ${unit}`),
    head("What it spreads: change, and from what to what"),
    ...shares.map(
      (s): WhyLine => ({
        kind: "bar",
        name: s.id,
        value: signed(s.chosen - s.previous, 4),
        share: most > 0 ? (s.chosen - s.previous) / most : 0,
        says: `${number(s.previous, 4)} to ${number(s.chosen, 4)}`,
      }),
    ),
    head(`What each part of its objective gained, in ${unit}`),
    ...terms.map(
      (t): WhyLine => ({
        kind: "bar",
        name: t.label,
        value: signed(t.gain, 4),
        share: gains > 0 ? t.gain / gains : 0,
        says: `${number(t.previous, 4)} to ${number(t.chosen, 4)}`,
      }),
    ),
    head("Limits that bind, and what one unit more of room would be worth"),
    text(binding.map((c) => `${c.id} ${number(c.price, 4)}`).join(", ") || "none"),
    ...happened(e),
  ];
}

/** Changes below the fourth decimal, which is the last one shown, are no moves. */
function moved({ shares }: Allocated): string {
  const by = (s: Allocated["shares"][number]) => s.chosen - s.previous;
  const up = shares.reduce((a, b) => (by(b) > by(a) ? b : a));
  const down = shares.reduce((a, b) => (by(b) < by(a) ? b : a));
  const said = [
    ...(by(up) >= 5e-5 ? [`more to ${up.id}`] : []),
    ...(by(down) <= -5e-5 ? [`less to ${down.id}`] : []),
  ];
  return said.length > 0 ? `${said.join(", ")} was best` : "it was best to stay as it was";
}

function happened({ at, events }: Pick<Explanation, "at" | "events">): WhyLine[] {
  return events.length > 0 ? [head(`Events of ${at}`), ...events.map((v) => text(v.text))] : [];
}

function nearest(e: Explained): WhyLine[] {
  const { before, after } = nearestOf(e);
  return [
    head("Nearest times at which it was asked"),
    text(`before ${before ?? "none"}, after ${after ?? "none"}`),
  ];
}
