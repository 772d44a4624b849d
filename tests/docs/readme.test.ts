/** The outputs that README shows are those of the commands above them; UPDATE_DOCS=1 writes them anew. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { consoleBlocks, holdOrWrite, root } from "./console.ts";

const file = join(root, "README.md");

describe("README", () => {
  const blocks = consoleBlocks(file);

  it.each(blocks)("%s", (command, output) => {
    holdOrWrite(file, command, output);
  });

  it("shows some", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(2);
  });

  it("its library example runs as it stands", async () => {
    const code = /```ts\n([\s\S]*?)```/.exec(readFileSync(file, "utf8"))?.[1] ?? "";
    expect(code).toContain('from "multivector"');
    const folder = mkdtempSync(join(tmpdir(), "multivector-readme-"));
    const said: unknown[] = [];
    const log = vi.spyOn(console, "log").mockImplementation((...words) => void said.push(...words));
    try {
      const example = join(folder, "example.ts");
      writeFileSync(example, code.replace('"multivector"', JSON.stringify(join(root, "src/index.ts"))));
      await import(example);
    } finally {
      log.mockRestore();
      rmSync(folder, { recursive: true });
    }
    const [events, digest, signed, explanation] = said;
    expect(events).toBeInstanceOf(Array);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(signed).toMatchObject({ kind: "event" });
    expect(explanation).toMatchObject({ kind: "choice", decision: "accession" });
  });
});
