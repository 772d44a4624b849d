/**
 * The words of a formula with their positions, which mathjs does not keep; and a first refusal of what mathjs
 * would read otherwise than people mean it (`3x`, `2026-01`, `50 %`) or could be made to choke on.
 */
import type { Fail } from "./fault.ts";

export interface Token {
  kind: "number" | "name" | "text" | "sign";
  text: string;
  at: number;
}

export const MAX_LENGTH = 4096;
/** Of brackets, ternaries, powers and signs before signs: mathjs recurses over each of them. */
export const MAX_DEPTH = 64;

const WORD =
  /\s*(?:(?<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?)|(?<name>[A-Za-z_]\w*)|(?<text>"[^"\\\n]*"|'[^'\\\n]*')|(?<sign><=|>=|==|!=|[-+*/^<>?:(),.[\]]))/y;

const MENDS: Record<string, string> = {
  "=": "compare with ==; a formula assigns nothing",
  "%": "write a share (0.5 instead of 50 %)",
  "&": "write 'and'",
  "|": "write 'or'",
  "!": "write 'not'",
  "~": "write 'not'",
  '"': "close the quoted name; it may hold no backslash",
  "'": "close the quoted name; it may hold no backslash",
};
export const REFUSED = new Set(["mod", "to", "in", "xor", "null", "undefined", "NaN", "Infinity"]);
const BETWEEN = new Set(["and", "or"]);
const BEFORE = new Set(["-", "+", "not"]);
const OTHERWISE = "use numbers, + - * / ^, comparisons, and, or, not, ? :, names and the listed functions";

export function tokensOf(source: string, fail: Fail): Token[] {
  if (source.length > MAX_LENGTH)
    fail(
      "length",
      MAX_LENGTH,
      `the formula is longer than ${MAX_LENGTH} characters`,
      "split it into outcomes",
    );
  const tokens: Token[] = [];
  const end = source.trimEnd().length;
  for (WORD.lastIndex = 0; WORD.lastIndex < end; ) {
    const from = WORD.lastIndex;
    const groups = WORD.exec(source)?.groups;
    if (!groups) refuseCharacter(source, from, fail);
    const [kind, text] = Object.entries(groups ?? {}).find(([, t]) => t !== undefined) as [
      Token["kind"],
      string,
    ];
    tokens.push({ kind, text, at: WORD.lastIndex - text.length });
  }
  if (tokens.length === 0) fail("empty", 0, "the formula is empty", "write one, for example 'parties >= 4'");
  refuseWords(tokens, fail);
  refuseDepth(tokens, fail);
  return tokens;
}

/** Tells operators that are words from names; after a dot every word is a name. */
export function isName(tokens: readonly Token[], i: number): boolean {
  const { kind, text } = tokens[i] as Token;
  return kind === "name" && (tokens[i - 1]?.text === "." || !(BETWEEN.has(text) || text === "not"));
}

function refuseCharacter(source: string, from: number, fail: Fail): never {
  const at = from + (source.slice(from).length - source.slice(from).trimStart().length);
  const character = String.fromCodePoint(source.codePointAt(at) ?? 32);
  return fail("character", at, `a formula cannot hold ${character} here`, MENDS[character] ?? OTHERWISE);
}

function refuseWords(tokens: readonly Token[], fail: Fail): void {
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1];
    const { kind, text, at } = token;
    const afterValue = before && (endsValue(before) || isName(tokens, i - 1));
    if (kind === "name" && REFUSED.has(text) && before?.text !== ".")
      fail("word", at, `a formula cannot hold ${text}`, OTHERWISE);
    if (kind === "number" && !Number.isFinite(Number(text)))
      fail("number", at, `${text} is not a finite number`, "write a smaller number");
    if (kind === "number" && /^0[0-9]$|^1[0-2]$/.test(text) && before?.text === "-") {
      const year = tokens[i - 2];
      if (year?.kind === "number" && /^(19|20|21)\d\d$/.test(year.text))
        fail(
          "date",
          year.at,
          `${year.text}-${text} would be a subtraction`,
          `write date("${year.text}-${text}")`,
        );
    }
    const startsValue = kind === "number" || kind === "text" || (text === "(" && before && endsValue(before));
    if (afterValue && (startsValue || text === "not" || isName(tokens, i)))
      fail("operator", at, `an operator is missing before ${text}`, "write the * of a product: 3 * x");
    if (text === "." && !(before && (isName(tokens, i - 1) || before.text === "]")))
      fail("dot", at, "a dot stands between names only", "write 0.5 or actors.TKM.neutrality");
    if (text === "[" && !(before && (isName(tokens, i - 1) || before.text === "]")))
      fail(
        "matrix",
        at,
        "a formula has no matrices",
        'use [ ] only to quote a name: disputes["kgz-tjk"].severity',
      );
  }
}

function endsValue(token: Token): boolean {
  return token.kind === "number" || token.kind === "text" || token.text === ")" || token.text === "]";
}

function refuseDepth(tokens: readonly Token[], fail: Fail): void {
  let open = 0;
  let colons = 0;
  let standing = 0;
  let signs = 0;
  for (const [i, { text, at }] of tokens.entries()) {
    if (text === "(" || text === "[") open++;
    else if (text === ")" || text === "]") open--;
    else if (text === "?" || text === "^") standing++;
    if (text === "?") colons++;
    if (text === ":" && --colons < 0)
      fail("range", at, "a formula has no ranges", "use : only within condition ? a : b");
    signs =
      BEFORE.has(text) && !endsValue((tokens[i - 1] ?? { text: "", kind: "sign", at }) as Token)
        ? signs + 1
        : 0;
    if (open + standing + signs > MAX_DEPTH)
      fail("depth", at, `the formula is nested more than ${MAX_DEPTH} deep`, "split it into outcomes");
  }
}
