/** Which uncertainty matters: plays the design of a method and estimates, outcome by outcome. */
import type { Opened } from "../../models/open.ts";
import type { Tables } from "../../scenario/bind-context.ts";
import type { Batch, PlayBatch } from "../batch-contract.ts";
import { type Planned, planned } from "../design/asked.ts";
import { type AskedOutcome, counted, refuseCategory } from "../outcomes.ts";
import { headOf } from "../result.ts";
import type { OutcomeSensitivity } from "./contract.ts";
import { WAYS, type Way } from "./intervals.ts";
import { NARROW, sobolIndices } from "./sobol.ts";
import { byMorris } from "./trajectories.ts";

export const METHODS = ["morris", "sobol"] as const;
export type Method = (typeof METHODS)[number];

export interface SensitivityOptions {
  method: Method;
  /** Trajectories of Morris, base samples of Sobol'. */
  points: number;
  /** Runs of each point of Morris; with Sobol' luck is a factor, and there is one. */
  replicates: number;
  vary: readonly string[];
  seed: string;
  jobs?: number | undefined;
  /** The command that plays one run again, but for which. */
  again: string;
  progress?: (done: number, seconds: number) => void;
  signal?: AbortSignal;
  play: PlayBatch;
  tables: Tables;
}

export interface SensitivityObject extends ReturnType<typeof headOf> {
  format: "multivector.sensitivity/2";
  method: Method;
  points: number;
  /** Points left out because one of their runs failed. */
  left: number;
  runs: number;
  failed: number;
  design: unknown;
  /** Uncertain numbers that are held, and why. */
  held: { path: string; why: string }[];
  intervals: Intervals;
  outcomes: Record<string, OutcomeSensitivity>;
  digest: string;
}

/** What the intervals of all estimates are. */
export interface Intervals {
  level: 0.95;
  /** Each holds for its own estimate; that all of a table hold is less likely. */
  hold: "each alone";
  /** Those ways that occur, in words. */
  ways: Partial<Record<Way, string>>;
}

export const LUCK = "luck";

export interface Sensitivity {
  /** Undefined where fewer than two whole points are there to learn from. */
  object: SensitivityObject | undefined;
  batch: Batch;
}

export async function sensitivity(
  opened: Opened,
  outcomes: readonly AskedOutcome[],
  options: SensitivityOptions,
): Promise<Sensitivity> {
  for (const { name, info } of outcomes)
    refuseCategory(info, `--outcome ${name}`, (condition) => `write a condition: --outcome '${condition}'`);
  const { method, seed } = options;
  const replicates = method === "sobol" ? 1 : options.replicates;
  const design = method === "sobol" ? "saltelli" : "morris";
  const plan = planned(opened, { design, vary: options.vary, replicates, seed }, options.tables);
  const batch = await options.play(opened, {
    seed,
    runs: options.points * plan.block,
    jobs: options.jobs,
    again: options.again,
    design: plan.design,
    ...(options.progress && { progress: options.progress }),
    ...(options.signal && { signal: options.signal }),
  });
  const whole = wholeBlocks(batch, plan.block, outcomes);
  if (whole.length < 2) return { object: undefined, batch };
  const analysed: Record<string, OutcomeSensitivity> = {};
  for (const outcome of outcomes)
    analysed[outcome.name] =
      method === "sobol"
        ? bySobol(batch, plan, outcome, whole)
        : byMorris(batch, plan, outcome, whole, replicates);
  const points = Math.floor(batch.runs / plan.block);
  const object: SensitivityObject = {
    format: "multivector.sensitivity/2",
    ...headOf(opened, seed),
    method,
    points: whole.length,
    left: points - whole.length,
    runs: batch.runs,
    failed: batch.failures.length,
    design: plan.design.describe(),
    held: plan.factors.flatMap(({ path, held }) => (held ? [{ path, why: held }] : [])),
    intervals: { level: 0.95, hold: "each alone", ways: waysIn(Object.values(analysed)) },
    outcomes: analysed,
    digest: batch.digest,
  };
  return { object, batch };
}

function waysIn(outcomes: readonly OutcomeSensitivity[]): Intervals["ways"] {
  const found = new Set(
    outcomes.flatMap(({ factors }) =>
      (factors ?? []).flatMap(({ first, total, muStar }) => [first?.way, total?.way, muStar?.way]),
    ),
  );
  return Object.fromEntries(Object.entries(WAYS).filter(([way]) => found.has(way as Way)));
}

/** Blocks of which every run is there, and every outcome that is asked about a number. */
function wholeBlocks(batch: Batch, block: number, outcomes: readonly AskedOutcome[]): number[] {
  const width = batch.outcomes.length;
  const found: number[] = [];
  for (let b = 0; (b + 1) * block <= batch.runs; b++) {
    let sound = true;
    for (let k = 0; k < block && sound; k++)
      for (const { info, index } of outcomes)
        sound &&= Number.isFinite(counted(info, batch.values[(b * block + k) * width + index]!));
    if (sound) found.push(b);
  }
  return found;
}

function bySobol(
  batch: Batch,
  plan: Planned,
  { info, index }: AskedOutcome,
  whole: readonly number[],
): OutcomeSensitivity {
  const rows = plan.block;
  const width = batch.outcomes.length;
  const values = new Float64Array(whole.length * rows);
  whole.forEach((b, i) => {
    for (let r = 0; r < rows; r++)
      values[i * rows + r] = counted(info, batch.values[(b * rows + r) * width + index]!);
  });
  const { mean, variance, factors, widest, enough } = sobolIndices(
    values,
    rows,
    info.kind === "event" ? "event" : "quantity",
  );
  const names = [...plan.factors.filter((f) => !f.held), { path: LUCK, text: "the draws of a run" }];
  return {
    kind: info.kind,
    mean,
    variance,
    factors: factors?.map((f, k) => ({ path: names[k]!.path, distribution: names[k]!.text, ...f })) ?? null,
    converged: factors === null || widest <= NARROW,
    enough,
  };
}
