/** Scenario discovery: plays a design, tests it for any effect, and searches it for boxes and conditions. */
import { MultivectorError } from "../../engine/errors.ts";
import type { Opened } from "../../models/open.ts";
import type { Tables } from "../../scenario/bind-context.ts";
import type { Batch, PlayBatch } from "../batch-contract.ts";
import { planned } from "../design/asked.ts";
import type { Factor } from "../design/factors.ts";
import { isChoice } from "../design/levels.ts";
import { written } from "../design/setting.ts";
import { type AskedOutcome, counted, refuseCategory } from "../outcomes.ts";
import { headOf } from "../result.ts";
import { wilson } from "../statistics.ts";
import { type Cases, trials } from "./box.ts";
import { SIGNIFICANT, type Tested } from "./chance.ts";
import type { BoxObject, DiscoverObject, OutcomeDiscovery, TreeObject } from "./contract.ts";
import { detectable } from "./detectable.ts";
import { type Found, prim } from "./prim.ts";
import { type TreeNode, tree } from "./tree.ts";

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
    const cases = casesOf(batch, x, factors, replicates, outcome);
    kept = cases.y.length;
    if (kept < 2) return { factors, batch, object: undefined };
    const grown = tree(cases, seed);
    const test = testOf(grown.test, factors);
    // Where nothing is told from chance, no box is either.
    const sought = test !== null && test.p <= SIGNIFICANT;
    const boxes = sought
      ? prim(cases, { boxes: options.boxes, slice: SLICE, least: LEAST, density: options.density })
      : [];
    const hits = cases.y.reduce((sum, y) => sum + y, 0);
    const judged = hitsOfSecondHalf(cases);
    found[outcome.name] = {
      probability: hits / kept,
      test,
      detectable: test ? detectable(cases.y, test.critical) : [],
      boxes: boxes.map((box) => boxObject(box, factors, judged, opened)),
      tree: treeObject(grown, factors),
    };
  }
  return {
    factors,
    batch,
    object: {
      format: "multivector.discover/2",
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
  varied: readonly Factor[],
  replicates: number,
  { info, index }: AskedOutcome,
): Cases {
  const factors = varied.length;
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
  const choices = varied.map((f) => (isChoice(f) ? f.values : undefined));
  return { x: own, y: Float64Array.from(shares), factors, choices };
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
      const factor = factors[b.factor]!;
      const { path, quantile, values } = factor;
      return {
        path,
        unit: opened.program.address(path)?.unit ?? "",
        low: b.low === -Infinity ? null : b.low,
        high: b.high === Infinity ? null : b.high,
        names: b.names ? named(factor, b.names) : null,
        range: b.names ? null : values ? [values[0]!, values.at(-1)!] : [quantile(0.001), quantile(0.999)],
        choices: b.names ? named(factor, values ?? []) : null,
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

const named = ({ address }: Factor, values: readonly number[]) => values.map((v) => written(address, v));

function testOf(tested: Tested | undefined, factors: readonly Factor[]): OutcomeDiscovery["test"] {
  if (!tested?.split) return null;
  const { split, p, critical } = tested;
  return { p, level: SIGNIFICANT, path: factors[split.factor]!.path, strength: split.strength, critical };
}

function treeObject({ points, density, test, parted }: TreeNode, factors: readonly Factor[]): TreeObject {
  const p = test?.split ? test.p : null;
  if (!parted) return { points, density, p, split: null };
  const { split, sides } = parted;
  const factor = factors[split.factor]!;
  return {
    points,
    density,
    p,
    split: {
      path: factor.path,
      at: split.names ? null : split.at,
      names: split.names ? named(factor, split.names) : null,
      first: treeObject(sides[0], factors),
      second: treeObject(sides[1], factors),
    },
  };
}
