/** Which uncertainty matters: plays the design of a method and estimates, outcome by outcome. */
import type { OutcomeInfo } from "../../engine/model.ts";
import type { Opened } from "../../models/open.ts";
import type { Tables } from "../../scenario/bind-context.ts";
import type { Batch, PlayBatch } from "../batch-contract.ts";
import { type Planned, planned } from "../design/asked.ts";
import { type MorrisPlacement, STEP } from "../design/morris.ts";
import { type AskedOutcome, counted, refuseCategory } from "../outcomes.ts";
import { headOf } from "../result.ts";
import { type Estimate, resampling } from "./bootstrap.ts";
import { morrisEffects } from "./morris.ts";
import { sobolIndices } from "./sobol.ts";

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

export interface FactorEffect {
  path: string;
  distribution: string;
  /** Sobol': share of the variance. */
  first?: Estimate;
  total?: Estimate;
  /** Morris: change of the outcome per whole probability. */
  mu?: number;
  muStar?: Estimate;
  sigma?: number;
}

export interface OutcomeSensitivity {
  kind: OutcomeInfo["kind"];
  /** Of an event its probability over all that is uncertain. */
  mean: number;
  /** Over all that is uncertain, luck included; null with Morris. */
  variance: number | null;
  /** In order of paths, luck last; null where the outcome never varies. */
  factors: FactorEffect[] | null;
  converged: boolean;
  /** Points at which it would be, by the width of the widest interval. */
  enough: number;
}

export interface SensitivityObject extends ReturnType<typeof headOf> {
  format: "multivector.sensitivity/1";
  method: Method;
  points: number;
  /** Points left out because one of their runs failed. */
  left: number;
  runs: number;
  failed: number;
  design: unknown;
  /** Uncertain numbers that are held, and why. */
  held: { path: string; why: string }[];
  outcomes: Record<string, OutcomeSensitivity>;
  digest: string;
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
        ? bySobol(batch, plan, outcome, whole, seed)
        : byMorris(batch, plan, outcome, whole, replicates, seed);
  const points = Math.floor(batch.runs / plan.block);
  const object: SensitivityObject = {
    format: "multivector.sensitivity/1",
    ...headOf(opened, seed),
    method,
    points: whole.length,
    left: points - whole.length,
    runs: batch.runs,
    failed: batch.failures.length,
    design: plan.design.describe(),
    held: plan.factors.flatMap(({ path, held }) => (held ? [{ path, why: held }] : [])),
    outcomes: analysed,
    digest: batch.digest,
  };
  return { object, batch };
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
  seed: string,
): OutcomeSensitivity {
  const rows = plan.block;
  const width = batch.outcomes.length;
  const values = new Float64Array(whole.length * rows);
  whole.forEach((b, i) => {
    for (let r = 0; r < rows; r++)
      values[i * rows + r] = counted(info, batch.values[(b * rows + r) * width + index]!);
  });
  const { mean, variance, factors, widest, enough } = sobolIndices(values, rows, resampling(seed, "sobol"));
  const names = [...moving(plan), { path: LUCK, text: "the draws of a run" }];
  return {
    kind: info.kind,
    mean,
    variance,
    factors: factors?.map((f, k) => ({ path: names[k]!.path, distribution: names[k]!.text, ...f })) ?? null,
    converged: factors === null || widest <= 0.1,
    enough,
  };
}

function byMorris(
  batch: Batch,
  plan: Planned,
  { info, index }: AskedOutcome,
  whole: readonly number[],
  replicates: number,
  seed: string,
): OutcomeSensitivity {
  const placement = plan.placement as MorrisPlacement;
  const width = batch.outcomes.length;
  const names = moving(plan);
  const place = new Map(plan.factors.flatMap((f, k) => (f.held ? [] : [k])).map((k, at) => [k, at]));
  const effects = new Float64Array(whole.length * names.length);
  let sum = 0;
  const value = (trajectory: number, row: number): number => {
    let total = 0;
    for (let r = 0; r < replicates; r++)
      total += counted(info, batch.values[(trajectory * plan.block + row * replicates + r) * width + index]!);
    return total / replicates;
  };
  whole.forEach((t, i) => {
    let before = value(t, 0);
    sum += before;
    placement.moves(t).forEach(({ factor, up }, s) => {
      const after = value(t, s + 1);
      sum += after;
      effects[i * names.length + place.get(factor)!] = (after - before) / (up ? STEP : -STEP);
      before = after;
    });
  });
  const { factors, widest, enough } = morrisEffects(effects, names.length, resampling(seed, "morris"));
  const still = factors.every((f) => f.muStar.value === 0);
  return {
    kind: info.kind,
    mean: sum / (whole.length * placement.rows),
    variance: null,
    factors: still
      ? null
      : factors.map((f, k) => ({ path: names[k]!.path, distribution: names[k]!.text, ...f })),
    converged: still || widest <= 0.1,
    enough,
  };
}

const moving = (plan: Planned) => plan.factors.filter((f) => !f.held);
