/** The page on experiments: its commands print what it shows, and its scenario is one. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openScenario } from "../../src/node/open.ts";
import { consoleBlocks, holdOrWrite, root } from "./console.ts";

const page = join(root, "docs/experiments.md");

describe("docs/experiments.md", () => {
  it.each(consoleBlocks(page))("%s", (command, output) => {
    holdOrWrite(page, command, output);
  });

  it("declares every distribution in a scenario that opens", () => {
    const yaml = /```yaml\n([\s\S]*?)```/.exec(readFileSync(page, "utf8"))?.[1] ?? "";
    const folder = mkdtempSync(join(tmpdir(), "multivector-docs-"));
    try {
      const file = join(folder, "my-doubts.yaml");
      writeFileSync(file, yaml);
      const { uncertain } = openScenario(file);
      const kinds = new Set(uncertain.map((u) => u.text.split(":")[0]));
      expect([...kinds].sort()).toEqual(
        [
          "beta",
          "discrete",
          "lognormal",
          "normal",
          "oneOf",
          "triangular",
          "truncatedNormal",
          "uniform",
        ].sort(),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
