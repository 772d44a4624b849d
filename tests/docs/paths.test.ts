/** Files of the project that its pages name are there. The how-to pages name files that their reader makes. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../cli/command.ts";

const NAMED =
  /\b(?:src|tests|scripts|docs|scenarios|data|schema|bin)\/[\w./-]+\.(?:tsx?|md|ya?ml|json|csv)\b/g;

test("every file that a page names is there", () => {
  const pages = [
    ...(readdirSync(join(ROOT, "docs"), { recursive: true }) as string[])
      .filter((file) => file.endsWith(".md"))
      .map((file) => join("docs", file)),
    "README.md",
    "SECURITY.md",
  ];
  const missing = pages
    .filter((page) => !basename(page).startsWith("how-to-"))
    .flatMap((page) =>
      [...readFileSync(join(ROOT, page), "utf8").matchAll(NAMED)]
        // A link counts from the pages themselves.
        .filter(([path]) => ![ROOT, join(ROOT, "docs")].some((from) => existsSync(join(from, path))))
        .map(([path]) => `${page}: ${path}`),
    );
  expect(pages.length).toBeGreaterThan(20);
  expect(missing).toEqual([]);
});
