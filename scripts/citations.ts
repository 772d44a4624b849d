/**
 * Every source key that code, scenarios, data and documentation cite, every work that prose names, and every section of the
 * specification that is referred to, with the files: node scripts/ts.mjs scripts/citations.ts
 */
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { csvParse } from "d3-dsv";
import { parse } from "yaml";
import { ROOT } from "./shared/root.ts";

/** What is cited, and the files that cite it. */
export type Cited = Map<string, string[]>;

export interface Citations {
  keys: Cited;
  /** "Olson 1965" */
  works: Cited;
  /** "4.9" */
  sections: Cited;
}

export function main(): void {
  for (const [title, cited] of Object.entries(citations())) {
    console.log(`\n${title}`);
    for (const [what, where] of [...cited].sort()) console.log(`  ${what}: ${shortened(where)}`);
  }
}

function shortened(where: readonly string[]): string {
  const shown = where.slice(0, 3).join(", ");
  return where.length > 3 ? `${shown} and ${where.length - 3} more` : shown;
}

export function citations(): Citations {
  const found: Citations = { keys: new Map(), works: new Map(), sections: new Map() };
  const [code, scenarios, tables] = [
    files("src", ".ts", ".tsx"),
    files("scenarios", ".yaml"),
    files("data", ".csv"),
  ];
  const provenance = join(ROOT, "data/PROVENANCE.md");
  const pages = [...files("docs", ".md"), provenance, join(ROOT, "README.md")];

  const collect = (kind: keyof Citations, paths: readonly string[], read: (text: string) => string[]) => {
    for (const path of paths)
      for (const what of read(readFileSync(path, "utf8"))) note(found[kind], what, relative(ROOT, path));
  };
  collect("keys", code, keysInCode);
  collect("keys", scenarios, (text) => keysInValues(parse(text)));
  collect("keys", tables, keysInTable);
  collect("keys", pages, keysInPage);
  collect("works", pages, worksInProse);
  collect(
    "sections",
    [...code, ...files("tests", ".ts", ".tsx"), ...scenarios, ...tables, ...pages],
    sectionsIn,
  );
  return found;
}

function note(cited: Cited, what: string, where: string): void {
  const known = cited.get(what);
  if (known === undefined) cited.set(what, [where]);
  else if (!known.includes(where)) known.push(where);
}

function files(folder: string, ...extensions: string[]): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extensions.includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** "tullock-1980, value by judgement" cites two keys. */
const keysOf = (text: string): string[] =>
  text
    .split(/, | ; /)
    .map((key) => key.replace(/^value by /, "").replace(/^\[(.+)\]$/, "$1"))
    .filter((key) => key !== "");

export function keysInCode(text: string): string[] {
  const lists = [...text.matchAll(/\bsources: \[([^\]]*)\]/g)].flatMap(([, list]) =>
    [...list.matchAll(/"([^"]*)"/g)].map(([, key]) => key),
  );
  return [...lists, ...[...text.matchAll(/\bsource: "([^"]*)"/g)].flatMap(([, cited]) => keysOf(cited))];
}

/** Keys in each value of the name `source`, however deep. */
export function keysInValues(node: unknown): string[] {
  if (node === null || typeof node !== "object") return [];
  return Object.entries(node).flatMap(([name, value]) =>
    name === "source" && typeof value === "string" ? keysOf(value) : keysInValues(value),
  );
}

/** A cell of a table holds keys or the address of a page; a key is one word without a dot. */
export function keysInTable(text: string): string[] {
  return csvParse(text)
    .flatMap((row) => keysOf((row["source"] ?? "").replace(/\b(?:MODEL |model\/)(\d+\.\d+)/g, "MODEL")))
    .filter((key) => /^[\w-]+$/.test(key));
}

export function keysInPage(text: string): string[] {
  const bracketed = [...text.matchAll(/\[@([\w-]+)\]/g)].map(([, key]) => key);
  return [...bracketed, ...(text.match(/\bS[0-4][a-d]?\b(?!\w)/g) ?? [])];
}

const NAME = "\\p{Lu}\\p{Ll}[\\p{L}’-]*";
const NAMES = `(?:${NAME}(?:, | de ))*(?:${NAME} (?:&|and) )?`;
const YEAR = "((?:19|20)\\d\\d)(?![-/.]?\\d)";
/** (Olson 1965), Jansen (1999), Joe & Kuo 2008, Salmon et al. 2011: the last author and the year name a work. */
const WORKS = [
  `[(;] ?${NAMES}(${NAME})(?: et al\\.)?,? ${YEAR}`,
  `(${NAME})(?: et al\\.|['’]s)? \\(${YEAR}\\)`,
  `(?:& )(${NAME}),? ${YEAR}`,
  `(${NAME}) et al\\.,? ${YEAR}`,
].map((pattern) => new RegExp(pattern, "gu"));
/** What else stands before a year in brackets. */
const NO_AUTHORS = new Set([
  ...["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"],
  ...["November", "December", "Centrasbat"],
]);

export function worksInProse(text: string): string[] {
  const prose = text.replace(/\s+/g, " ");
  return WORKS.flatMap((pattern) => [...prose.matchAll(pattern)])
    .filter(([, author]) => !NO_AUTHORS.has(author))
    .map(([, author, year]) => `${author} ${year}`);
}

export function sectionsIn(text: string): string[] {
  return [...text.matchAll(/\bmodel\/(\d+(?:\.\d+)?)(?![\w/-])/g)].map(([, section]) => section);
}
