/** The words that formulas read as their own, so that nothing else can be called so. */
import { REFUSED } from "./tokens.ts";
import { ARITY, LOGIC } from "./walk.ts";

export const WORDS: ReadonlySet<string> = new Set([
  ...REFUSED,
  ...LOGIC,
  ...Object.keys(ARITY),
  ..."when date not true false end month turn".split(" "),
]);

export function isWord(text: string): boolean {
  return WORDS.has(text);
}
