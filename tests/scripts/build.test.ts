/** Steps of the build, and the runner of the scripts. */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { replaceParts } from "../../scripts/build/replace.ts";
import { readShipped } from "../../scripts/build/shipped.ts";
import { citations, keysInCode, keysInPage, keysInTable, worksInProse } from "../../scripts/citations.ts";
import { compareEngines } from "../../scripts/engines.ts";
import { ROOT } from "../../scripts/shared/root.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "multivector-scripts-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

describe("the build", () => {
  beforeEach(() => {
    mkdirSync(join(folder, "cli"));
    write("cli/old.js", "old");
    write("kept.txt", "kept");
  });

  it("puts its parts in the place of the old ones, and leaves the others", async () => {
    await replaceParts(folder, async (next) => {
      mkdirSync(join(next, "cli"));
      writeFileSync(join(next, "cli/new.js"), "new");
    });
    expect(readdirSync(folder).sort()).toEqual(["cli", "kept.txt"]);
    expect(readdirSync(join(folder, "cli"))).toEqual(["new.js"]);
  });

  it("leaves everything as it was where it fails", async () => {
    const failing = replaceParts(folder, async (next) => {
      mkdirSync(join(next, "cli"));
      throw new Error("does not compile");
    });
    await expect(failing).rejects.toThrow("does not compile");
    expect(readdirSync(folder).sort()).toEqual(["cli", "kept.txt"]);
    expect(readdirSync(join(folder, "cli"))).toEqual(["old.js"]);
  });

  it("reads scenarios that ship, and refuses one that is not valid", () => {
    write("mine.yaml", "multivector: 1\nid: mine\nextends: friendship-treaty\n");
    const [[name, json]] = readShipped(folder);
    expect(name).toBe("mine");
    expect(JSON.parse(json)).toMatchObject({
      data: { id: "mine" },
      text: readFileSync(join(folder, "mine.yaml"), "utf8"),
      places: expect.arrayContaining([["id", 2, expect.any(Number)]]),
    });
    write("wrong.yaml", "multivector: 1\nid: wrong\nextends: nowhere\n");
    expect(() => readShipped(folder)).toThrow(/nowhere/);
  });
});

describe("the runner", () => {
  const cache = join(ROOT, "node_modules/.cache/scripts");
  const run = (...args: string[]) => {
    const { status, stdout, stderr, pid } = spawnSync(process.execPath, ["scripts/ts.mjs", ...args], {
      cwd: ROOT,
      encoding: "utf8",
    });
    const left = existsSync(cache) ? readdirSync(cache).filter((file) => file.includes(`-${pid}.`)) : [];
    return { status, stdout, stderr, left };
  };

  it("runs a script in TypeScript with its arguments, and leaves nothing behind", () => {
    write(
      "told.ts",
      `import { parse } from "yaml";
      export function main(args: readonly string[]): void {
        console.log(JSON.stringify([args, process.argv.slice(2), import.meta.dirname, parse("1")]));
      }`,
    );
    const { status, stdout, left } = run(join(folder, "told.ts"), "a", "--b");
    expect(JSON.parse(stdout)).toEqual([["a", "--b"], ["a", "--b"], folder, 1]);
    expect([status, left]).toEqual([0, []]);
  });

  it.each([
    [
      "an error, with where it arose",
      'export const main = () => { throw new Error("broken"); };',
      /broken\n +at main/,
      1,
    ],
    [
      "a misuse, by its message alone",
      'export const main = () => { throw Object.assign(new Error("usage"), { name: "Misuse" }); };',
      /^usage\n$/,
      2,
    ],
    ["what does not parse", "export const main = (", /wrong\.ts:1:\d+/, 1],
    ["a script without main", "export {};", /exports no main/, 1],
  ])("shows %s", (_, text, shown, code) => {
    write("wrong.ts", text);
    const { status, stderr, left } = run(join(folder, "wrong.ts"));
    expect(stderr).toMatch(shown);
    expect([status, left]).toEqual([code, []]);
  });
});

describe("engines", () => {
  it("are compared with this one, play by play", () => {
    const lines: string[] = [];
    const [here, same, other] = ["here", "same", "other"].map((name) => ({ name, path: name }));
    const digest = ({ name }: { name: string }, [play]: readonly string[]) =>
      name === "other" && play === "batch" ? "ffff" : `${play}-digest`;
    const print = (line: string) => lines.push(line);
    expect(compareEngines(here, [same, other], [["run"], ["batch"]], digest, print)).toBe(1);
    expect(lines.filter((line) => line.startsWith("DIFFERENT"))).toEqual(["DIFFERENT  other  batch  ffff"]);
    expect(lines.at(-1)).toBe("3 passed, 1 failed");
  });
});

describe("citations", () => {
  it("are keys in code, tables and pages, and works in prose", () => {
    expect(keysInCode('sources: ["walt-1987", "S1"], source: "tullock-1980, value by judgement"')).toEqual([
      ...["walt-1987", "S1", "tullock-1980", "judgement"],
    ]);
    expect(keysInTable("a,source\n1,S2 ; example.org/page\n2,[ext]\n3,model/4.9\n")).toEqual([
      "S2",
      "ext",
      "MODEL",
    ]);
    expect(keysInPage("as in [@olson-1965] and S4, not in BS4")).toEqual(["olson-1965", "S4"]);
    expect(worksInProse("(Olson 1965), Jansen (1999), Joe & Kuo 2008; in May (2020)")).toEqual([
      ...["Olson 1965", "Jansen 1999", "Kuo 2008"],
    ]);
  });

  it("name the files", () => {
    const { keys } = citations();
    expect(keys.get("S1")?.some((file) => file.startsWith("src/"))).toBe(true);
  });
});
