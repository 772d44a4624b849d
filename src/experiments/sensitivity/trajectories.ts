/** Elementary effects of one outcome from the runs of Morris's trajectories. */
import type { Batch } from "../batch-contract.ts";
import type { Planned } from "../design/asked.ts";
import type { Factor } from "../design/factors.ts";
import { isChoice } from "../design/levels.ts";
import type { MorrisPlacement } from "../design/morris.ts";
import { written } from "../design/setting.ts";
import { type AskedOutcome, counted } from "../outcomes.ts";
import type { FactorEffect, OutcomeSensitivity } from "./contract.ts";
import { morrisEffects, NARROW } from "./morris.ts";

/** @param whole the trajectories of which every run is there */
export function byMorris(
  batch: Batch,
  plan: Planned,
  { info, index }: AskedOutcome,
  whole: readonly number[],
  replicates: number,
): OutcomeSensitivity {
  const placement = plan.placement as MorrisPlacement;
  const width = batch.outcomes.length;
  const names = plan.factors.filter((f) => !f.held);
  const place = new Map(plan.factors.flatMap((f, k) => (f.held ? [] : [k])).map((k, at) => [k, at]));
  const effects = new Float64Array(whole.length * names.length);
  const largest = new Array<number>(names.length).fill(0);
  const tallies = names.map(tallyOf);
  const drawn = new Float64Array(plan.design.addresses.length);
  let sum = 0;
  let least = Infinity;
  let most = -Infinity;
  const value = (trajectory: number, row: number): number => {
    const first = trajectory * plan.block + row * replicates;
    let total = 0;
    for (let r = 0; r < replicates; r++) {
      const one = counted(info, batch.values[(first + r) * width + index]!);
      total += one;
      least = Math.min(least, one);
      most = Math.max(most, one);
    }
    const mean = total / replicates;
    plan.design.fill(first, drawn);
    tallies.forEach((tally, f) => {
      const at = tally?.get(drawn[f]!);
      if (!at) return;
      at.sum += mean;
      at.points++;
    });
    sum += mean;
    return mean;
  };
  whole.forEach((t, i) => {
    let before = value(t, 0);
    placement.moves(t).forEach(({ factor, by }, s) => {
      const after = value(t, s + 1);
      const f = place.get(factor)!;
      effects[i * names.length + f] = (after - before) / by;
      largest[f] = Math.max(largest[f]!, 1 / Math.abs(by));
      before = after;
    });
  });
  const bounds = info.kind === "event" ? { largest, replicates } : undefined;
  const { factors, widest, enough } = morrisEffects(effects, names.length, bounds);
  return {
    kind: info.kind,
    mean: sum / (whole.length * placement.rows),
    variance: null,
    factors:
      least === most
        ? null
        : factors.map(({ muStar, mu, sigma }, f) => ({
            path: names[f]!.path,
            distribution: names[f]!.text,
            muStar,
            ...(!isChoice(names[f]!) && { mu, sigma }),
            ...levelsOf(names[f]!, tallies[f], replicates),
          })),
    converged: least === most || widest <= NARROW,
    enough,
  };
}

type Tally = Map<number, { sum: number; points: number }>;

/** Values of which each is worth a word: the names of a choice, a switch, a short list. */
const MOST_LEVELS = 8;

function tallyOf({ values }: Factor): Tally | undefined {
  if (!values || values.length > MOST_LEVELS) return undefined;
  return new Map(values.map((value) => [value, { sum: 0, points: 0 }]));
}

function levelsOf(
  { address }: Factor,
  tally: Tally | undefined,
  replicates: number,
): Pick<FactorEffect, "levels"> {
  if (!tally) return {};
  const levels = [...tally].map(([value, { sum, points }]) => ({
    value: written(address, value),
    mean: points === 0 ? null : sum / points,
    runs: points * replicates,
  }));
  return { levels };
}
