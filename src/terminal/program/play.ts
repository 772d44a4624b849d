/** Registers the commands that play a scenario: run, batch, explain. */
import { withDesign } from "./analyses.ts";
import {
  type Action,
  type CommandLine,
  collect,
  JOBS,
  onScenario,
  PLAIN,
  withFormerNames,
} from "./declare.ts";

export function addPlaying(line: CommandLine): void {
  onScenario(
    line,
    "run",
    "play a scenario once",
    "run friendship-treaty --seed 7",
    async () => (await import("../commands/run.ts")).run as Action,
  )
    .option("--run <n>", "which run of that seed's batch to play", "0")
    .option("--until <month>", "stop after this month")
    .option("--record <level>", "outcomes, events, series or ledger", "events")
    .option("--plain", PLAIN);
  withDesign(
    onScenario(
      line,
      "batch",
      "play many runs: probabilities, dates and quantities with intervals",
      "batch friendship-treaty --runs 2000 --out results/",
      async () => (await import("../commands/batch.ts")).batch as Action,
    )
      .option("--runs <n>", "how many runs (default: 1000; with --precision at most 1000000)")
      .option("--jobs <n>", JOBS)
      .option("--resume", "do only what is missing or failed in the store that --out names")
      .option(
        "--precision <outcome=halfwidth>",
        "stop when its interval is that narrow; repeatable",
        collect,
        [],
      )
      .option("--record <tables>", "keep in the store, with commas: events, series, ledger", "outcomes")
      .option("--columns <ids>", "which columns of the state to keep in series, with commas (default: all)")
      .option("--max-failures <n>", "stop when more runs than this have failed")
      .option("--run-limit <seconds>", "give up a run that takes longer: it fails (default: 60; 0: never)")
      .option("--shard <i/n>", "play only the i-th of n parts of the runs, into a store")
      .option("--queue <url>", "let workers play, by way of the Redis at this address")
      .option("--patience <seconds>", "how long Redis may be away", "60")
      .option("--plain", PLAIN),
  );
  const explain = onScenario(
    line,
    "explain",
    "why an actor decided as it did, or what a rate was made of",
    "explain friendship-treaty --actor TKM --decision accession --at 2024-08",
    async () => (await import("../commands/explain.ts")).explain as Action,
  )
    .option("--actor <id>", "who decided")
    .option("--decision <id>", "which decision")
    .option("--rate <id>", "which rate, in place of a decision")
    .option("--at <month>", "when")
    .option(
      "--object <id>",
      "what was decided on, where there are several (a treaty); of what the rate is (a dispute)",
    )
    .option("--run <n>", "which run of that seed's batch", "0");
  withFormerNames(explain);
}
