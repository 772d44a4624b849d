/** A batch cut into shards of neighbouring runs, each worked out from its number alone. */

export interface Shard {
  /** From 1. */
  index: number;
  of: number;
}

export const WHOLE: Shard = { index: 1, of: 1 };

/** First run of a shard, and how many. */
export function shardRange(runs: number, { index, of }: Shard): { from: number; count: number } {
  const from = Math.floor((runs * (index - 1)) / of);
  return { from, count: Math.floor((runs * index) / of) - from };
}
