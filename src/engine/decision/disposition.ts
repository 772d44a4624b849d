/**
 * What others infer of a disposition that nobody sees. A decider's disposition is nu = sd z, z standard normal, drawn once
 * a run; each choice that it makes of itself tells of it, for at utility v less nu it accepts with chance
 * logistic((v + nu) / noise). Others keep the mean and the standard deviation of z given all such choices: after each one
 * both are the exact moments, by quadrature, of the normal before times the chance of what was chosen.
 */
import type { Column } from "../column.ts";
import type { Environment } from "../contract.ts";
import { exp, logistic } from "../dmath.ts";

/** Half the width of the grid, and its step, in standard deviations of the normal before. */
const REACH = 6;
const STEP = 0.25;
const NODES = 2 * (REACH / STEP) + 1;
/** Spread of a disposition, in scales of the luck, below which every other point is enough (within 1e-8). */
const SMOOTH = 2;
const GRID = Float64Array.from({ length: NODES }, (_, k) => k * STEP - REACH);
/** Density of the standard normal at the grid, up to a factor that cancels. */
const DENSITY = GRID.map((z) => exp(-0.5 * z * z));

/** Ids of the columns of a decision that hold what others infer. */
export function inferredColumns(decision: string): readonly [mean: string, spread: string] {
  return [`${decision}.inferred.mean`, `${decision}.inferred.spread`];
}

/** The columns themselves; their owner is the decision. */
export function dispositionColumns(decision: string, axes: readonly string[]): Column[] {
  const [mean, spread] = inferredColumns(decision);
  return [
    {
      id: mean,
      axes,
      unit: "1",
      range: [-1000, 1000],
      doc: `Disposition as others infer it from the choices seen in ${decision}: mean, in standard deviations`,
      initial: 0,
    },
    {
      id: spread,
      axes,
      unit: "1",
      range: [0, 1],
      doc: `Disposition as others infer it from the choices seen in ${decision}: spread, in standard deviations; 1 where nothing is seen`,
      initial: 1,
    },
  ];
}

/** Mean and standard deviation of z, as two cells that `learn` fills. */
export interface Inferred {
  mean: number;
  spread: number;
}

/**
 * Fills `out` with mean and standard deviation of z after a choice, z being normal with those of `before`.
 * @param before what was inferred so far @param v utility of accepting less the disposition, util
 * @param sd standard deviation of the disposition, util @param noise scale of the luck, util, above 0
 */
export function infer(
  before: Inferred,
  v: number,
  sd: number,
  noise: number,
  accepted: boolean,
  out: Inferred,
): void {
  const sign = accepted ? 1 : -1;
  const { mean, spread } = before;
  // The rule errs by exp(-2 pi r / step), r = pi noise / (sd spread) being where the logistic has its nearest pole.
  const stride = sd * spread < SMOOTH * noise ? 2 : 1;
  let [weight, first, second] = [0, 0, 0];
  for (let k = 0; k < NODES; k += stride) {
    const x = GRID[k]!;
    const w = DENSITY[k]! * logistic((sign * (v + sd * (mean + spread * x))) / noise);
    weight += w;
    first += w * x;
    second += w * x * x;
  }
  const shift = first / weight;
  const variance = second / weight - shift * shift;
  out.mean = mean + spread * shift;
  // A choice never makes a normal wider (its chance is log-concave); rounding must not, either.
  out.spread = spread * Math.sqrt(Math.min(1, variance));
}

/**
 * Makes the function by which a decision's owner keeps what others infer.
 * @param sd id of the parameter with the standard deviation @param noise id of that with the scale of the luck
 * @returns takes in a choice that was made freely: its row (object x deciders + decider), utility less nu, and whether it was yes
 */
export function witness(
  env: Environment,
  decision: string,
  sd: string,
  noise: string,
): (row: number, v: number, accepted: boolean) => void {
  const p = env.parameters;
  const [sdSlot, noiseSlot] = [env.slot(sd), env.slot(noise)];
  const [meanId, spreadId] = inferredColumns(decision);
  const [mean, spread] = [env.read(meanId), env.read(spreadId)];
  const [meanNext, spreadNext] = [env.write(meanId), env.write(spreadId)];
  const [before, after] = [
    { mean: 0, spread: 1 },
    { mean: 0, spread: 1 },
  ];
  return (row, v, accepted) => {
    if (p[sdSlot] === 0) return;
    before.mean = mean[row]!;
    before.spread = spread[row]!;
    infer(before, v, p[sdSlot]!, p[noiseSlot]!, accepted, after);
    meanNext[row] = after.mean;
    spreadNext[row] = after.spread;
  };
}
