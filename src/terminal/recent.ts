/**
 * What was played lately, in a file of the user's: $XDG_STATE_HOME/multivector/recent.json, or under ~/.local/state.
 * MULTIVECTOR_NO_HISTORY=1 keeps it from being read and written. Whatever stands in that file is only ever shown as text.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

export interface Recent {
  /** Day and minute, UTC. */
  at: string;
  command: "run" | "batch" | "compare";
  scenario: string;
  seed: string;
  sets: string[];
  /** Scenarios and options that a comparison sets beside the first, as they were given; empty of all else. */
  beside: { scenarios: string[]; options: string[] };
  /** How many runs, of a batch or of each variant. */
  runs: number;
  /** What came out, in a few words. */
  said: string;
  digest: string;
}

const MOST = 20;
/** More than that was not written by us. */
const MOST_BYTES = 64 * 1024;
const LONGEST = 200;
const LONGEST_WORD = 2000;

type Environment = Readonly<Record<string, string | undefined>>;

/** The file, or undefined where nothing is to be kept. */
export function recentFile(env: Environment = process.env, home = homedir()): string | undefined {
  if (env["MULTIVECTOR_NO_HISTORY"]) return undefined;
  // The specification says that a path that is not absolute is to be ignored.
  const state = env["XDG_STATE_HOME"];
  const base =
    state && isAbsolute(state) ? state : home && isAbsolute(home) ? join(home, ".local/state") : undefined;
  return base && join(base, "multivector", "recent.json");
}

/** Newest first. What is not of our making is left out, down to the whole file. */
export function readRecent(file: string | undefined = recentFile()): Recent[] {
  if (file === undefined) return [];
  try {
    const found = statSync(file);
    if (!found.isFile() || found.size > MOST_BYTES) return [];
    const data: unknown = JSON.parse(readFileSync(file, "utf8"));
    return Array.isArray(data) ? data.slice(0, MOST).flatMap((entry) => clean(entry) ?? []) : [];
  } catch {
    return [];
  }
}

/** @returns why it could not be kept, or undefined */
export function keepRecent(
  entry: Omit<Recent, "at">,
  file: string | undefined = recentFile(),
): string | undefined {
  if (file === undefined) return undefined;
  const now = clean({ ...entry, at: new Date().toISOString().slice(0, 16).replace("T", " ") });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(join(file, ".."), { recursive: true, mode: 0o700 });
    const all = [...(now ? [now] : []), ...readRecent(file)].slice(0, MOST);
    writeFileSync(temporary, `${JSON.stringify(all, null, 1)}\n`, { mode: 0o600 });
    renameSync(temporary, file);
    return undefined;
  } catch (e) {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // There is nothing to take away where nothing could be written.
    }
    return (e as Error).message;
  }
}

function clean(entry: unknown): Recent | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const { at, command, scenario, seed, sets, runs, said, digest } = entry as Record<string, unknown>;
  if (command !== "run" && command !== "batch" && command !== "compare") return undefined;
  const texts = [at, scenario, seed, said, digest];
  if (!texts.every((t) => typeof t === "string")) return undefined;
  if (!areWords(sets)) return undefined;
  const beside = besideOf((entry as Record<string, unknown>)["beside"]);
  if (!beside) return undefined;
  if (typeof runs !== "number" || !Number.isInteger(runs) || runs < 1) return undefined;
  const [day, name, luck, words, sum] = texts.map((t) => printable(t as string));
  return {
    at: day!,
    command,
    scenario: name!,
    seed: luck!,
    sets: sets.map(harmless),
    beside,
    runs,
    said: words!,
    digest: sum!,
  };
}

/** Nothing where none stands; undefined where it is not of our making. */
function besideOf(found: unknown): Recent["beside"] | undefined {
  if (found === undefined) return { scenarios: [], options: [] };
  if (typeof found !== "object" || found === null) return undefined;
  const { scenarios, options } = found as Record<string, unknown>;
  if (!areWords(scenarios) || !areWords(options) || !options.every((o) => BESIDE.test(o))) return undefined;
  return { scenarios: scenarios.map(harmless), options: options.map(harmless) };
}

/** The options of a comparison that name what is compared, and no others: they are played once more as they stand. */
const BESIDE = /^--(?:with=|lever=|all-levers$)/;

function areTexts(found: unknown): found is string[] {
  return Array.isArray(found) && found.every((s) => typeof s === "string");
}

/** Words of a command; of a longer one, of which a part would be another, the entry is not one of ours. */
function areWords(found: unknown): found is string[] {
  return areTexts(found) && found.length <= MOST && found.every((s) => s.length <= LONGEST_WORD);
}

/** No control characters, no direction marks: text that stays on its line. */
function harmless(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "");
}

function printable(text: string): string {
  return harmless(text).slice(0, LONGEST);
}
