/** A sensitivity analysis in plain text: a table an outcome, the factors that matter most first. */
import type { FactorEffect, OutcomeSensitivity } from "../../experiments/sensitivity/contract.ts";
import type { Estimate } from "../../experiments/sensitivity/intervals.ts";
import type { SensitivityObject } from "../../experiments/sensitivity/sensitivity.ts";
import type { Opened } from "../../models/open.ts";
import { number, percent } from "../../views/text/number.ts";
import { table, textOf, title } from "./text.ts";

export function sensitivityText(opened: Opened, object: SensitivityObject): string {
  const what =
    object.method === "sobol" ? "base samples of Sobol' indices" : "trajectories of Morris's effects";
  const lines = [
    ...title(opened),
    `${object.points} ${what}, ${object.runs} runs, seed "${object.seed}"${object.failed ? `, ${object.failed} failed` : ""}`,
    ...object.overrides.map((o) => `  set ${o.path}: ${JSON.stringify(o.from)} -> ${JSON.stringify(o.to)}`),
  ];
  if (object.left > 0) lines.push(`${object.left} more are left out, for one of their runs failed`);
  for (const [name, outcome] of Object.entries(object.outcomes))
    lines.push("", ...block(name, outcome, object.method));
  lines.push("", ...legend(object), "", `digest ${object.digest}`);
  return textOf(lines);
}

function block(name: string, o: OutcomeSensitivity, method: SensitivityObject["method"]): string[] {
  const level = o.kind === "event" ? `happens in ${percent(o.mean)} of the runs` : `mean ${number(o.mean)}`;
  const head = `${name}: ${level}${o.variance === null ? "" : `, variance ${number(o.variance, 4)}`}`;
  if (!o.factors) return [head, "  the same in every run: if anything moves it, these runs did not meet it"];
  const sorted = [...o.factors].sort((a, b) => weight(b) - weight(a));
  const lines = [head, ...table(method === "sobol" ? sobolRows(sorted) : morrisRows(sorted))];
  if (method === "sobol") lines.push(shares(o.factors));
  else lines.push(...levels(sorted, o.kind));
  if (sorted.every((f) => weight(f) === 0))
    lines.push("  it varies, yet no move of a factor changed it: by luck, or by factors together");
  if (!o.converged)
    lines.push(
      `  not converged: intervals are too wide to rank by, or missing; about --points ${o.enough} would narrow them`,
    );
  return lines;
}

/** Luck has the last place: without its total the parameters alone remain. */
function shares(factors: readonly FactorEffect[]): string {
  const first = factors.reduce((sum, f) => sum + (f.first?.value ?? 0), 0);
  const known = 1 - (factors.at(-1)?.total?.value ?? 0);
  return `  first orders together ${number(first, 2)}; the parameters without luck ${number(known, 2)} (1 - total of luck)`;
}

const weight = (f: FactorEffect) => (f.total ?? f.muStar)?.value ?? 0;

/** What a factor with few values gives at each, of those that moved the outcome. */
function levels(factors: readonly FactorEffect[], kind: OutcomeSensitivity["kind"]): string[] {
  return factors.flatMap((f) => {
    if (!f.levels || weight(f) === 0) return [];
    const shown = (mean: number | null) =>
      mean === null ? "not met" : kind === "event" ? percent(mean) : number(mean);
    const at = f.levels.map(({ value, mean, runs }) => `${value} ${shown(mean)} (${runs} runs)`);
    return [`  by ${f.path}: ${at.join(", ")}`];
  });
}

/** An interval with two significant digits of its width at least, so that none looks as if it had no width. */
function span({ low, high, way }: Estimate): string {
  if (low === null || high === null) return "-";
  const digits = digitsOf(high - low);
  return `${number(low, digits)} to ${number(high, digits)}${way === "total" ? " *" : ""}`;
}

const MOST_DIGITS = 12;

function digitsOf(width: number): number {
  let digits = 2;
  while (width > 0 && width * 10 ** digits < 2 && digits < MOST_DIGITS) digits++;
  return digits;
}

function cells(e: Estimate | undefined): [string, string] {
  if (!e) return ["", ""];
  const digits = e.low === null || e.high === null ? 3 : Math.max(3, digitsOf(e.high - e.low));
  return [number(e.value, digits), span(e)];
}

function sobolRows(factors: readonly FactorEffect[]): string[][] {
  return [
    ["  factor", "first", "95% interval", "total", "95% interval"],
    ...factors.map((f) => [`  ${f.path}`, ...cells(f.first), ...cells(f.total)]),
  ];
}

function morrisRows(factors: readonly FactorEffect[]): string[][] {
  return [
    ["  factor", "mu*", "95% interval", "mu", "sigma"],
    ...factors.map((f) => [
      `  ${f.path}`,
      ...cells(f.muStar),
      f.mu === undefined ? "-" : number(f.mu),
      f.sigma === undefined ? "-" : number(f.sigma),
    ]),
  ];
}

function legend({ method, intervals, outcomes }: SensitivityObject): string[] {
  const factors = Object.values(outcomes).flatMap((o) => o.factors ?? []);
  const estimates = factors.flatMap((f) => [f.first, f.total, f.muStar]).filter((e) => e !== undefined);
  const choices = method === "morris" && factors.some((f) => f.mu === undefined);
  return [
    ...(method === "sobol" ? SOBOL : MORRIS),
    ...(choices
      ? ["       of a choice, whose names have no order, the move is from a name to another: no mu, no sigma"]
      : []),
    ...(estimates.length > 0 ? ["intervals hold each alone, over the points that were drawn:"] : []),
    ...Object.entries(intervals.ways).map(([way, words]) => `  ${way === "total" ? `* ${words}` : words}`),
    ...(estimates.some((e) => e.way === null)
      ? [
          "  - none: too few of the points moved it, or too few are there, for any that would hold as often as it says",
        ]
      : []),
  ];
}

const SOBOL = [
  "first: the share of the variance that would go if the factor were known",
  "total: the share that would stay if all but the factor were known; above first by what it does with others",
  "luck:  the draws of a run, as a factor of its own",
];

const MORRIS = [
  "mu*:   mean size of the outcome's move as the factor crosses its distribution, the luck of the run held",
  "mu:    mean of the moves with their signs; far below mu* where they cancel",
  "sigma: spread of the moves; large where they depend on the other factors, on the place or on luck",
];
