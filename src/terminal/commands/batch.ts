/** `multivector batch`: many runs, and what they say of each outcome. */
import { batchObject, playBatch } from "../../experiments/batch.ts";
import { openScenario } from "../../models/open.ts";
import { EXIT } from "../exit.ts";
import { type Common, count, MOST_JOBS, MOST_RUNS } from "../options.ts";
import { checkOut, json, write } from "../output.ts";
import { batchText } from "../plain/batch.ts";
import { Progress } from "../progress.ts";

export interface BatchFlags extends Common {
  runs: string;
  jobs?: string;
}

export async function batch(scenario: string, flags: BatchFlags): Promise<number> {
  const runs = count(flags.runs, "--runs", 1, MOST_RUNS);
  const jobs = flags.jobs === undefined ? undefined : count(flags.jobs, "--jobs", 1, MOST_JOBS);
  checkOut(flags.out, flags.force);
  const opened = openScenario(scenario, flags.set);
  const progress = new Progress(runs, flags.quiet ?? false);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once("SIGINT", interrupt);
  process.once("SIGTERM", interrupt);
  try {
    const played = await playBatch(opened, {
      seed: flags.seed,
      runs,
      jobs,
      progress: (done, seconds) => progress.show(done, seconds),
      signal: stop.signal,
    });
    progress.end();
    const object = batchObject(opened, played, flags.seed);
    write(flags.json ? json(object) : batchText(opened, played, object), flags.out);
    if (played.interrupted) {
      process.stderr.write(`interrupted: ${played.runs} of ${runs} runs are finished and shown\n`);
      return EXIT.interrupted;
    }
    for (const f of object.failures ?? [])
      process.stderr.write(
        `run ${f.run} failed: ${f.message} [${f.code}]; again with: multivector run ${scenario} --seed ${flags.seed} --run ${f.run}\n`,
      );
    return object.failed > 0 ? EXIT.run : EXIT.done;
  } finally {
    process.off("SIGINT", interrupt);
    process.off("SIGTERM", interrupt);
  }
}
