/** One entry of what was played lately, as it is kept, and as it is read from whatever stands in a file. */

import { harmless } from "../views/text/harmless.ts";
import { decidingWords, isDeciding, type Played } from "./again.ts";

export interface Recent {
  /** Day and minute, UTC. */
  at: string;
  command: Played;
  scenario: string;
  /** Options that play it once more, one word each, exactly as they were given: `--seed=7`. */
  options: string[];
  /** Scenarios that a comparison sets beside the first. */
  others: string[];
  /** How many runs, of a batch or of each variant. */
  runs: number;
  /** What came out, in a few words. */
  said: string;
  digest: string;
}

/** Longer commands are not kept: they would crowd out all others. */
export const MOST_WORDS = 100;
export const LONGEST_WORD = 2000;
/** Of what is only shown. */
const LONGEST_TEXT = 200;

/** Undefined where it is not of our making. Words that are played again are never changed, what is only shown is. */
export function recentOf(found: unknown): Recent | undefined {
  if (!isMap(found)) return undefined;
  const { at, command, scenario, runs, said, digest } = found;
  if (command !== "run" && command !== "batch" && command !== "compare") return undefined;
  const { options, others } = found["options"] === undefined ? older(command, found) : found;
  if (typeof at !== "string" || typeof said !== "string" || typeof digest !== "string") return undefined;
  if (typeof scenario !== "string" || !areWords([scenario])) return undefined;
  // What came by standard input does not come again.
  if (scenario === "-" || scenario === "") return undefined;
  if (!areWords(options) || !areWords(others) || !options.every((o) => isDeciding(command, o)))
    return undefined;
  if (typeof runs !== "number" || !Number.isInteger(runs) || runs < 1) return undefined;
  return {
    at: shown(at),
    command,
    scenario,
    options: [...options],
    others: [...others],
    runs,
    said: shown(said),
    digest: shown(digest),
  };
}

/** What stood in files before the options of a command did: seed, sets, and what a comparison set beside. */
function older(command: Played, found: Found): { options?: unknown; others?: unknown } {
  const { seed, sets, runs } = found;
  const beside = found["beside"] ?? { scenarios: [], options: [] };
  if (typeof seed !== "string" || !areWords(sets) || !isMap(beside) || !areWords(beside["options"]))
    return {};
  const flags = { seed, set: sets, ...(command !== "run" && { runs }) };
  return {
    options: [...decidingWords(command, flags), ...beside["options"]],
    others: beside["scenarios"],
  };
}

type Found = Readonly<Record<string, unknown>>;

function isMap(found: unknown): found is Found {
  return typeof found === "object" && found !== null;
}

function areWords(found: unknown): found is string[] {
  return (
    Array.isArray(found) &&
    found.length <= MOST_WORDS &&
    found.every((s) => typeof s === "string" && s.length <= LONGEST_WORD)
  );
}

const shown = (text: string) => harmless(text).slice(0, LONGEST_TEXT);
