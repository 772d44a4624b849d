/** `--vary PATH=a,b,c`, `PATH=low..high:n` or `PATH=low..high`: a number that the user lets vary, whatever the scenario says. */

import type { Address } from "../../engine/address.ts";
import { discrete, discreteFault } from "../../engine/distribution/discrete.ts";
import { uniform } from "../../engine/distribution/uniform.ts";
import { usage } from "../../engine/errors.ts";
import { didYouMean } from "../../engine/suggest.ts";
import type { Opened } from "../../models/open.ts";
import { numberFor } from "../../scenario/targets.ts";
import type { Factor } from "./factors.ts";

const NUMBER = "[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?";
const RANGE = new RegExp(`^(${NUMBER})\\.\\.(${NUMBER})(?::(\\d+))?$`);
const EXAMPLE = "write --vary PATH=0.1,0.5,0.9 or --vary PATH=0..1:5";
const MOST_LEVELS = 10_000;

export function variedFactors(opened: Opened, texts: readonly string[]): Factor[] {
  const all = texts.map((text) => varied(opened, text));
  all.forEach((f, k) => {
    const twice = all.findIndex((other) => other.path === f.path) < k;
    if (twice) throw usage("vary-twice", `${f.path} is varied twice`, "keep one", `--vary ${texts[k]}`);
  });
  return all;
}

function varied(opened: Opened, text: string): Factor {
  const where = `--vary ${text}`;
  const equals = text.indexOf("=");
  const written = equals < 0 ? "" : text.slice(equals + 1).trim();
  if (equals <= 0 || written === "")
    throw usage("vary-malformed", "there is no PATH=VALUES here", EXAMPLE, where);
  const address = addressed(opened, text.slice(0, equals).trim(), where);
  const { path } = address;
  if (opened.overrides.some((o) => o.path === path))
    throw usage("vary-set", `${path} is both set and varied`, "leave one of the two out", where);
  const range = RANGE.exec(written);
  const found = range ? between(range, address, where) : listed(written, address, where);
  return { path, text: written, address, held: undefined, ...found };
}

function addressed(opened: Opened, path: string, where: string): Address {
  const { program } = opened;
  const found = program.address(path) ?? program.address(`parameters.${path}`);
  if (found) return found;
  const known = program.addresses().flatMap((a) => [a.path, a.path.replace(/^parameters\./, "")]);
  throw usage(
    "unknown-path",
    `there is nothing to vary at ${path}, or nothing reads it`,
    didYouMean(path, known, "list what there is with: multivector list parameters SCENARIO"),
    where,
  );
}

function between(
  [, a, b, n]: RegExpExecArray,
  address: Address,
  where: string,
): Pick<Factor, "quantile" | "values"> {
  const [low, high] = [Number(a), Number(b)];
  if (!(low < high))
    throw usage("vary-malformed", `${a}..${b} does not rise`, "write the least first", where);
  for (const value of [low, high]) possible(String(value), address, where);
  if (n === undefined) {
    if ((address.column?.kind ?? "number") === "number")
      return { quantile: uniform.quantile([low, high]), values: undefined };
    throw usage("vary-malformed", `${address.path} takes no value between its own`, EXAMPLE, where);
  }
  const levels = Number(n);
  if (levels < 2 || levels > MOST_LEVELS)
    throw usage("vary-malformed", `${n} levels cannot span a range`, `write 2 to ${MOST_LEVELS}`, where);
  const values = Array.from({ length: levels }, (_, k) => (low * (levels - 1 - k) + high * k) / (levels - 1));
  return equallyLikely(
    values.map((v) => possible(String(v), address, where)),
    where,
  );
}

function listed(text: string, address: Address, where: string): Pick<Factor, "quantile" | "values"> {
  return equallyLikely(
    text.split(",").map((item) => possible(item.trim(), address, where)),
    where,
  );
}

function equallyLikely(values: readonly number[], where: string): Pick<Factor, "quantile" | "values"> {
  const weighted = values.map((value) => ({ value, weight: 1 }));
  const fault = discreteFault(weighted);
  if (fault) throw usage("vary-malformed", fault.message, fault.mend, where);
  return { quantile: discrete(weighted), values: [...values].sort((a, b) => a - b) };
}

/** The number that a written value means at an address. */
function possible(text: string, { path, column, range, unit }: Address, where: string): number {
  const number = text !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined;
  const value = numberFor(column ?? { range }, number ?? text, new Map());
  if (value !== undefined) return value;
  const kind = column?.choices
    ? `one of ${column.choices.join(", ")}`
    : `a ${column?.kind === "integer" ? "whole " : ""}number from ${range[0]} to ${range[1]} (${unit})`;
  throw usage("out-of-range", `${path} cannot be "${text}"`, `write ${kind}`, where);
}
