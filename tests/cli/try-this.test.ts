/** What the scenarios propose to try works as it stands. */
import { describe, expect, it } from "vitest";
import { shippedNames } from "../../src/node/files.ts";
import { openScenario } from "../../src/node/open.ts";
import { multivector } from "./command.ts";
import { spoken } from "./in-process.ts";

const commands = shippedNames().flatMap((name) => {
  const tries = openScenario(name).data["tryThis"];
  return (Array.isArray(tries) ? tries : []).map(String);
});

describe("things to try", () => {
  it.each(commands)("%s", async (command) => {
    const [program, ...args] = command.split(" ");
    expect(program).toBe("multivector");
    // Batches are played short here: what counts is that they play.
    const short = args[0] === "batch" && !args.includes("--runs") ? ["--runs", "20", "--jobs", "1"] : [];
    // The first of each kind is asked of the built command.
    const first = commands.find((one) => one.split(" ")[1] === args[0]) === command;
    const { code, err } = await (first ? multivector : spoken)([...args, ...short]);
    expect(code, err).toBe(0);
  });

  it("are many", () => {
    expect(commands.length).toBeGreaterThan(20);
  });
});
