/**
 * How often the intervals of `sensitivity` cover what they speak of, and how often the search of `discover` finds what is there
 * and what is not, in Markdown; docs/validation/coverage.md is its output: node scripts/ts.mjs scripts/coverage.ts [SETS]
 */
import { exp } from "../src/engine/dmath.ts";
import { morris } from "../src/experiments/design/morris.ts";
import { saltelli } from "../src/experiments/design/saltelli.ts";
import type { Estimate } from "../src/experiments/sensitivity/intervals.ts";
import { morrisEffects } from "../src/experiments/sensitivity/morris.ts";
import { sobolIndices } from "../src/experiments/sensitivity/sobol.ts";
import { nodeTables } from "../src/node/files.ts";
import { searches } from "./intervals/searches.ts";
import { factorsOn, uniforms } from "./intervals/uniforms.ts";
import { readArguments, readRuns } from "./shared/arguments.ts";
import { decimal, table } from "./shared/markdown.ts";

/** Shares of factors in a sum with luck; an event is that the sum exceeds a bound. */
const WEIGHTS = [1, 0.6, 0.2, 0.05];
const N = WEIGHTS.length;
const LUCK = 1.2;
const BASES = [64, 256, 1024];
const TRAJECTORIES = [10, 20, 40, 160];
/** Points by which what is true is found. */
const TRUE_POINTS = 200_000;

interface World {
  name: string;
  kind: "event" | "quantity";
  /** @param u of the factors @param luck from 0 to 1 */
  value(u: ArrayLike<number>, luck: number): number;
}

const sum = (u: ArrayLike<number>) => WEIGHTS.reduce((total, w, k) => total + w * u[k]!, 0);
const event = (name: string, bound: number): World => ({
  name,
  kind: "event",
  value: (u, luck) => (sum(u) + LUCK * luck > bound ? 1 : 0),
});
const WORLDS: readonly World[] = [
  event("an event in half of the runs", 1.53),
  event("an event in a tenth", 2.2),
  event("an event in one of thirty", 2.5),
  { name: "a sum", kind: "quantity", value: (u, luck) => sum(u) + 0.3 * luck },
  {
    name: "a skewed product",
    kind: "quantity",
    value: (u, luck) => exp(3 * u[0]! + u[1]! * u[2]! + 0.5 * luck),
  },
  { name: "one with a long tail", kind: "quantity", value: (u, luck) => exp(3 * (u[0]! + u[1]! + luck)) },
];

export async function main(args: readonly string[]): Promise<void> {
  const sets = readRuns(readArguments(args, {}).rest[0], 400);
  const indices = ofIndices(sets);
  process.stderr.write("indices\n");
  const effects = ofEffects(sets);
  process.stderr.write("effects\n");
  console.log(page(sets, indices, effects, searches(sets)));
}

/** Of one estimate, in how many sets it has an interval, and in how many that holds what is true. */
class Tally {
  private given = 0;
  private held = 0;
  private readonly truth: number;

  constructor(truth: number) {
    this.truth = truth;
  }

  add({ low, high }: Estimate): void {
    if (low === null || high === null) return;
    this.given++;
    if (low - 1e-9 <= this.truth && this.truth <= high + 1e-9) this.held++;
  }

  /** Share of its intervals that hold it; NaN where it has none. */
  get coverage(): number {
    return this.held / this.given;
  }
}

type Cell = readonly [world: string, points: number, what: string, tallies: readonly Tally[]];

function ofIndices(sets: number): Cell[] {
  const truths = WORLDS.map((world) => {
    const draw = uniforms("truth", world.name);
    return sobolIndices(
      trueSamples(world, (point) => draw(point)),
      N + 3,
      world.kind,
    ).factors!;
  });
  const cells = WORLDS.flatMap((world, w) =>
    BASES.flatMap((base) =>
      (["first", "total"] as const).map((what) => {
        // None is below nought, but by the error of the estimate.
        const tallies = truths[w]!.map((f) => new Tally(Math.max(0, f[what].value)));
        return { world, base, what, tallies };
      }),
    ),
  );
  const rows = N + 3;
  const most = Math.max(...BASES);
  const u = new Float64Array(N);
  const values = WORLDS.map(() => new Float64Array(most * rows));
  for (let s = 0; s < sets; s++) {
    const placement = saltelli(factorsOn(N), `set ${s}`, nodeTables);
    const luck = uniforms(`set ${s}`, "luck");
    for (let p = 0; p < most * rows; p++) {
      placement.place(p, u);
      const draw = luck(placement.luck(p));
      WORLDS.forEach((world, w) => {
        values[w]![p] = world.value(u, draw);
      });
    }
    for (const { world, base, what, tallies } of cells) {
      const own = values[WORLDS.indexOf(world)]!.subarray(0, base * rows);
      sobolIndices(own, rows, world.kind).factors?.forEach((f, k) => {
        tallies[k]!.add(f[what]);
      });
    }
  }
  return cells.map(({ world, base, what, tallies }) => [world.name, base, what, tallies]);
}

