/** The variants of a comparison: scenarios, changes with a name, and the levers that a scenario declares. */

import { MultivectorError, MultivectorErrors, usage } from "../engine/errors.ts";
import { didYouMean } from "../engine/suggest.ts";
import type { OpenScenario } from "../experiments/outcomes.ts";
import type { Opened } from "../models/open.ts";
import { ENTRY_ID } from "../scenario/ids.ts";
import { leversOf as declaredLevers } from "../scenario/levers.ts";

/** One side of a comparison: a scenario with what is set over it, opened. */
export interface Variant {
  name: string;
  /** As the user would name it to another command, with what is set over it. */
  ref: string;
  sets: string[];
  opened: Opened;
}

export interface AskedVariants {
  /** Scenarios; the first is what the others are compared with, and what changes and levers are laid over. */
  refs: readonly string[];
  sets: readonly string[];
  /** `NAME: PATH=VALUE, PATH=VALUE` */
  with: readonly string[];
  levers: readonly string[];
  allLevers: boolean;
}

/** What is wrong with a lever of which nothing plays what it sets, or which speaks of what was taken away. */
const UNPLAYED: ReadonlySet<string> = new Set(["inert", "unknown-path"]);

/**
 * Opens the variants of a comparison, the first being what the others are compared with.
 * @param leave is told of a lever of `allLevers` that is left out, since nothing plays what it sets
 * @throws usage errors where a name stands twice, a lever is unknown, or there is nothing to compare
 */
export function variantsOf(
  asked: AskedVariants,
  open: OpenScenario,
  leave: (name: string, why: string) => void = () => {},
): Variant[] {
  const [first = "", ...others] = asked.refs;
  const variant = (
    name: string,
    ref: string,
    sets: readonly string[],
    by?: "--with" | "--lever",
  ): Variant => {
    const all = [...asked.sets, ...sets];
    try {
      return { name, ref, sets: all, opened: open(ref, all) };
    } catch (e) {
      throw by ? blamedOn(e, sets, `${by} ${name}: `) : e;
    }
  };
  if (
    asked.refs.includes("-") &&
    (others.length + asked.with.length + asked.levers.length > 0 || asked.allLevers)
  )
    throw usage(
      "stdin-once",
      "standard input is read once, and a comparison opens its scenario several times",
      "save it to a file and name that",
      "-",
    );
  const base = variant("", first, []);
  base.name = base.opened.id;
  const variants = [base];
  for (const ref of others) {
    const other = variant("", ref, []);
    variants.push({ ...other, name: other.opened.id });
  }
  for (const text of asked.with) {
    const { name, sets } = parseWith(text);
    variants.push(variant(name, first, sets, "--with"));
  }
  const levers = leversOf(base.opened);
  const names = asked.allLevers ? [...levers.keys()] : asked.levers;
  for (const name of names) {
    const sets = levers.get(name);
    if (!sets) throw unknownLever(name, base.opened.id, [...levers.keys()]);
    try {
      variants.push(variant(name, first, sets, "--lever"));
    } catch (e) {
      if (!asked.allLevers || !(e instanceof MultivectorError) || !UNPLAYED.has(e.code)) throw e;
      leave(name, e.message);
    }
  }
  if (variants.length < 2)
    throw usage(
      "nothing-to-compare",
      "there is one variant, and nothing to compare it with",
      asked.allLevers
        ? "this scenario declares no levers that anything plays; write --with 'NAME: PATH=VALUE'"
        : "name a second scenario, or write --with 'NAME: PATH=VALUE', --lever NAME or --all-levers",
      "--with",
    );
  const twice = variants.find((v, k) => variants.findIndex((w) => w.name === v.name) < k);
  if (twice)
    throw usage(
      "variant-twice",
      `two variants are called ${twice.name}`,
      "give them names of their own",
      "--with",
    );
  return variants;
}

/** A fault of what a variant sets, placed where the user wrote it. */
function blamedOn(e: unknown, sets: readonly string[], by: string): unknown {
  if (!(e instanceof MultivectorError)) return e;
  if (e instanceof MultivectorErrors)
    return new MultivectorErrors(e.all.map((one) => blamedOn(one, sets, by) as MultivectorError));
  const set = sets.find((s) => e.where === `--set ${s}`);
  if (set === undefined) return e;
  const { code, message, mend, fault } = e;
  return new MultivectorError({ code, message, mend, fault, where: by + set });
}

function parseWith(text: string): { name: string; sets: string[] } {
  const colon = text.indexOf(":");
  const name = text.slice(0, Math.max(0, colon)).trim();
  const sets = parts(text.slice(colon + 1)).filter((s) => s !== "");
  if (colon > 0 && ENTRY_ID.test(name) && sets.length > 0) return { name, sets };
  throw usage(
    "with-malformed",
    colon > 0 && !ENTRY_ID.test(name) ? `"${name}" cannot be a name` : "this is no NAME: PATH=VALUE",
    "write --with 'NAME: PATH=VALUE, PATH=VALUE', the name in letters and digits, as compare --help shows",
    `--with ${text}`,
  );
}

/** Splits at commas outside brackets and quotes. */
function parts(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let quote = "";
  let from = 0;
  for (let k = 0; k < text.length; k++) {
    const c = text[k]!;
    if (quote) quote = c === quote ? "" : quote;
    else if (c === '"' || c === "'") quote = c;
    else if ("[{(".includes(c)) depth++;
    else if ("]})".includes(c)) depth--;
    else if (c === "," && depth === 0) {
      found.push(text.slice(from, k).trim());
      from = k + 1;
    }
  }
  return [...found, text.slice(from).trim()];
}

/** Each lever of a scenario as arguments of `--set`. */
function leversOf(opened: Opened): Map<string, string[]> {
  return new Map(
    declaredLevers(opened.data).map(({ id, sets }) => [
      id,
      Object.entries(sets).map(
        ([path, value]) => `${path}=${typeof value === "string" ? value : JSON.stringify(value)}`,
      ),
    ]),
  );
}

function unknownLever(name: string, id: string, known: readonly string[]): MultivectorError {
  return usage(
    "unknown-lever",
    `there is no lever "${name}" in ${id}`,
    known.length
      ? didYouMean(name, known, `write one of ${known.join(", ")}`)
      : "it declares none; use --with",
    "--lever",
  );
}
