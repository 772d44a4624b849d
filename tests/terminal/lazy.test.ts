/** What needs no view loads none: neither Ink nor React is reached by static imports. */
import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** Packages that a file loads as soon as it is loaded, with those of what it imports. */
function packages(file: string, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  if (seen.has(file)) return found;
  seen.add(file);
  const text = readFileSync(file, "utf8");
  for (const [, types, specifier = ""] of text.matchAll(
    /^(?:import|export) (type )?[^;]*?from "([^"]+)";/gm,
  )) {
    if (types) continue;
    if (!specifier.startsWith(".")) found.add(specifier);
    else for (const p of packages(resolve(dirname(file), specifier), seen)) found.add(p);
  }
  return found;
}

const view = (all: Set<string>) => [...all].filter((p) => /^(ink|react)\b/.test(p));

describe("lazy loading", () => {
  it.each([
    "bin/multivector.ts",
    "src/terminal/commands/run.ts",
    "src/terminal/commands/batch.ts",
    "src/terminal/commands/compare.ts",
  ])("%s loads no view", (file) => {
    const all = packages(join(root, file));
    expect(all.size, relative(root, file)).toBeGreaterThan(0);
    expect(view(all)).toEqual([]);
  });

  it("would notice", () => {
    expect(view(packages(join(root, "src/terminal/ink/host/run.tsx")))).toEqual(
      expect.arrayContaining(["ink", "react"]),
    );
  });
});
