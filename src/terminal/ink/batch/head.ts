/** What the view of a batch says of it throughout. */
import type { BatchOptions } from "../../../experiments/batch.ts";
import { shardRange, WHOLE } from "../../../experiments/shard.ts";
import type { Opened } from "../../../models/open.ts";
import type { BatchHead } from "./state.ts";

export function batchHead(opened: Opened, options: Pick<BatchOptions, "seed" | "runs" | "shard">): BatchHead {
  const { start, end } = opened.program.world;
  return {
    title: opened.title,
    question: opened.question,
    seed: options.seed,
    runs: shardRange(options.runs, options.shard ?? WHOLE).count,
    variants: [opened.id],
    sets: opened.overrides.map((o) => `${o.path}=${JSON.stringify(o.to)}`),
    start,
    end,
  };
}