/** A, B and A with one factor from B, luck the last. */
function trueSamples(world: World, draw: (point: number) => number): Float64Array {
  const rows = N + 3;
  const width = 2 * (N + 1);
  const values = new Float64Array(TRUE_POINTS * rows);
  for (let i = 0; i < TRUE_POINTS; i++) {
    const a = Array.from({ length: N + 1 }, (_, k) => draw(i * width + k));
    const b = a.map((_, k) => draw(i * width + N + 1 + k));
    const at = (x: readonly number[]) => world.value(x, x[N]!);
    values[i * rows] = at(a);
    values[i * rows + 1] = at(b);
    for (let k = 0; k <= N; k++) values[i * rows + 2 + k] = at(a.map((x, j) => (j === k ? b[k]! : x)));
  }
  return values;
}

function ofEffects(sets: number): Cell[] {
  const effectsOf = (seed: string, trajectories: number) => {
    const placement = morris(factorsOn(N), seed);
    const luck = uniforms(seed, "luck");
    const u = new Float64Array(N);
    const effects = WORLDS.map(() => new Float64Array(trajectories * N));
    for (let t = 0; t < trajectories; t++) {
      const draw = luck(t);
      placement.place(t * placement.rows, u);
      let before = WORLDS.map((world) => world.value(u, draw));
      placement.moves(t).forEach(({ factor, by }, step) => {
        placement.place(t * placement.rows + step + 1, u);
        const after = WORLDS.map((world) => world.value(u, draw));
        effects.forEach((own, w) => {
          own[t * N + factor] = (after[w]! - before[w]!) / by;
        });
        before = after;
      });
    }
    return effects.map((own, w) => {
      const bounds = { largest: new Array<number>(N).fill(2), replicates: 1 };
      return (count: number) =>
        morrisEffects(own.subarray(0, count * N), N, WORLDS[w]!.kind === "event" ? bounds : undefined)
          .factors;
    });
  };
  const count = TRUE_POINTS / 4;
  const truths = effectsOf("truth", count).map((found) => found(count));
  const cells = WORLDS.flatMap((world, w) =>
    TRAJECTORIES.map((trajectories) => {
      const tallies = truths[w]!.map((f) => new Tally(f.muStar.value));
      return { world, w, trajectories, tallies };
    }),
  );
  for (let s = 0; s < sets; s++) {
    const found = effectsOf(`set ${s}`, Math.max(...TRAJECTORIES));
    for (const { w, trajectories, tallies } of cells)
      found[w]!(trajectories).forEach((f, k) => {
        tallies[k]!.add(f.muStar);
      });
  }
  return cells.map(({ world, trajectories, tallies }) => [world.name, trajectories, "mu*", tallies]);
}

function page(sets: number, indices: readonly Cell[], effects: readonly Cell[], found: string): string {
  return [
    "# How often intervals hold",
    `Made by \`node scripts/ts.mjs scripts/coverage.ts ${sets}\`: ${sets} data sets of each kind, drawn from worlds of which it is known what is
true (by ${TRUE_POINTS} base samples, or a quarter as many trajectories). Events, and the sum, are of four numbers, weighted
${WEIGHTS.join(", ")}, and luck. Beside each mean over the factors stands the factor that fares worst, whose own standard error is about
${decimal(Math.sqrt((0.95 * 0.05) / sets))}. Where no interval is given none is counted. Sizes of a quantity of which few are much larger than the rest are held to
be known better than they are: that is the last world, and the legend of the command says so.`,
    "## Sobol' indices",
    table(["world", "base samples", "index", "95% intervals that hold", "worst factor"], indices.map(row)),
    "## Morris's mu*",
    table(["world", "trajectories", "effect", "95% intervals that hold", "worst factor"], effects.map(row)),
    found,
  ].join("\n\n");
}

function row([world, points, what, tallies]: Cell): (string | number)[] {
  const own = tallies.map((t) => t.coverage).filter((c) => !Number.isNaN(c));
  if (own.length === 0) return [world, points, what, "none given", ""];
  const mean = own.reduce((total, c) => total + c, 0) / own.length;
  return [world, points, what, decimal(mean), decimal(Math.min(...own))];
}
