/** Imports run one way and in no circle, and only some rooms touch Node: read from the code itself. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** What each room may import from, beside itself. `src/index.ts` is a room of its own: the library's face. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  theory: ["engine"],
  scenario: ["theory", "engine"],
  mechanisms: ["theory", "engine"],
  agents: ["mechanisms", "theory", "engine"],
  models: ["agents", "mechanisms", "scenario", "theory", "engine"],
  experiments: ["models", "scenario", "theory", "engine"],
  answers: ["experiments", "models", "scenario", "theory", "engine"],
  views: ["answers", "experiments", "models", "agents", "mechanisms", "scenario", "theory", "engine"],
  node: ["views", "answers", "experiments", "models", "scenario", "theory", "engine"],
  terminal: ["node", "views", "answers", "experiments", "models", "scenario", "engine"],
  index: ["node", "views", "answers", "experiments", "models", "scenario", "theory", "engine"],
  bin: ["terminal"],
};
/** What may use Node's own modules and globals. */
const NODE_ROOMS = ["node", "terminal", "bin"];
/** The only files of the engine that mathematics of the field may take from it. */
const OF_THE_ENGINE_FOR_THEORY = ["dmath.ts", "errors.ts"];
const DETERMINISTIC = ["engine", "theory", "scenario", "mechanisms", "agents", "models"];
const BANNED =
  /\bMath\.(random|exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot)\b|\bDate\b|\bperformance\b|\blocaleCompare\b|\btoLocale\w*|\bIntl\b|[^*/]\*\*[^*/]/;
const COUNTRIES = /Kazakh|Uzbek|Tajik|Turkmen|Kyrgyz|Russia|China|Iran|Azerbaijan/;

interface Source {
  file: string;
  room: string;
  text: string;
  /** Files of the project that it imports, types included. */
  imports: string[];
  packages: string[];
}

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((f) => f.isFile() && /\.tsx?$/.test(f.name))
    .map((f) => relative(root, join(f.parentPath, f.name)));
}

function roomOf(file: string): string {
  if (file.startsWith("bin/")) return "bin";
  return file.split("/").length === 2 ? file.slice("src/".length, -".ts".length) : file.split("/")[1]!;
}

/** Specifiers of static and dynamic imports and re-exports. */
function specifiers(text: string): string[] {
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

const sources: Source[] = [...files("src"), ...files("bin")].map((file) => {
  const text = readFileSync(join(root, file), "utf8");
  const all = specifiers(text);
  const near = all.filter((s) => s.startsWith("."));
  return {
    file,
    room: roomOf(file),
    text,
    imports: near.map((s) => relative(root, resolve(root, dirname(file), s))),
    packages: all.filter((s) => !s.startsWith(".")),
  };
});

/** Groups of files each of which reaches every other by imports: Tarjan's strongly connected components. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string) => {
    order.set(node, order.size);
    low.set(node, order.get(node)!);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node)!, low.get(next)!));
    }
    if (low.get(node) !== order.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1 || graph.get(node)?.includes(node)) found.push(group.sort());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return found;
}

describe("rooms", () => {
  it("every file stands in a known room", () => {
    expect(sources.filter((s) => !(s.room in ARROWS)).map((s) => s.file)).toEqual([]);
  });

  it.each(Object.entries(ARROWS))("%s imports from %j alone", (room, allowed) => {
    const wrong = sources
      .filter((s) => s.room === room)
      .flatMap((s) => s.imports.map((to) => ({ from: s.file, to })))
      .filter(({ to }) => roomOf(to) !== room && !allowed.includes(roomOf(to)))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(wrong).toEqual([]);
  });

  it("no file reaches itself by imports, not even of types", () => {
    expect(circles(new Map(sources.map((s) => [s.file, s.imports])))).toEqual([]);
  });

  it("a circle would be noticed", () => {
    const graph = new Map([
      ["a", ["b"]],
      ["b", ["c"]],
      ["c", ["b"]],
      ["d", ["d"]],
    ]);
    expect(circles(graph)).toEqual([["b", "c"], ["d"]]);
  });

  it("theory takes the engine's mathematics and errors, nothing else", () => {
    const wrong = sources
      .filter((s) => s.room === "theory")
      .flatMap((s) => s.imports.map((to) => ({ from: s.file, to })))
      .filter(
        ({ to }) =>
          roomOf(to) === "engine" && !OF_THE_ENGINE_FOR_THEORY.includes(to.slice("src/engine/".length)),
      )
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(wrong).toEqual([]);
  });

  it("only the rooms at the edge touch Node", () => {
    const wrong = sources
      .filter((s) => !NODE_ROOMS.includes(s.room))
      .filter(
        (s) =>
          s.packages.some((p) => p.startsWith("node:")) ||
          /\b(process\.|Buffer\b|setImmediate\b)/.test(code(s.text)),
      )
      .map((s) => s.file);
    expect(wrong).toEqual([]);
  });
});

describe("determinism", () => {
  it("nothing that differs between machines is used where results are made", () => {
    const wrong = sources
      .filter((s) => DETERMINISTIC.includes(s.room))
      .map((s) => ({ file: s.file, found: BANNED.exec(code(s.text))?.[0] }))
      .filter((s) => s.found !== undefined);
    expect(wrong).toEqual([]);
  });
});

describe("words", () => {
  it("the engine and the theory name no country", () => {
    const wrong = sources
      .filter((s) => ["engine", "theory", "scenario"].includes(s.room))
      .filter((s) => COUNTRIES.test(s.text))
      .map((s) => s.file);
    expect(wrong).toEqual([]);
  });
});

describe("size", () => {
  it("every file has one reason to exist", () => {
    const large = sources.filter((s) => s.text.split("\n").length > 350).map((s) => s.file);
    expect(large).toEqual([]);
  });
});
