/** What is cited resolves: source keys and works in docs/references.yaml, sections of the specification in docs/model. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Cited, citations } from "../../scripts/citations.ts";

const ROOT = resolve(import.meta.dirname, "../..");

interface Reference {
  kind: string;
  title: string;
  author?: string;
  year?: number;
  alias?: string;
  file?: string;
  verified?: boolean;
  [field: string]: unknown;
}

const { keys, works, sections } = citations();
const references = parse(readFileSync(join(ROOT, "docs/references.yaml"), "utf8")) as Record<
  string,
  Reference
>;
const LITERATURE = ["article", "book", "chapter", "report"];
const KINDS = [...LITERATURE, "document", "dataset", "judgement", "rule"];
const FIELDS = [
  ...["kind", "title", "author", "year", "date", "journal", "in", "publisher", "volume", "issue", "pages"],
  ...["doi", "url", "file", "alias", "verified", "note"],
];

/** The last word of each author's name, without "et al.". */
function surnames(author: string): string[] {
  return author
    .replace(" et al.", "")
    .split(/, | and /)
    .map(
      (name) =>
        name
          .replace(/ (III|Jr\.)$/, "")
          .split(" ")
          .at(-1)!,
    );
}

/** Keys of the works of that year one of whose authors has that name. */
function worksBy(cited: string): string[] {
  const [, author, year] = /^(.+) (\d{4})$/.exec(cited)!;
  return Object.keys(references).filter((key) => {
    const { author: names, year: of } = references[key]!;
    if (of !== Number(year) || names === undefined) return false;
    return surnames(names).includes(author!) || names.split(" ")[0] === author;
  });
}

const missing = (cited: Cited, known: (what: string) => boolean): string[] =>
  [...cited].filter(([what]) => !known(what)).map(([what, where]) => `${what} (${where.join(", ")})`);

describe("the bibliography", () => {
  it("has every key that is cited, or the file of that name", () => {
    expect(keys.size).toBeGreaterThan(50);
    expect(
      missing(keys, (key) => key in references || (key.includes("/") && existsSync(join(ROOT, key)))),
    ).toEqual([]);
  });

  it("has every work that the documentation names with its year", () => {
    expect(works.size).toBeGreaterThan(20);
    expect(missing(works, (work) => worksBy(work).length > 0)).toEqual([]);
  });

  it("has no entry that nobody cites", () => {
    const cited = new Set([...keys.keys(), ...[...works.keys()].flatMap(worksBy)]);
    expect(Object.keys(references).filter((key) => !cited.has(key))).toEqual([]);
  });

  it.each(Object.entries(references))("%s is well formed", (key, entry) => {
    expect(KINDS).toContain(entry.kind);
    expect(Object.keys(entry).filter((field) => !FIELDS.includes(field))).toEqual([]);
    expect(entry.title.length).toBeGreaterThan(5);
    if (entry.alias !== undefined) expect(Object.keys(references)).toContain(entry.alias);
    if (entry.file !== undefined) expect(existsSync(join(ROOT, entry.file))).toBe(true);
    if (entry.verified !== undefined)
      expect(entry).toMatchObject({ verified: false, note: expect.any(String) });
    if (!LITERATURE.includes(entry.kind)) return;
    expect(entry.author).toEqual(expect.any(String));
    expect(entry.year).toEqual(expect.any(Number));
    expect(key).toMatch(new RegExp(`-${entry.year}$`));
  });

  it("names in docs/references.md just those entries that could not be verified", () => {
    const page = readFileSync(join(ROOT, "docs/references.md"), "utf8");
    const told = [...page.matchAll(/^- `([\w-]+)`:/gm)].map(([, key]) => key);
    const unverified = Object.keys(references).filter((key) => references[key]!.verified === false);
    expect(told).toEqual(unverified);
  });
});

describe("the specification", () => {
  const folder = join(ROOT, "docs/model");
  const pages = readdirSync(folder).filter((page) => page.endsWith(".md"));
  const text = (page: string) => readFileSync(join(folder, page), "utf8");
  /** 4.9 -> powers.md */
  const headings = new Map(
    pages.flatMap((page) =>
      [...text(page).matchAll(/^#+ (\d+(?:\.\d+)?) /gm)].map(([, n]): [string, string] => [n!, page]),
    ),
  );

  it("has a numbered heading for every section that is cited", () => {
    expect(missing(sections, (section) => headings.has(section))).toEqual([]);
  });

  it("numbers no section twice", () => {
    const numbers = pages.flatMap((page) => text(page).match(/^#+ \d+(?:\.\d+)? /gm) ?? []);
    expect(new Set(numbers.map((n) => n.replace(/^#+ /, ""))).size).toBe(numbers.length);
  });

  it("lists every page and every section of its index where it is", () => {
    const rows = [...text("README.md").matchAll(/^\| (\d+(?:\.\d+)?) \| \[[^\]]+\]\(([\w-]+\.md)\)/gm)];
    for (const [, section, page] of rows) expect([section, headings.get(section!)]).toEqual([section, page]);
    const listed = rows.map(([, , page]) => page);
    expect([...listed, "README.md"].sort()).toEqual(pages.sort());
  });
});

describe("links of the specification, the bibliography and the index of documentation", () => {
  const pages = [
    "README.md",
    "references.md",
    ...readdirSync(join(ROOT, "docs/model")).map((p) => `model/${p}`),
  ];

  it.each(pages)("of %s lead to files", (page) => {
    const file = join(ROOT, "docs", page);
    for (const [, target] of readFileSync(file, "utf8").matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g))
      expect([target, existsSync(resolve(file, "..", target!))]).toEqual([target, true]);
  });
});
