/** The outputs that README shows are those of the commands above them; UPDATE_DOCS=1 writes them anew. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const file = join(root, "README.md");
const BLOCK = /```console\n\$ multivector ([^\n]*)\n([\s\S]*?)```/g;

/** What the command prints, less what a reader of README needs not see: all after the glossary, and digests. */
function shown(args: string): string {
  const text = execFileSync(process.execPath, [join(root, "dist/cli/multivector.js"), ...args.split(" ")], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return `${(text.split("\nTerms\n")[0] ?? "").replace(/\ndigest .*\n$/, "").trimEnd()}\n`;
}

describe("README", () => {
  const blocks = [...readFileSync(file, "utf8").matchAll(BLOCK)];

  it.each(blocks.map((b) => [b[1] as string, b[2] as string]))("$0", (args, expected) => {
    const now = shown(args);
    if (process.env["UPDATE_DOCS"]) {
      const text = readFileSync(file, "utf8");
      const from = `$ multivector ${args}\n`;
      writeFileSync(
        file,
        text.replace(`${from}${expected}\`\`\``, () => `${from}${now}\`\`\``),
      );
      return;
    }
    expect(expected).toBe(now);
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
