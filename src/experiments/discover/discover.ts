/** Scenario discovery: plays a design and searches it for boxes in which an outcome is unusually likely. */
import { MultivectorError } from "../../engine/errors.ts";
import type { Opened } from "../../models/open.ts";
import type { Tables } from "../../scenario/bind-context.ts";
import type { Batch, PlayBatch } from "../batch-contract.ts";
import { planned } from "../design/asked.ts";
import type { Factor } from "../design/factors.ts";
import { type AskedOutcome, counted, refuseCategory } from "../outcomes.ts";
import { headOf } from "../result.ts";
import { wilson } from "../statistics.ts";
import { type Cases, trials } from "./box.ts";
import { type Found, prim } from "./prim.ts";

export interface DiscoverOptions {
  design: string;
  points: number;
  replicates: number;
  vary: readonly string[];
  boxes: number;
  density?: number | undefined;
  seed: string;
  jobs?: number | undefined;
  /** The command that plays one run again, but for which. */
  again: string;
  progress?: (done: number, seconds: number) => void;
  signal?: AbortSignal;
  play: PlayBatch;
  tables: Tables;
}

export interface BoxObject {
  bounds: {
    path: string;
    unit: string;
    /** Null where that side is open. */
    low: number | null;
    high: number | null;
    /** What can be drawn of it. */
    range: readonly [number, number];
    quasiP: number;
  }[];
  /** Bounds that the judging half did not support. */
  dropped: string[];
  /** Share of the box's runs in which it happens, with its 95% Wilson interval, on the half it was not found on. */
  density: number;
  low: number;
  high: number;
  /** Share of all the runs in which it happens that the box holds. */
  coverage: number;
  /** Share of all points that the box holds. */
  support: number;
  /** Density on the half it was found on, which flatters. */
  fitted: number;
}

export interface DiscoverObject extends ReturnType<typeof headOf> {
  format: "multivector.discover/1";
  runs: number;
  failed: number;
  points: number;
  design: unknown;
  held: { path: string; why: string }[];
  outcomes: Record<string, { probability: number; boxes: BoxObject[] }>;
  digest: string;
}

const SLICE = 0.05;
const LEAST = 0.05;

export async function discover(
  opened: Opened,
  outcomes: readonly AskedOutcome[],
  options: DiscoverOptions,
): Promise<{ object: DiscoverObject | undefined; batch: Batch; factors: Factor[] }> {
  for (const { name, info } of outcomes) {
    refuseCategory(info, `--outcome ${name}`, (condition) => `write a condition: --outcome '${condition}'`);
    if (info.kind === "quantity")
      throw new MultivectorError({
        code: "not-an-event",
        message: `${name} is a quantity: it does not happen or not happen`,
        where: `--outcome ${name}`,
        mend: `write a condition: --outcome '${name} >= 1'`,
        fault: "usage",
      });
  }
  const { design, vary, seed, replicates, points } = options;
  const plan = planned(opened, { design, vary, replicates, seed }, options.tables);
  const batch = await options.play(opened, {
    seed,
    runs: points * replicates,
    jobs: options.jobs,
    again: options.again,
    design: plan.design,
    ...(options.progress && { progress: options.progress }),
    ...(options.signal && { signal: options.signal }),
  });
  const factors = plan.factors.filter((f) => !f.held);
  const x = drawn(plan.design, Math.floor(batch.runs / replicates), replicates);
  const found: DiscoverObject["outcomes"] = {};
  let kept = 0;
  for (const outcome of outcomes) {
    const cases = casesOf(batch, x, factors.length, replicates, outcome);
    kept = cases.y.length;
    if (kept < 2) return { factors, batch, object: undefined };
    const boxes = prim(cases, {
      boxes: options.boxes,
      slice: SLICE,
      least: LEAST,
      density: options.density,
    });
    const hits = cases.y.reduce((sum, y) => sum + y, 0);
    const judged = hitsOfSecondHalf(cases);
    found[outcome.name] = {
      probability: hits / kept,
      boxes: boxes.map((box) => boxObject(box, factors, judged, opened)),
    };
  }
  return {
    factors,
    batch,
    object: {
      format: "multivector.discover/1",
      ...headOf(opened, seed),
      runs: batch.runs,
      failed: batch.failures.length,
      points: kept,
      design: plan.design.describe(),
      held: plan.factors.flatMap(({ path, held }) => (held ? [{ path, why: held }] : [])),
      outcomes: found,
      digest: batch.digest,
    },
  };
}

/** Values of the points: [point, factor]. */
function drawn(
  design: { addresses: readonly unknown[]; fill(run: number, out: Float64Array): void },
  points: number,
  replicates: number,
): Float64Array {
  const width = design.addresses.length;
  const x = new Float64Array(points * width);
  for (let p = 0; p < points; p++) design.fill(p * replicates, x.subarray(p * width, (p + 1) * width));
  return x;
}

/** Points of which no run failed. */
function casesOf(
  batch: Batch,
  x: Float64Array,
  factors: number,
  replicates: number,
  { info, index }: AskedOutcome,
): Cases {
  const width = batch.outcomes.length;
  const kept: number[] = [];
  const shares: number[] = [];
  for (let p = 0; (p + 1) * replicates <= batch.runs; p++) {
    let hits = 0;
    for (let r = 0; r < replicates; r++)
      hits += counted(info, batch.values[(p * replicates + r) * width + index]!);
    if (Number.isNaN(hits)) continue;
    kept.push(p);
    shares.push(hits / replicates);
  }
  const own = new Float64Array(kept.length * factors);
  kept.forEach((p, k) => {
    own.set(x.subarray(p * factors, (p + 1) * factors), k * factors);
  });
  return { x: own, y: Float64Array.from(shares), factors };
}

function hitsOfSecondHalf({ y }: Cases): { hits: number; points: number } {
  const from = Math.ceil(y.length / 2);
  return { hits: y.subarray(from).reduce((sum, v) => sum + v, 0), points: y.length - from };
}

function boxObject(
  { bounds, dropped, fitted, judged }: Found,
  factors: readonly Factor[],
  all: { hits: number; points: number },
  opened: Opened,
): BoxObject {
  const n = trials(judged);
  const [low, high] = wilson(judged.points === 0 ? 0 : Math.round((n * judged.hits) / judged.points), n);
  return {
    bounds: bounds.map((b) => {
      const { path, quantile, values } = factors[b.factor]!;
      return {
        path,
        unit: opened.program.address(path)?.unit ?? "",
        low: b.low === -Infinity ? null : b.low,
        high: b.high === Infinity ? null : b.high,
        range: values ? [values[0]!, values.at(-1)!] : [quantile(0.001), quantile(0.999)],
        quasiP: b.quasiP,
      };
    }),
    dropped: dropped.map((f) => factors[f]!.path),
    density: judged.points === 0 ? 0 : judged.hits / judged.points,
    low,
    high,
    coverage: all.hits === 0 ? 0 : judged.hits / all.hits,
    support: all.points === 0 ? 0 : judged.points / all.points,
    fitted: fitted.points === 0 ? 0 : fitted.hits / fitted.points,
  };
}
