/** What stays the same throughout the view of a batch. */
import type { BatchOptions } from "../../../experiments/batch-contract.ts";
import { shardRange, WHOLE } from "../../../experiments/shard.ts";
import type { Opened } from "../../../models/open.ts";
import { harmless } from "../../../views/text/harmless.ts";
import type { BatchHead } from "./state.ts";

export function batchHead(opened: Opened, options: Pick<BatchOptions, "seed" | "runs" | "shard">): BatchHead {
  const { start, end } = opened.program.world;
  return {
    title: harmless(opened.title),
    question: harmless(opened.question),
    seed: harmless(options.seed),
    runs: shardRange(options.runs, options.shard ?? WHOLE).count,
    variants: [opened.id],
    sets: opened.overrides.map((o) => harmless(`${o.path}=${JSON.stringify(o.to)}`)),
    start,
    end,
  };
}
