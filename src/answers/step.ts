/**
 * What the length of a step does to the answers: a scenario played as it stands and with more substeps in a period, run by
 * run with the same luck.
 */
import { usage } from "../engine/errors.ts";
import type { Batch } from "../experiments/batch-contract.ts";
import type { OpenScenario } from "../experiments/outcomes.ts";
import type { OutcomeSummary } from "../experiments/summary.ts";
import type { Opened } from "../models/open.ts";
import { type Compared, compared } from "./compare.ts";
import type { Variant } from "./variants.ts";

/** How many times as many substeps the finer play has, unless somebody says otherwise. */
export const FINER = 4;
/** As many parts of a period as a scenario may ask for. */
const MOST_SUBSTEPS = 64;

/** The scenario as it stands, and with a finer step. */
export type StepVariants = readonly [coarse: Variant, fine: Variant];

/** How the headline outcomes of a scenario differ at a finer step. */
export interface StepCheck {
  /** Substeps of a period as the scenario stands, and in the finer play. */
  substeps: number;
  finer: number;
  seed: string;
  /** Runs of each that were played. */
  runs: number;
  /** Of these, runs left out because they failed in one of the two. */
  left: number;
  /** The headline outcomes as the scenario stands, and at the finer step, by id. */
  coarse: Record<string, OutcomeSummary>;
  fine: Record<string, OutcomeSummary>;
  /** The finer less the coarser, with 95% intervals over paired runs. */
  differences: Record<string, Compared>;
}

/**
 * @param times how many times as many substeps the finer play has, 2 or more
 * @throws `step-too-fine` where there may not be that many, `stdin-once` where the scenario comes from standard input
 */
export function stepVariants(
  ref: string,
  sets: readonly string[],
  open: OpenScenario,
  times = FINER,
): StepVariants {
  if (ref === "-")
    throw usage(
      "stdin-once",
      "standard input is read once, and this opens its scenario several times",
      "save it to a file and name that",
      "-",
    );
  const coarse = { name: "coarse", ref, sets: [...sets], opened: open(ref, sets) };
  const finer = substepsOf(coarse.opened) * times;
  if (finer > MOST_SUBSTEPS)
    throw usage(
      "step-too-fine",
      `${times} times ${substepsOf(coarse.opened)} substeps are ${finer}, and there may be ${MOST_SUBSTEPS}`,
      "ask for fewer",
      "--finer",
    );
  const more = [...sets, `substeps=${finer}`];
  return [coarse, { name: "fine", ref, sets: more, opened: open(ref, more) }];
}

/** @param batches of the two variants, with the same seed */
export function stepCheck(variants: StepVariants, batches: readonly [Batch, Batch], seed: string): StepCheck {
  const { runs, left, comparisons, variants: played } = compared(variants, batches, seed);
  const ids = left === runs ? [] : headlineOf(variants[0].opened);
  const picked = <T>(by: Record<string, T> | undefined) =>
    Object.fromEntries(ids.map((id): [string, T] => [id, by![id]!]));
  const [substeps, finer] = variants.map(({ opened }) => substepsOf(opened)) as [number, number];
  const [coarse, fine] = [picked(played[0]?.outcomes), picked(played[1]?.outcomes)];
  return { substeps, finer, seed, runs, left, coarse, fine, differences: picked(comparisons[0]?.outcomes) };
}

const substepsOf = (opened: Opened) => opened.program.world.substeps;

/** The outcomes that answer the scenario's question: those that it names, else all that it reports. */
function headlineOf({ data, program }: Opened): string[] {
  const reported = program.reported().map(({ id }) => id);
  const named = data["headline"];
  return Array.isArray(named) ? reported.filter((id) => named.includes(id)) : reported;
}
