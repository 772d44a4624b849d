/** The glossary's names are those of the source, and names that were given up do not come back. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./console.ts";

const page = readFileSync(join(root, "docs/glossary.md"), "utf8");
const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((f) => /\.tsx?$/.test(f))
  .map((f) => ({
    file: relative(root, join(root, "src", f)),
    text: readFileSync(join(root, "src", f), "utf8"),
  }));

const rows = [...page.matchAll(/^\| ([^|]+) \| ([^|]+) \| \[`(\w+)`\]\(\.\.\/([^)]+)\) \|([^|]*)\|$/gm)].map(
  ([, term, says, name, file, data]) => ({
    term: term!,
    says: says!,
    name: name!,
    file: file!,
    data: [...data!.matchAll(/`([^`]+)`/g)].map((m) => m[1]!.replace(/^--/, "")),
  }),
);

/** By old name, where it would stand: `a group of processes is none of a decision. */
const BANNED: Record<string, RegExp> = {
  agent: /(?<![/\w-])agents?(?![/\w-])/,
  group: /\b(spec|row|asked|question|kernel|decision)\.group\b|\bgroup: number\b|--group\b/,
  askings: /\baskings\b/,
  concerned: /\bconcerned\(/,
  quarry: /\bquarry\b/i,
  prospects: /\bprospects\b/,
  saidBy: /\bsaidBy\b/,
  befriend: /\bbefriend\b/,
};

/** The aliases of options under their former names. */
const ALIASES = "src/terminal/program/declare.ts";

describe("the glossary", () => {
  it.each(rows)("$term stands in $file", ({ says, name, file, data }) => {
    expect(says).toMatch(/\.$/);
    const found = sources.find((s) => s.file === file);
    expect(found, `there is no ${file}`).toBeDefined();
    expect(found!.text).toMatch(new RegExp(`\\b${name}\\b`));
    for (const word of data)
      expect(
        sources.some((s) => s.text.includes(word)),
        `nothing in src is called ${word}`,
      ).toBe(true);
  });

  it("has each term once, and many", () => {
    expect(new Set(rows.map((r) => r.term)).size).toBe(rows.length);
    expect(rows.length).toBe([...page.matchAll(/^\| .*\]\(\.\.\/src\//gm)].length);
    expect(rows.length).toBeGreaterThan(50);
  });

  it("lists the names that are banned", () => {
    const old = page.slice(page.indexOf("## Old names"));
    const listed = [...old.matchAll(/^\| (\w+) \| \w+ \|/gm)].map((m) => m[1]).filter((w) => w !== "not");
    expect(listed).toEqual(Object.keys(BANNED));
  });

  it.each(Object.entries(BANNED))("%s does not come back", (_, banned) => {
    const back = sources.flatMap(({ file, text }) =>
      file === ALIASES
        ? []
        : text
            .split("\n")
            .flatMap((line, k) => (banned.test(line) ? [`${file}:${k + 1}: ${line.trim()}`] : [])),
    );
    expect(back).toEqual([]);
  });
});
