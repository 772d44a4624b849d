/** The explanation of a rate in plain text: its parts, what each factor multiplies by, and whether its clock fired. */
import type { PartShown, RateExplanation, RateShown } from "../../answers/rate.ts";
import { signed } from "../../views/text/bars.ts";
import { number } from "../../views/text/number.ts";
import { table } from "./text.ts";

const DIGITS = 4;

export function rateLines(e: RateExplanation): string[] {
  const what = `${e.rate} of ${e.object}, ${e.at}`;
  const { before, after } = e.nearest;
  const all = e.substeps.find((s) => s.closed === null)?.parts.flatMap((p) => p.factors) ?? [];
  const factors = all.filter((f, k) => all.findIndex((g) => g.id === f.id) === k);
  return [
    ...(e.substeps.length === 0 ? [`${what}: there was nothing that it could bring about`] : []),
    ...e.substeps.flatMap((s, k) => [
      e.substeps.length > 1
        ? `${what}, part ${k + 1} of the month: ${verdict(e, s)}`
        : `${what}: ${verdict(e, s)}`,
      ...(s.closed ? [] : ["", ...table(s.parts.flatMap((p) => rows(p, s, e.unit)))]),
    ]),
    ...(e.events.length > 0 ? ["", `Events of ${e.at}`, ...e.events.map((v) => `  ${v.text}`)] : []),
    "",
    `Nearest times of this run at which it came about: before ${before ?? "none"}, after ${after ?? "none"}`,
    "",
    e.doc,
    ...(factors.length > 0
      ? ["", "Factors", ...table(factors.map((f) => [`  ${f.label}`, f.id, f.doc]))]
      : []),
  ];
}

function verdict({ unit }: RateExplanation, { closed, value, fired }: RateShown): string {
  if (closed) return `it stood still; ${closed.doc}`;
  const came =
    fired === 0 ? "it did not come about" : fired === 1 ? "it came about" : `it came about ${fired} times`;
  return `${number(value, DIGITS)} ${unit}; ${came}`;
}

function rows({ label, value, factors }: PartShown, whole: RateShown, unit: string): string[][] {
  return [
    [`  ${label}`, "times", "in the exponent", "without it"],
    ...factors.map((f) => [
      `    ${f.label}`,
      number(f.times, DIGITS),
      f.exponent === null ? "" : signed(f.exponent, 3),
      // A factor of 0 leaves nothing to divide: what the rate would be without it cannot be told from it.
      f.times === 0 ? "-" : number(whole.value - value + value / f.times, DIGITS),
    ]),
    ["    together", number(value, DIGITS), unit, ""],
  ];
}
