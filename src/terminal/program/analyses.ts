/** Registers the commands that ask many runs a question: compare, sensitivity, discover. */
import type { Command } from "commander";
import { type Action, type CommandLine, collect, JOBS, onScenario, PLAIN } from "./declare.ts";

/** Options by which a design is asked for. */
export function withDesign(command: Command): Command {
  return command
    .option("--design <id>", "draw what is uncertain: random, lhs, sobol, grid, morris or saltelli")
    .option("--vary <path=values>", VARY, collect, [])
    .option("--points <n>", "how many points of the design, in place of --runs")
    .option("--replicates <n>", "runs of each point (default: 1)")
    .option("--luck <which>", "paired: every point the same luck; fresh: each its own");
}

const VARY = "vary a number too: PATH=a,b,c, PATH=low..high or PATH=low..high:n";
const OUTCOME = "an outcome, by its id or as a formula in quotes; repeatable";

export function addAnalyses(line: CommandLine): void {
  withDesign(
    onScenario(
      line,
      "compare",
      "the same seeds through variants: paired differences, and the runs that flip",
      "compare friendship-treaty --with 'quiet: disputes.kgz-tjk.severity=0' --runs 2000",
      async () => (await import("../commands/compare.ts")).compare as Action,
      "[others...]",
    )
      .option(
        "--with <name: path=value, …>",
        "a variant: changes of the first scenario; repeatable",
        collect,
        [],
      )
      .option("--lever <name>", "a variant: a lever that the scenario declares; repeatable", collect, [])
      .option("--all-levers", "every lever that the scenario declares")
      .option("--runs <n>", "how many runs of each variant (default: 1000)")
      .option("--jobs <n>", JOBS)
      .option("--plain", PLAIN),
  );
  onScenario(
    line,
    "sensitivity",
    "which uncertainty matters: Morris's effects or Sobol's indices of an outcome",
    "sensitivity friendship-treaty --method sobol --outcome signed.TKM",
    async () => (await import("../commands/sensitivity.ts")).sensitivity as Action,
  )
    .option(
      "--method <id>",
      "morris (few runs, which matter at all) or sobol (shares of the variance)",
      "morris",
    )
    .option("--outcome <id>", OUTCOME, collect, [])
    .option("--points <n>", "trajectories of morris (default: 40), base samples of sobol (default: 256)")
    .option("--replicates <n>", "runs of each point of morris (default: 1)")
    .option("--vary <path=values>", VARY, collect, [])
    .option("--jobs <n>", JOBS);
  onScenario(
    line,
    "discover",
    "where an outcome turns: boxes and conditions of the uncertain numbers in which it is likelier",
    "discover friendship-treaty --outcome signed.TKM",
    async () => (await import("../commands/discover.ts")).discover as Action,
  )
    .option("--outcome <id>", `${OUTCOME}; it must be something that happens or not`, collect, [])
    .option("--points <n>", "how many points, half to find boxes and half to judge them", "2048")
    .option("--replicates <n>", "runs of each point", "1")
    .option("--design <id>", "random, lhs or sobol", "lhs")
    .option("--boxes <n>", "how many boxes at most, each of what the earlier ones leave", "2")
    .option("--density <share>", "the largest box in which it happens at least this often")
    .option("--vary <path=values>", VARY, collect, [])
    .option("--jobs <n>", JOBS);
}
