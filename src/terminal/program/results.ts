/** Registers the commands around batches: query, merge and verify on what they leave, worker that plays for others. */
import { QUERY_BOUNDS } from "../../node/store/bounds.ts";
import type { QueryFlags } from "../commands/query.ts";
import { type CommandLine, JOBS, onResults, withExample, withHidden } from "./declare.ts";

export function addResults(line: CommandLine): void {
  onResults(
    line,
    "query <results> <sql>",
    "ask the store of a batch in SQL",
    `query results/ 'select count("signed.TKM") / count(*) as p from outcomes'`,
    async (results, sql, options) =>
      (await import("../commands/query.ts")).query(results as string, sql as string, options as QueryFlags),
  )
    .option("--max-rows <n>", `rows that an answer may have (default: ${QUERY_BOUNDS.rows})`)
    .option("--time-limit <seconds>", `give up after so long (default: ${QUERY_BOUNDS.seconds}; 0: never)`)
    .option("--memory <mb>", `what the database may take (default: ${QUERY_BOUNDS.megabytes})`);
  onResults(
    line,
    "merge <folders...>",
    "prove that shards are a whole batch, and put them together",
    "merge shard-1/ shard-2/ --out results/",
    async (folders, options) =>
      (await import("../commands/merge.ts")).merge(folders as string[], options as never),
  );
  addVerify(line);
}

function addVerify(line: CommandLine): void {
  onResults(
    line,
    "verify <results>",
    "prove that the store of a batch is what was written, and play a sample of its runs again",
    "verify results/ --sample 20",
    async (results, options) =>
      (await import("../commands/verify.ts")).verify(results as string, options as never),
  ).option("--sample <n>", "how many runs to play again", "20");
}

export function addWorker({ program, ended }: CommandLine): void {
  const worker = program
    .command("worker")
    .summary("play the runs of batches that others queue")
    .description("Plays the runs of batches that others queue on a Redis, until it is stopped.")
    .option(
      "--queue <url>",
      "address of the Redis: redis://HOST:6379, with a password redis://:PASSWORD@HOST:6379, with TLS rediss://",
    )
    .option("--jobs <n>", JOBS)
    .option("--idle <seconds>", "end when there has been nothing to play for so long")
    .option("--patience <seconds>", "how long Redis may be away", "60")
    .option("--quiet", "say nothing");
  withExample(withHidden(worker, "--json"), "worker --queue redis://localhost:6379").action(
    async (options) => {
      ended(await (await import("../commands/worker.ts")).worker(options));
    },
  );
}
