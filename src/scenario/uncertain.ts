/** Reads `uncertain:`, what a scenario does not know of its numbers, and refuses what no draw may be. */
import { canonical, namesCell } from "../engine/address.ts";
import type { Column, Parameter } from "../engine/column.ts";
import { discrete, discreteFault, type Weighted } from "../engine/distribution/discrete.ts";
import { CONTINUOUS, reach } from "../engine/distribution/distribution.ts";
import type { Quantile } from "../engine/distribution/kind.ts";
import { modelColumns } from "../engine/model.ts";
import type { BindContext } from "./bind-context.ts";
import type { Complain, ScenarioModel, Written } from "./binding.ts";
import { isPlainMap, type Plain, type PlainMap } from "./plain.ts";
import { numberFor, settable, targetOf } from "./targets.ts";
import { placeOf } from "./validate.ts";

/** A number with what may be drawn in its place. */
export interface Uncertain {
  /** Address of the number: `parameters.accession.club`, `actors.TKM.neutrality`. */
  path: string;
  /** As the scenario writes it: `normal: [1.6, 0.4]`. */
  text: string;
  quantile: Quantile;
  /** Least and greatest value that can be drawn. */
  reach: readonly [number, number];
  /** The few values that there are, where it is discrete; rising. */
  values: readonly number[] | undefined;
  source: string | undefined;
  note: string | undefined;
  /** file:line:col, or the argument that set it. */
  place: string;
}

/** Which of a distribution's numbers are values of the number itself: from, and to before. */
const VALUES: Readonly<Record<string, readonly [number, number]>> = {
  uniform: [0, 2],
  triangular: [0, 3],
  normal: [0, 1],
  truncatedNormal: [2, 4],
  beta: [2, 4],
};

/** Keys beside the distribution. */
const BESIDE: ReadonlySet<string> = new Set(["source", "note"]);

