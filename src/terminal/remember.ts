/** Keeps what was played on a terminal for the chooser, with what came out in a few words. */
import { resolve } from "node:path";
import type { CompareObject } from "../answers/compare.ts";
import type { BatchObject } from "../experiments/batch.ts";
import type { RunObject } from "../experiments/result.ts";
import { shippedNames } from "../models/edge.ts";
import { decidingWords } from "./again.ts";
import { percent } from "./plain/text.ts";
import { keepRecent } from "./recent.ts";
import type { Recent } from "./recent-entry.ts";

/** A command's scenario as it was given, a name that ships or a path, with its flags. */
interface Asked {
  scenario: string;
  flags: object;
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

/** What differs most in each variant. @param others scenarios that were named beside the first */
export function rememberCompare(
  asked: Asked,
  others: readonly string[],
  { comparisons, variants, runs }: CompareObject,
): void {
  const said = comparisons.slice(0, NAMED).map(({ name, outcomes }) => {
    const events = Object.entries(outcomes).flatMap(([id, o]) =>
      o.kind === "event" ? [{ id, difference: o.difference }] : [],
    );
    const [most] = events.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
    return most ? `${name}: ${most.id} ${signedPoints(most.difference)}` : name;
  });
  if (!others.includes("-"))
    remember("compare", asked, runs, said.join(", "), variants[0]!.digest, others.map(lasting));
}

/** Of a difference of chances, which is no chance. */
function signedPoints(difference: number): string {
  return `${difference > 0 ? "+" : ""}${(100 * difference).toFixed(1)} points`;
}

/** A name that ships, or a path that leads there from anywhere. */
function lasting(scenario: string): string {
  return shippedNames().includes(scenario) ? scenario : resolve(scenario);
}

function remember(
  command: Recent["command"],
  { scenario, flags }: Asked,
  runs: number,
  said: string,
  digest: string,
  others: string[] = [],
): void {
  // What came by standard input cannot be played once more, and nothing at all is no result.
  if (scenario === "-" || runs < 1) return;
  const options = decidingWords(command, flags);
  const why = keepRecent({ command, scenario: lasting(scenario), options, others, runs, said, digest });
  if (why !== undefined) process.stderr.write(`note: what was played is not kept for the chooser: ${why}\n`);
}
