/** What of a command decides what comes out: its options as words that play the same once more, and no others. */

export type Played = "run" | "batch" | "compare";

const DESIGN = ["runs", "design", "vary", "points", "replicates", "luck"];
/** Without those that only say where a result goes, or who plays. */
const DECIDING: Readonly<Record<Played, readonly string[]>> = {
  run: ["seed", "set", "run", "until"],
  batch: ["seed", "set", ...DESIGN, "precision"],
  compare: ["seed", "set", ...DESIGN, "with", "lever", "all-levers"],
};
/** Options that take no value. */
const SWITCHES: readonly string[] = ["all-levers"];
/** What goes without saying. */
const DEFAULTS: Readonly<Record<string, string>> = { run: "0" };

/** One word each, so that no value is taken for an option: `--seed=7`. @param flags as they were read */
export function decidingWords(command: Played, flags: object): string[] {
  const given = new Map(Object.entries(flags));
  return DECIDING[command].flatMap((name) => {
    const value: unknown = given.get(name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
    if (value === undefined || value === false || value === DEFAULTS[name]) return [];
    if (value === true) return [`--${name}`];
    return (Array.isArray(value) ? value : [value]).map((v) => `--${name}=${v}`);
  });
}

/** Whether a word is an option that may be played once more as it stands: none that writes or replaces a file is. */
export function isDeciding(command: Played, word: string): boolean {
  const [, name = "", value] = /^--([a-z-]+)(=[\s\S]*)?$/.exec(word) ?? [];
  return DECIDING[command].includes(name) && (value === undefined) === SWITCHES.includes(name);
}

/** The values of an option among such words. */
export function valuesOf(words: readonly string[], name: string): string[] {
  return words.flatMap((w) => (w.startsWith(`--${name}=`) ? [w.slice(name.length + 3)] : []));
}
