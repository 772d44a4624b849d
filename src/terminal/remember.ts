/** Keeps what was played on a terminal for the chooser, with what came out in a few words. */
import { resolve } from "node:path";
import type { CompareObject } from "../answers/compare.ts";
import type { BatchObject } from "../experiments/batch.ts";
import type { RunObject } from "../experiments/result.ts";
import { shippedNames } from "../models/edge.ts";
import { percent } from "./plain/text.ts";
import { keepRecent, type Recent } from "./recent.ts";

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
  remember("run", asked, NONE, 1, latest.map(([id, value]) => `${id} ${value}`).join(", "), run.digest);
}

/** The outcomes that are least certain are what was worth asking. */
export function rememberBatch(asked: Asked, batch: BatchObject): void {
  const events = Object.entries(batch.outcomes).flatMap(([id, o]) =>
    o.kind === "event" ? [{ id, probability: o.probability }] : [],
  );
  const open = events.sort((a, b) => Math.abs(a.probability - 0.5) - Math.abs(b.probability - 0.5));
  const said = open.slice(0, NAMED).map((o) => `${o.id} ${percent(o.probability)}`);
  remember("batch", asked, NONE, batch.runs, said.join(", "), batch.digest);
}

/** What differs most in each variant. @param flags as they were given */
export function rememberCompare(
  asked: Asked,
  flags: {
    others: readonly string[];
    with: readonly string[];
    lever: readonly string[];
    allLevers?: boolean;
  },
  { comparisons, variants, runs }: CompareObject,
): void {
  const said = comparisons.slice(0, NAMED).map(({ name, outcomes }) => {
    const events = Object.entries(outcomes).flatMap(([id, o]) =>
      o.kind === "event" ? [{ id, difference: o.difference }] : [],
    );
    const [most] = events.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
    return most ? `${name}: ${most.id} ${signedPoints(most.difference)}` : name;
  });
  const beside = {
    scenarios: flags.others.map(lasting),
    options: [
      ...flags.with.map((w) => `--with=${w}`),
      ...flags.lever.map((l) => `--lever=${l}`),
      ...(flags.allLevers ? ["--all-levers"] : []),
    ],
  };
  if (!flags.others.includes("-"))
    remember("compare", asked, beside, runs, said.join(", "), variants[0]!.digest);
}

const NONE: Recent["beside"] = { scenarios: [], options: [] };

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
  { scenario, seed, set }: Asked,
  beside: Recent["beside"],
  runs: number,
  said: string,
  digest: string,
): void {
  // What came by standard input cannot be played once more, and nothing at all is no result.
  if (scenario === "-" || runs < 1) return;
  const entry = { command, scenario: lasting(scenario), seed, sets: [...set], beside, runs, said, digest };
  const why = keepRecent(entry);
  if (why !== undefined) process.stderr.write(`note: what was played is not kept for the chooser: ${why}\n`);
}
