/** A run that departs from its reference is the same one on threads, by a design, from a store and on the command line. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Folder, multivector } from "./command.ts";

const TREATY = "friendship-treaty";
const POSITION = "actors.KAZ.issues.depth.position";

async function json(...args: string[]): Promise<{ digest: string; outcomes: Record<string, unknown> }> {
  const ended = await multivector([...args, "--json", "--quiet"]);
  expect(ended.code, ended.err).toBe(0);
  return JSON.parse(ended.out) as Awaited<ReturnType<typeof json>>;
}

const folder = new Folder();

describe("a departure from the reference", () => {
  // More runs than are played in one thread.
  const runs = ["batch", TREATY, "--runs", "450", "--set", `${POSITION}=0.9`];

  test("goes to every thread", async () => {
    const [one, two] = await Promise.all(["1", "2"].map((jobs) => json(...runs, "--jobs", jobs)));
    expect(two!.digest).toBe(one!.digest);
    const rest = await json(...runs, "--set", "reference=true");
    expect(rest.digest).not.toBe(one!.digest);
  });

  test("is made by the points of a design as by --set, and played again from a store", async () => {
    const store = join(folder.path, "store");
    const other = ["--set", "actors.UZB.issues.depth.position=0.1"];
    const vary = ["--design", "grid", "--vary", `${POSITION}=0.2,0.9`, "--replicates", "3"];
    await json("batch", TREATY, ...other, ...vary, "--out", store);
    const verified = await multivector(["verify", store]);
    expect(verified.code, verified.out + verified.err).toBe(0);
    const stored = await multivector(["query", store, "select digest from runs where run = 0"]);
    const set = await json("run", TREATY, ...other, "--set", `${POSITION}=0.2`, "--run", "0");
    expect(stored.out).toContain(set.digest);
  });
});
