/** The outputs that README shows are those of the commands above them; UPDATE_DOCS=1 writes them anew. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
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

  it("its library example runs", async () => {
    const code = /```ts\n([\s\S]*?)```/.exec(readFileSync(file, "utf8"))?.[1] ?? "";
    expect(code).toContain('from "multivector"');
    const { openScenario, Session } = await import("../../src/index.ts");
    const { program } = openScenario("friendship-treaty", ["actors.TKM.neutrality=0.5"]);
    const session = new Session(program);
    session.begin({ seed: "mine", run: 0 });
    session.finish();
    expect(session.digest()).toMatch(/^[0-9a-f]{64}$/);
  });
});
