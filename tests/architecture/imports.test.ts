/** Imports run one way, and only some rooms touch Node: read from the code itself. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
/** From the top down: a room may import from its own and from those after it. */
const ROOMS = [
  "bin",
  "terminal",
  "answers",
  "experiments",
  "models",
  "agents",
  "mechanisms",
  "engine",
] as const;
/** What may use Node's own modules. */
const NODE = [/^src\/terminal\//, /^bin\//, /^src\/experiments\//, /^src\/models\/(edge|open)\.ts$/];
const BANNED =
  /\bMath\.(random|exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot)\b|\bDate\b|\bperformance\b|\blocaleCompare\b|\btoLocale\w*|\bIntl\b|[^*/]\*\*[^*/]/;
const PURE = /^src\/(engine|agents|mechanisms|models)\//;

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((f) => f.isFile() && /\.tsx?$/.test(f.name))
    .map((f) => relative(root, join(f.parentPath, f.name)));
}

const sources = [...files("src"), ...files("bin")].map((file) => ({
  file,
  text: readFileSync(join(root, file), "utf8"),
}));

function room(file: string): string {
  return file.startsWith("bin/") ? "bin" : (file.split("/")[1] ?? "");
}

/** Specifiers of static and dynamic imports and re-exports. */
function imports(text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map((m) => m[1] as string);
}

/** Code without comments and strings. */
function code(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|[^:])\/\/.*$/gm, "$1")
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""')
    .replace(/`(?:[^`\\]|\\.)*`/g, (t) => [...t.matchAll(/\$\{([^}]*)\}/g)].map((m) => m[1]).join(";"));
}

describe("rooms", () => {
  it.each(sources.filter((s) => s.file !== "src/index.ts"))("$file imports downwards", ({ file, text }) => {
    const from = ROOMS.indexOf(room(file) as (typeof ROOMS)[number]);
    expect(from, `${file} stands in no known room`).toBeGreaterThanOrEqual(0);
    for (const specifier of imports(text).filter((s) => s.startsWith("."))) {
      const target = relative(root, resolve(root, dirname(file), specifier));
      const to = ROOMS.indexOf(room(target) as (typeof ROOMS)[number]);
      expect(to, `${file} imports ${target}`).toBeGreaterThanOrEqual(from);
    }
  });

  it.each(sources.filter((s) => !NODE.some((n) => n.test(s.file))))(
    "$file does not touch Node",
    ({ file, text }) => {
      expect(
        imports(text).filter((s) => s.startsWith("node:")),
        file,
      ).toEqual([]);
      expect(/\bprocess\./.test(code(text)), file).toBe(false);
    },
  );
});

describe("determinism", () => {
  it.each(sources.filter((s) => PURE.test(s.file)))(
    "$file uses nothing that differs between machines",
    ({ text }) => {
      expect(BANNED.exec(code(text))?.[0]).toBeUndefined();
    },
  );
});

describe("the engine", () => {
  it.each(sources.filter((s) => s.file.startsWith("src/engine/")))("$file names no country", ({ text }) => {
    expect(/Kazakh|Uzbek|Tajik|Turkmen|Kyrgyz|Russia|China|Iran|Azerbaijan/.exec(text)?.[0]).toBeUndefined();
  });
});

describe("size", () => {
  it.each(sources)("$file has one reason to exist", ({ file, text }) => {
    const lines = text.split("\n").length;
    expect(lines, `${file} has ${lines} lines`).toBeLessThanOrEqual(350);
  });
});
