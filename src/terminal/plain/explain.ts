/** An explanation in plain text: opportunity, beliefs, terms as bars, luck, and what was decisive. */

import type { AllocationExplanation } from "../../answers/allocation.ts";
import type { Fact } from "../../answers/cells.ts";
import type { Expected, Explanation, GateHeld, Realised, Weighing, When } from "../../answers/explain.ts";
import type { RateExplanation } from "../../answers/rate.ts";
import type { Alternative } from "../../answers/weigh.ts";
import type { headOf } from "../../experiments/result.ts";
import type { Opened } from "../../models/open.ts";
import { bar, signed } from "../../views/text/bars.ts";
import { number, percent } from "../../views/text/number.ts";
import { allocationLines } from "./allocation.ts";
import { rateLines } from "./rate.ts";
import { table, textOf, title } from "./text.ts";

type Head = ReturnType<typeof headOf> & { run: number; start: string; end: string };

export function explainText(
  opened: Opened,
  head: Head,
  e: Explanation | AllocationExplanation | RateExplanation,
  digest: string,
): string {
  const lines = [
    ...title(opened),
    `${head.start} to ${head.end}, seed "${head.seed}", run ${head.run}`,
    ...head.overrides.map((o) => `  set ${o.path}: ${JSON.stringify(o.from)} -> ${JSON.stringify(o.to)}`),
    "",
    ...linesOf(e),
    "",
    `digest of the run ${digest}`,
  ];
  return textOf(lines);
}

function linesOf(e: Explanation | AllocationExplanation | RateExplanation): string[] {
  switch (e.kind) {
    case "allocation":
      return allocationLines(e);
    case "rate":
      return rateLines(e);
    case "choice":
      return choiceLines(e);
  }
}

function choiceLines(e: Explanation): string[] {
  const lines = verdict(e);
  const shown = e.realised ?? e.hypothetical;
  if (shown) lines.push(...gates(shown.gates));
  if (e.events.length > 0) lines.push("", `Events of ${e.at}`, ...e.events.map((v) => `  ${v.text}`));
  if (shown) lines.push(...beliefs(shown.beliefs), ...weighing(e, shown));
  for (const r of e.earlier) lines.push("", `An earlier round of that time: ${choice(r)}`);
  lines.push("", ...nearest(e));
  return lines;
}

function verdict(e: Explanation): string[] {
  const what = `${e.actor}, ${e.decision}${e.object === null ? "" : ` of ${e.object}`}, ${e.at}`;
  if (e.realised) return [`${what}: ${choice(e.realised)}`];
  if (e.hypothetical) return [`${what}: nobody asked it then; below, what it would have weighed`];
  const { alternative, since, facts } = e.closed as NonNullable<Explanation["closed"]>;
  return [
    alternative === null
      ? `${what}: the choice is not open to it`
      : `${what}: the choice is no longer open, it chose "${alternative}" in ${since}`,
    ...facts.map(fact),
  ];
}

function choice(r: Realised): string {
  if (!r.forced) return `it chose "${r.chosen}"`;
  return `forced to "${r.chosen}"; left to itself it would have chosen "${r.leftToItself}"`;
}

function gates(list: readonly GateHeld[]): string[] {
  return [
    "",
    list.every((g) => g.held) ? "There was an opportunity" : "There was no opportunity",
    ...list.flatMap((g) => [`  ${g.held ? "yes" : "no "}  ${g.id}: ${g.doc}`, ...g.facts.map(fact)]),
  ];
}

function fact(f: Fact): string {
  const value = typeof f.value === "number" ? number(f.value) : (f.value ?? "never");
  return `         ${f.column} = ${value} (${f.doc})`;
}

function beliefs(list: readonly Expected[] | null): string[] {
  if (list === null) return [];
  const open = list.filter((b) => b.open).map((b) => `${b.id} ${percent(b.chance)}`);
  const settled = list.filter((b) => !b.open && b.chance > 0).map((b) => b.id);
  return [
    "",
    "What it expected of the others",
    `  have accepted already: ${settled.join(", ") || "nobody"}`,
    `  undecided, and the chance of each: ${open.join(", ") || "nobody"}`,
  ];
}

function weighing(e: Explanation, w: Weighing): string[] {
  const closed = w.alternatives.filter((a) => !a.available).map((a) => `"${a.alternative}"`);
  const lines = closed.length > 0 ? ["", `Not to be chosen then: ${closed.join(", ")}`] : [];
  for (const a of w.alternatives)
    if (a.available)
      lines.push(
        "",
        `"${a.alternative}" over "${e.statusQuo}", in util`,
        ...block(e, a, e.realised, w.noise),
      );
  const docs = w.alternatives[0]?.terms ?? [];
  return [...lines, "", "Terms", ...table(docs.map((t) => [`  ${t.label}`, t.id, t.doc]))];
}

function block(e: Explanation, a: Alternative, realised: Realised | null, noise: number): string[] {
  const most = Math.max(...a.terms.map((t) => Math.abs(t.share)));
  const rows = a.terms.map((t) => [
    `  ${t.label}`,
    signed(t.share).padStart(6),
    bar(t.share, most),
    `${signed(t.effect * 100, 1).padStart(6)}`,
  ]);
  const sums = [
    ["  utility", signed(a.utility), "the sum of the terms"],
    ["  chance", percent(a.probability), `before luck, which has the scale ${number(noise)}`],
  ];
  if (a.luck) {
    const { alternative, statusQuo, draw, needed } = a.luck;
    const parts = `${signed(alternative).trim()} for "${a.alternative}", ${signed(statusQuo).trim()} for "${e.statusQuo}"`;
    const from = needed === null ? "" : `; enough where the chance is above ${percent(needed)}`;
    sums.push(["  luck", signed(draw), `${parts}${from}`]);
    sums.push(["  margin", signed(a.margin ?? 0), "utility and luck together"]);
  }
  const head = ["  term", " share", "against     │ for        ", "adds to the chance (points)"];
  return [...table([head, ...rows]), ...table(sums), ...decisive(a, realised)];
}

function decisive(a: Alternative, realised: Realised | null): string[] {
  if (!realised) return [];
  if (realised.forced) return ["  It was forced, so no term was decisive."];
  const taken = realised.chosen === a.alternative;
  const side = taken ? "for" : "against";
  const would = taken ? "it would not have chosen it" : `it would have chosen "${a.alternative}"`;
  if (!a.pivotal)
    return [`  Even without all that spoke ${side} it, under the same luck, the choice stands.`];
  const names = a.pivotal.terms.map((id) => a.terms.find((t) => t.id === id)?.label ?? id);
  return [
    `  Decisive: ${names.join(" + ")} (${signed(a.pivotal.sum).trim()}).`,
    `  Without ${names.length === 1 ? "it" : "them"}, under the same luck, ${would}.`,
  ];
}

function nearest({ nearest: { before, after } }: Explanation): string[] {
  const said = (w: When | null) => (w ? `${w.at} ("${w.chosen}"${w.forced ? ", forced" : ""})` : "none");
  return [`Nearest times of this run at which it was asked: before ${said(before)}, after ${said(after)}`];
}
