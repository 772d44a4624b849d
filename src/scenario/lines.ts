/** What a scenario calls things stays on its line wherever it is shown, and commands no terminal. */
import { MultivectorError } from "../engine/errors.ts";
import { isPlainMap, type Plain } from "./plain.ts";

/** Keys under which stands what something is called. */
const CALLED: ReadonlySet<string> = new Set(["id", "title", "question", "name", "says", "matter"]);
/** Control characters, line ends, and marks that turn the direction of the text after them. */
const REFUSED = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const LINE_END = /[\n\r\u0085\u2028\u2029]/;

/**
 * Every key, and every text that is a name, with a character in it that may not be.
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
  const walk = (value: Plain, path: readonly string[]) => {
    if (Array.isArray(value)) for (const [k, item] of value.entries()) walk(item, [...path, String(k)]);
    if (!isPlainMap(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      const here = [...path, key];
      look(key, here, `the key ${JSON.stringify(key)}`);
      if (CALLED.has(key) && typeof inner === "string") look(inner, here, here.join("."));
      else walk(inner, here);
    }
  };
  walk(data, []);
  return found;
}

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
