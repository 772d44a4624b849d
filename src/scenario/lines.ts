/** What a scenario calls things stays on its line wherever it is shown, is short enough to be, and commands no terminal. */
import { MultivectorError } from "../engine/errors.ts";
import { isPlainMap, type Plain } from "./plain.ts";

/** Keys under which stands what something is called. */
const CALLED: ReadonlySet<string> = new Set(["id", "title", "question", "name", "says", "matter"]);
/** Letters that an id may have: it is a column of tables, a word in commands and a cell on screen. */
const LONGEST = 64;
/** Control characters, line ends, and marks that turn the direction of the text after them. */
const REFUSED = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const LINE_END = /[\n\r\u0085\u2028\u2029]/;

/**
 * Every key, and every text that is a name, with a character in it that may not be; every id that is too long.
 *
 * @param place where a path is written
 */
export function lineFaults(
  data: Plain,
  place: (path: string) => string,
): { path: readonly string[]; error: MultivectorError }[] {
  const found: { path: readonly string[]; error: MultivectorError }[] = [];
  const look = (text: string, path: readonly string[], said: string) => {
    const [character] = REFUSED.exec(text) ?? [];
    if (character === undefined) return;
    const end = LINE_END.test(character);
    const error = new MultivectorError({
      code: "control-character",
      message: `${said} has ${end ? "a line end" : `the control character ${codeOf(character)}`} in it, which would garble what is shown`,
      where: place(path.join(".")),
      mend: end ? "write it on one line; in YAML, >- folds lines into one" : "remove it",
    });
    found.push({ path, error });
  };
  const measure = (id: string, path: readonly string[]) => {
    const long = id.split(".").find((part) => part.length > LONGEST);
    if (long === undefined) return;
    const error = new MultivectorError({
      code: "id-too-long",
      message: `"${long.slice(0, 24)}..." has ${long.length} letters, and an id at most ${LONGEST}`,
      where: place(path.join(".")),
      mend: "give it a shorter name; what it stands for can be told in a title or a note",
    });
    found.push({ path, error });
  };
  const walk = (value: Plain, path: readonly string[]) => {
    if (Array.isArray(value)) for (const [k, item] of value.entries()) walk(item, [...path, String(k)]);
    if (!isPlainMap(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      const here = [...path, key];
      look(key, here, `the key ${JSON.stringify(key)}`);
      measure(key, here);
      if (key === "id" && typeof inner === "string") measure(inner, here);
      if (CALLED.has(key) && typeof inner === "string") look(inner, here, here.join("."));
      else walk(inner, here);
    }
  };
  walk(data, []);
  return found;
}

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
