/** Keeps what was played on a terminal for the chooser, with what came out in a few words. */
import { resolve } from "node:path";
import type { CompareObject } from "../answers/compare.ts";
import type { BatchObject } from "../experiments/batch-object.ts";
import type { RunObject } from "../experiments/result.ts";
import { shippedNames } from "../node/files.ts";
import { percent } from "../views/text/number.ts";
import { decidingWords } from "./again.ts";
import { keepRecent } from "./recent.ts";
import type { Recent } from "./recent-entry.ts";

/** A command's scenario as it was given, a name that ships or a path, with its flags. */
interface Asked {
  scenario: string;
  flags: object;
}

/** Outcomes that are named. */
const NAMED = 3;

/** @param whole whether it was played to its end */
export function rememberRun(asked: Asked, run: RunObject, whole: boolean): void {
  if (run.ticks === 0) return;
  const dates = Object.entries(run.outcomes).filter(([, value]) => typeof value === "string");
  const latest = dates.sort(([, a], [, b]) => (String(a) < String(b) ? 1 : -1)).slice(0, NAMED);
  const said = latest.map(([id, value]) => `${id} ${value}`).join(", ");
  remember("run", asked, 1, whole ? said : stopped(`in ${run.end}`, said), whole ? run.digest : "");
}

/** The outcomes that are least certain are what was worth asking. */
export function rememberBatch(asked: Asked, batch: BatchObject, whole: boolean): void {
  const events = Object.entries(batch.outcomes).flatMap(([id, o]) =>
    o.kind === "event" ? [{ id, probability: o.probability }] : [],
  );
  const open = events.sort((a, b) => Math.abs(a.probability - 0.5) - Math.abs(b.probability - 0.5));
  const said = open.slice(0, NAMED).map((o) => `${o.id} ${percent(o.probability)}`);
  if (whole) remember("batch", asked, batch.runs, said.join(", "), batch.digest);
  else remember("batch", asked, batch.runs, stopped(`after ${batch.runs} runs`, said.join(", ")), "");
}

/** What differs most in each variant. @param others scenarios that were named beside the first */
export function rememberCompare(
  asked: Asked,
  others: readonly string[],
  { comparisons, variants, runs }: CompareObject,
  whole: boolean,
): void {
  const said = comparisons.slice(0, NAMED).map(({ name, outcomes }) => {
    const events = Object.entries(outcomes).flatMap(([id, o]) =>
      o.kind === "event" ? [{ id, difference: o.difference }] : [],
    );
    const [most] = events.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
    return most ? `${name}: ${most.id} ${signedPoints(most.difference)}` : name;
  });
  if (others.includes("-")) return;
  const all = said.join(", ");
  const [words, digest] = whole ? [all, variants[0]!.digest] : [stopped(`after ${runs} runs`, all), ""];
  remember("compare", asked, runs, words, digest, others.map(lasting));
}

/** What plays once more is the whole, so that no digest of a part stands beside it. */
function stopped(when: string, said: string): string {
  return [`stopped ${when}`, said].filter(Boolean).join(": ");
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
