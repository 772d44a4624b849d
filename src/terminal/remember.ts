/** Keeps what was played on a terminal for the chooser, with what came out in a few words. */
import { resolve } from "node:path";
import type { BatchObject } from "../experiments/batch.ts";
import type { RunObject } from "../experiments/result.ts";
import { shippedNames } from "../models/edge.ts";
import { percent } from "./plain/text.ts";
import { keepRecent } from "./recent.ts";

interface Asked {
  /** As it was given: a name that ships, or a path. */
  scenario: string;
  seed: string;
  set: readonly string[];
}

/** Outcomes that are named. */
const NAMED = 3;

export function rememberRun(asked: Asked, run: RunObject): void {
  const dates = Object.entries(run.outcomes).filter(([, value]) => typeof value === "string");
  const latest = dates.sort(([, a], [, b]) => (String(a) < String(b) ? 1 : -1)).slice(0, NAMED);
  remember("run", asked, 1, latest.map(([id, value]) => `${id} ${value}`).join(", "), run.digest);
}

/** The outcomes that are least certain are what was worth asking. */
export function rememberBatch(asked: Asked, batch: BatchObject): void {
  const events = Object.entries(batch.outcomes).flatMap(([id, o]) =>
    o.kind === "event" ? [{ id, probability: o.probability }] : [],
  );
  const open = events.sort((a, b) => Math.abs(a.probability - 0.5) - Math.abs(b.probability - 0.5));
  const said = open.slice(0, NAMED).map((o) => `${o.id} ${percent(o.probability)}`);
  remember("batch", asked, batch.runs, said.join(", "), batch.digest);
}

function remember(
  command: "run" | "batch",
  { scenario, seed, set }: Asked,
  runs: number,
  said: string,
  digest: string,
): void {
  // What came by standard input cannot be played once more, and nothing at all is no result.
  if (scenario === "-" || runs < 1) return;
  const named = shippedNames().includes(scenario) ? scenario : resolve(scenario);
  const why = keepRecent({ command, scenario: named, seed, sets: [...set], runs, said, digest });
  if (why !== undefined) process.stderr.write(`note: what was played is not kept for the chooser: ${why}\n`);
}
