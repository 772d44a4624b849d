/** Resolves the names of a formula, and explains those that do not exist. */
import { monthOf } from "../../engine/calendar.ts";
import { didYouMean, nearest } from "../../engine/suggest.ts";
import type { Fail } from "./fault.ts";
import { AccessorNode, ConstantNode, SymbolNode, type Tree } from "./parse.ts";
import { type Cell, formulaPath, type Scope, type Slot } from "./scope.ts";

const CONSTANTS = new Set(["pi", "e", "i", "tau", "phi", "PI", "E", "LN2", "LN10", "SQRT2"]);
/** More parts than this are no hyphenated name. */
const MAX_PARTS = 6;

export interface Names {
  slot(tree: SymbolNode | AccessorNode): Slot;
  month(at: number): Cell;
  /** @throws `date` where the text is no period */
  period(text: string): number;
  /** All that was read, dotted, in the order of the formula. */
  reads: Set<string>;
}

export function namesOf(source: string, scope: Scope, fail: Fail): Names {
  const reads = new Set<string>();
  return {
    reads,
    slot(tree) {
      const path = pathOf(tree, fail);
      const slot = scope.resolve(path);
      if (!slot) return unknown(path, tree.at, source, scope, fail);
      reads.add(path.join("."));
      return slot;
    },
    period: (text) => scope.period?.(text) ?? monthOf(text),
    month(at) {
      const slot = scope.resolve(["month"]);
      if (slot?.kind !== "cell" || slot.type !== "number")
        return fail("month", at, "events need the present month, which is unknown here", "use when(event)");
      reads.add("month");
      return slot;
    },
  };
}

function pathOf(tree: Tree, fail: Fail): string[] {
  if (tree instanceof SymbolNode) return [tree.name];
  if (tree instanceof AccessorNode) {
    const [key] = tree.keys;
    if (tree.keys.length === 1 && key instanceof ConstantNode && typeof key.value === "string")
      return [...pathOf(tree.object, fail), key.value];
  }
  return fail("access", tree.at, "only names have parts", 'write names, as in disputes["kgz-tjk"].severity');
}

function unknown(path: string[], at: number, source: string, scope: Scope, fail: Fail): never {
  const written = formulaPath(path);
  const meant = hyphenated(source, at, scope);
  if (meant) fail("hyphen", at, `${meant.word} would be a subtraction`, `write ${formulaPath(meant.path)}`);
  if (path.length === 1 && CONSTANTS.has(written))
    fail("constant", at, `${written} is not a constant that formulas know`, "write the number");
  const known = new Map(scope.known().map((name) => [formulaPath(name.split(".")), name]));
  return fail("name", at, `there is no ${written}`, didYouMean(written, known.keys(), "check the name"));
}

/** The name that somebody meant whose `kgz-tjk` was read as a subtraction. */
function hyphenated(source: string, at: number, scope: Scope): { word: string; path: string[] } | undefined {
  const before = /[\w.-]*$/.exec(source.slice(0, at))?.[0] ?? "";
  const after = /^[\w.-]*/.exec(source.slice(at))?.[0] ?? "";
  const parts = (before + after).split("-");
  if (parts.length < 2 || parts.length > MAX_PARTS) return undefined;
  for (let length = parts.length; length >= 2; length--)
    for (let from = 0; from + length <= parts.length; from++) {
      const word = parts.slice(from, from + length).join("-");
      const path = word.split(".");
      if (path.every((s) => s !== "") && scope.resolve(path)) return { word, path };
    }
  const word = parts.join("-");
  const near = nearest(
    word,
    scope.known().filter((name) => name.includes("-")),
  );
  return near === undefined ? undefined : { word, path: near.split(".") };
}