/** @param isOwn whether a fault at a path is this scenario's own, or of what it inherits and may have taken away */
export function readUncertain(at: BindContext, isOwn: (path: string) => boolean): Uncertain[] {
  const written = at.layer.data["uncertain"];
  const found: Uncertain[] = [];
  const seen = new Map<string, string>();
  for (const [target, entry] of Object.entries(isPlainMap(written) ? written : {})) {
    const path = `uncertain.${target}`;
    if (!isPlainMap(entry)) continue;
    if (!isOwn(path) && !exists(at, target)) continue;
    const there = targetOf(at, target, path);
    const address = there && ("axes" in there ? canonical(target, at.axes) : `parameters.${there.id}`);
    const read = there && readEntry(at, target, there, entry, path);
    if (address === undefined || !read) continue;
    const before = seen.get(address);
    if (before !== undefined)
      at.complain(path, `${target} and ${before} are the same; both are given`, "keep one", "given-twice");
    seen.set(address, target);
    found.push({
      ...read,
      path: address,
      source: textOf(entry["source"]),
      note: textOf(entry["note"]),
      place: placeOf(at.layer, path, at.origins),
    });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const textOf = (v: Plain | undefined) => (typeof v === "string" ? v : undefined);

function exists(at: BindContext, target: string): boolean {
  if (at.parameters.has(target.replace(/^parameters\./, ""))) return true;
  return namesCell(modelColumns(at.model), at.axes, canonical(target, at.axes));
}

type Read = Pick<Uncertain, "text" | "quantile" | "reach" | "values">;

function readEntry(
  at: BindContext,
  target: string,
  there: Parameter | Column,
  entry: PlainMap,
  path: string,
): Read | undefined {
  const kinds = Object.keys(entry).filter((k) => !BESIDE.has(k));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    at.complain(path, "an uncertainty has one distribution", "write for example normal: [1.6, 0.4]");
    return undefined;
  }
  const list = Array.isArray(entry[kind]) ? entry[kind] : [];
  const text = `${kind}: ${JSON.stringify(list).replaceAll(",", ", ")}`;
  if (kind === "oneOf" || kind === "discrete") {
    const values = weighted(at, target, there, kind, list, `${path}.${kind}`);
    if (!values) return undefined;
    const quantile = discrete(values);
    const sorted = values.filter((v) => v.weight > 0).map((v) => v.value);
    return { text, quantile, reach: reach(quantile, true), values: sorted.sort((a, b) => a - b) };
  }
  return continuous(at, target, there, kind, list.map(Number), `${path}.${kind}`, text);
}

function continuous(
  at: BindContext,
  target: string,
  there: Parameter | Column,
  kind: string,
  numbers: readonly number[],
  path: string,
  text: string,
): Read | undefined {
  const distribution = CONTINUOUS.find((d) => d.id === kind);
  if (!distribution) return undefined; // an unknown key, which the schema has told
  const whole = "axes" in there && (there.kind ?? "number") !== "number";
  if (whole) {
    const mend = "write oneOf: [...], or discrete: [[value, weight], ...]";
    at.complain(path, `${target} takes no value between its own, so ${kind} cannot be of it`, mend);
    return undefined;
  }
  const fault = distribution.fault(numbers);
  if (fault) {
    at.complain(path, `${target}: ${fault.message}`, fault.mend, "distribution");
    return undefined;
  }
  const quantile = distribution.quantile(numbers);
  const [low, high] = reach(quantile, distribution.bounded);
  const outside = low < there.range[0] ? 0 : high > there.range[1] ? 1 : undefined;
  if (outside !== undefined) {
    reaches(at, target, there, kind, numbers, [low, high], path);
    return undefined;
  }
  return { text, quantile, reach: [low, high], values: undefined };
}

function reaches(
  at: BindContext,
  target: string,
  { range, unit }: Parameter | Column,
  kind: string,
  numbers: readonly number[],
  [low, high]: readonly [number, number],
  path: string,
): void {
  const short = (x: number) => Number(x.toPrecision(4));
  // A bound that was written is named by its own place, one that the tails reach by that of the distribution.
  const values = VALUES[kind] ?? [0, 0];
  const beyond = (n: number | undefined) => n !== undefined && (n < range[0] || n > range[1]);
  const written = numbers.findIndex((n, k) => k >= values[0] && k < values[1] && beyond(n));
  const tails = ["normal", "lognormal"].includes(kind);
  const mend =
    kind === "normal"
      ? `write truncatedNormal: [${numbers.join(", ")}, ${Math.max(range[0], short(low))}, ${Math.min(range[1], short(high))}]`
      : tails
        ? "make its spread smaller"
        : `stay from ${range[0]} to ${range[1]}`;
  at.complain(
    written >= 0 ? `${path}.${written}` : path,
    `${target} may be from ${range[0]} to ${range[1]} (${unit}), but ${kind}: [${numbers.join(", ")}] reaches from ${short(low)} to ${short(high)}`,
    mend,
    "out-of-range",
  );
}

/** The values of `oneOf` (equally likely) or of `discrete` (each with a weight), each possible by itself. */
function weighted(
  at: BindContext,
  target: string,
  there: Parameter | Column,
  kind: string,
  list: readonly Plain[],
  path: string,
): Weighted[] | undefined {
  const pairs = list.map((item, k): [Plain, number, string] => {
    if (kind === "oneOf") return [item, 1, `${path}.${k}`];
    const [value = null, weight = 1] = Array.isArray(item) ? item : [];
    return [value, Number(weight), `${path}.${k}.0`];
  });
  let sound = pairs.length > 0;
  for (const [value, , where] of pairs) sound = settable(at, target, value, where) !== undefined && sound;
  if (!sound) return undefined;
  const values = pairs.map(([value, weight]) => ({ value: numberFor(there, value, at.axes)!, weight }));
  const fault = discreteFault(values);
  if (!fault) return values;
  at.complain(path, `${target}: ${fault.message}`, fault.mend, "distribution");
  return undefined;
}

/**
 * Numbers that are possible one by one may not be so together (chances that sum to 1): the model's own checks of all at
 * their least, all at their greatest, and each alone.
 */
export function checkDrawn(
  model: ScenarioModel,
  written: Written,
  uncertain: readonly Uncertain[],
  complain: Complain,
): void {
  const moving = uncertain.filter((u) => written.cells.has(u.path));
  const corners = moving.flatMap((u) => [
    { of: [u], side: 0 },
    { of: [u], side: 1 },
  ]);
  if (moving.length > 1) corners.push({ of: moving, side: 0 }, { of: moving, side: 1 });
  const told = new Set<string>();
  for (const { of, side } of corners) {
    const cells = new Map(written.cells);
    for (const u of of) cells.set(u.path, u.reach[side]!);
    model.check?.({ ...written, cells }, (path, message, mend, code) => {
      if (told.has(path)) return;
      told.add(path);
      const drawn = of.map((u) => `${u.path} at ${Number(u.reach[side]!.toPrecision(4))}`).join(", ");
      complain(`uncertain.${of[0]!.path}`, `with ${drawn}, which may be drawn: ${message}`, mend, code);
    });
  }
}
