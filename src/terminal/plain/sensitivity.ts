/** A sensitivity analysis in plain text: a table an outcome, the factors that matter most first. */
import type { Estimate } from "../../experiments/sensitivity/bootstrap.ts";
import type {
  FactorEffect,
  OutcomeSensitivity,
  SensitivityObject,
} from "../../experiments/sensitivity/sensitivity.ts";
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
  lines.push("", ...legend(object.method), "", `digest ${object.digest}`);
  return textOf(lines);
}

function block(name: string, o: OutcomeSensitivity, method: SensitivityObject["method"]): string[] {
  const level = o.kind === "event" ? `happens in ${percent(o.mean)} of the runs` : `mean ${number(o.mean)}`;
  const head = `${name}: ${level}${o.variance === null ? "" : `, variance ${number(o.variance, 4)}`}`;
  if (!o.factors) return [head, "  nothing moves it"];
  const sorted = [...o.factors].sort((a, b) => weight(b) - weight(a));
  const rows = method === "sobol" ? sobolRows(sorted) : morrisRows(sorted);
  const lines = [head, ...table(rows)];
  if (method === "sobol") lines.push(shares(o.factors));
  if (!o.converged)
    lines.push(
      `  not converged: the widest interval is too wide to rank by; about --points ${o.enough} would narrow it`,
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
const span = (e: Estimate | undefined) => (e ? `${number(e.low, 2)} to ${number(e.high, 2)}` : "");

function sobolRows(factors: readonly FactorEffect[]): string[][] {
  const head = ["  factor", "first", "95% interval", "total", "95% interval"];
  return [
    head,
    ...factors.map((f) => [
      `  ${f.path}`,
      number(f.first?.value ?? 0, 3),
      span(f.first),
      number(f.total?.value ?? 0, 3),
      span(f.total),
    ]),
  ];
}

function morrisRows(factors: readonly FactorEffect[]): string[][] {
  return [
    ["  factor", "mu*", "95% interval", "mu", "sigma"],
    ...factors.map((f) => [
      `  ${f.path}`,
      number(f.muStar?.value ?? 0, 3),
      span(f.muStar),
      number(f.mu ?? 0, 3),
      number(f.sigma ?? 0, 3),
    ]),
  ];
}

function legend(method: SensitivityObject["method"]): string[] {
  return method === "sobol"
    ? [
        "first: the share of the variance that would go if the factor were known",
        "total: the share that would stay if all but the factor were known; above first by what it does with others",
        "luck:  the draws of a run, as a factor of its own",
      ]
    : [
        "mu*:   mean size of the outcome's move as the factor crosses its distribution, the luck of the run held",
        "mu:    mean of the moves with their signs; far below mu* where they cancel",
        "sigma: spread of the moves; large where they depend on the other factors, on the place or on luck",
      ];
}
