/** The pictures of the README are frames of real runs, and current; `npm run captures` (UPDATE_DOCS=1) draws them. */
import { vi } from "vitest";

vi.hoisted(() => {
  process.env["FORCE_COLOR"] = "1";
});

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { cleanup } from "ink-testing-library";
import { afterEach, describe, expect, it } from "vitest";
import { FRAMES } from "./frames.tsx";
import { svgOf } from "./svg.ts";

const root = resolve(import.meta.dirname, "../../..");

afterEach(cleanup);

describe("pictures", () => {
  it.each(FRAMES)("the picture of the $name view is current", async ({ name, title, frame }) => {
    const path = join(root, "docs/pictures", `${name}.svg`);
    const svg = svgOf(await frame(), title);
    if (process.env["UPDATE_DOCS"]) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, svg);
    }
    expect(readFileSync(path, "utf8") === svg, `${path} is out of date: npm run captures`).toBe(true);
  });

  it("are all shown, with what they show said in words", () => {
    const pages = ["README.md", "docs/live-view.md"]
      .map((p) => readFileSync(join(root, p), "utf8"))
      .join("\n");
    for (const { name } of FRAMES)
      expect(pages).toMatch(new RegExp(`!\\[[^\\]]{20,}\\]\\([^)]*${name}\\.svg\\)`));
  });
});
