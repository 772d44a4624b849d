/** What a stick of a power does to a state: as much as the state hangs on it, and as the power can cut off at once. */
import type { Column } from "../engine/column.ts";
import type { Environment } from "../engine/contract.ts";
import { parameter } from "../engine/declare.ts";
import { efficacy, SOLIDARITY } from "./contest.ts";

export const EXPOSURE: Column = {
  id: "exposure",
  axes: ["actor", "power"],
  unit: "1",
  range: [0, 1],
  doc: "Share of the state's product that the power could cut off at once: remittances of labour, fuel bought or sold, transit",
  path: "actors.*.vectors.*.exposure",
  initial: 0,
};

const PAIN = parameter(
  "sticks.pain",
  8,
  [0, 80],
  "util",
  "Pain of a full stick of the only partner, where all of the product is exposed to it",
  { symbol: "b_pain" },
);

export const PAIN_PARAMETERS = [PAIN, SOLIDARITY];
export const PAIN_READS = ["engagement", EXPOSURE.id, "solidarity"] as const;

/** Pain of a full stick, in util: b_pain eff D_ip x_ip (model/4.9). */
export function painOf(env: Environment): (actor: number, power: number) => number {
  const powers = env.axis("power").size;
  const p = env.parameters;
  const [pain, solidary] = [env.slot(PAIN.id), env.slot(SOLIDARITY.id)];
  const [engagement, exposure, solidarity] = [
    env.read("engagement"),
    env.read(EXPOSURE.id),
    env.read("solidarity"),
  ];
  return (i, k) =>
    p[pain]! *
    efficacy(p[solidary]!, solidarity[0]!) *
    engagement[i * powers + k]! *
    exposure[i * powers + k]!;
}
