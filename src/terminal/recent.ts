/**
 * What was played lately, in a file of the user's: $XDG_STATE_HOME/multivector/recent.json, or under ~/.local/state.
 * MULTIVECTOR_NO_HISTORY=1 keeps it from being read and written. Whatever stands in that file is only ever shown as text.
 */
import { readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { makeFolders } from "../node/store/make-folders.ts";
import { writeWhole } from "../node/write-whole.ts";
import { jsonText } from "../views/text/json.ts";
import { LONGEST_WORD, MOST_WORDS, type Recent, recentOf } from "./recent-entry.ts";

const MOST = 20;
/** More than that was not written by us. */
const MOST_BYTES = 64 * 1024;

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
    return Array.isArray(data) ? data.slice(0, MOST).flatMap((entry) => recentOf(entry) ?? []) : [];
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
  const now = recentOf({ ...entry, at: new Date().toISOString().slice(0, 16).replace("T", " ") });
  const text = now && fittingText(now, readRecent(file));
  // A part of a command would be another one, so that nothing of it is kept.
  if (text === undefined)
    return `its command is longer than ${MOST_WORDS} words, or one of them than ${LONGEST_WORD} characters`;
  try {
    makeFolders(dirname(file), 0o700);
    writeWhole(file, text, 0o600);
    return undefined;
  } catch (e) {
    return (e as Error).message;
  }
}

/** The newest entry and as many of the others as can be read again; undefined where it is too long by itself. */
function fittingText(now: Recent, others: readonly Recent[]): string | undefined {
  for (let kept = Math.min(others.length, MOST - 1); kept >= 0; kept--) {
    const text = `${jsonText([now, ...others.slice(0, kept)], 1)}\n`;
    if (Buffer.byteLength(text) <= MOST_BYTES) return text;
  }
  return undefined;
}
