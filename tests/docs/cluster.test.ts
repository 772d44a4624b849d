/** The templates of docs/cluster.md: their shells parse, and their commands are ones that the command line accepts. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { programOf } from "../../src/terminal/program/program.ts";

const text = readFileSync(join(import.meta.dirname, "../../docs/cluster.md"), "utf8");
const templates = new Map(
  [...text.matchAll(/<!-- template: (\S+) -->\n```\w+\n([\s\S]*?)```/g)].map((m) => [m[1]!, m[2]!]),
);
const VARIABLES = {
  SLURM_CPUS_PER_TASK: "4",
  SLURM_ARRAY_TASK_ID: "3",
  SLURM_ARRAY_TASK_COUNT: "20",
  JOB_COMPLETION_INDEX: "19",
  SCRATCH: "/scratch",
  HOME: "/home/me",
  SECRET: "s",
};

/** The multivector commands of a script as the shell would give them: every word on a line of its own. */
function commands(script: string): string[][] {
  return script
    .split("\n")
    .map((line) => /(?:^|srun )(multivector .*?)( &)?$/.exec(line)?.[1])
    .filter((line) => line !== undefined)
    .map((line) =>
      execFileSync("bash", ["-c", `printf '%s\\n' ${line}`], { env: VARIABLES, encoding: "utf8" })
        .trimEnd()
        .split("\n"),
    );
}

/** Parses without acting. */
async function accepted(words: readonly string[]): Promise<Record<string, unknown>> {
  const program = programOf(() => {});
  let found: Record<string, unknown> = {};
  for (const command of program.commands)
    command.action((...args: unknown[]) => {
      found = { name: command.name(), ...(args.at(-2) as Record<string, unknown>) };
    });
  await program.parseAsync(words.slice(1), { from: "user" });
  return found;
}

describe("the templates", () => {
  it("are all there", () => {
    expect([...templates.keys()]).toEqual(["slurm.sh", "slurm-merge.sh", "job.yaml", "queue.sh"]);
  });

  it.each([...templates].filter(([name]) => name.endsWith(".sh")))(
    "%s is a shell script whose commands parse",
    async (_, script) => {
      expect(spawnSync("bash", ["-n"], { input: script }).status).toBe(0);
      const all = commands(script);
      expect(all.length).toBe(script.match(/multivector (batch|merge|worker)/g)?.length);
      for (const words of all)
        expect((await accepted(words))["name"], words.join(" ")).toMatch(/^(batch|merge|worker)$/);
    },
  );

  it("the array's task plays its shard", async () => {
    const [words = []] = commands(templates.get("slurm.sh")!);
    expect(await accepted(words)).toMatchObject({
      shard: "3/20",
      jobs: "4",
      resume: true,
      out: "/scratch/study-1/",
    });
  });

  it("the indexed job is one, and its last pod plays the last shard", async () => {
    const job = parse(templates.get("job.yaml")!) as {
      spec: {
        completions: number;
        completionMode: string;
        template: { spec: { containers: { args: string[] }[] } };
      };
    };
    expect(job.spec.completionMode).toBe("Indexed");
    const [script = ""] = job.spec.template.spec.containers[0]!.args;
    const [words = []] = commands(script);
    expect(await accepted(words)).toMatchObject({ shard: `${job.spec.completions}/${job.spec.completions}` });
  });

  it("would notice an option that there is not", async () => {
    await expect(accepted(["multivector", "batch", "friendship-treaty", "--sharp", "1/2"])).rejects.toThrow(
      /sharp/,
    );
  });
});
