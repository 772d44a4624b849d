/** Pipelines that a power may press a state not to consent to; none where no mechanism asks for consent. */
import type { Environment } from "../../engine/contract.ts";
import { asksThisMonth } from "../../mechanisms/pipelines/pipelines.ts";
import type { Targets } from "./targets.ts";

export const LINE_READS = [
  "pipeline.consent",
  "pipeline.allowedAt",
  "blocking.pipeline",
  "pipeline.agreedAt?",
] as const;

/**
 * A state may still consent to a pipeline that is allowed and not agreed on. Consents are asked for in January and lapse
 * with the year, so that in other quarters nothing hangs on a stick.
 */
export function linesOf(env: Environment): Targets {
  const n = env.axis("actor").size;
  const lines = env.axis("pipeline").size;
  const [needed, allowed, blocking] = [
    env.read("pipeline.consent"),
    env.read("pipeline.allowedAt"),
    env.read("blocking.pipeline"),
  ];
  const agreed = env.maybe("pipeline.agreedAt");
  return {
    size: env.has("consent") ? lines : 0,
    open: (k, i) =>
      asksThisMonth(env.tick.month) &&
      needed[k * n + i] === 1 &&
      allowed[k]! <= env.tick.month &&
      agreed?.[k] === Infinity,
    counts: (k, i) => needed[k * n + i] === 1,
    jointly: () => true,
    blocking: (q, k) => blocking[q * lines + k]!,
  };
}

export const CONSENT_COST_READS = ["pipeline.opposition"] as const;

/** What a full stick of a power takes from a state's consent: model/4.12 has it neither by engagement nor by solidarity. */
export function consentCost(env: Environment): (actor: number, power: number, line: number) => number {
  const powers = env.axis("power").size;
  const opposition = env.read("pipeline.opposition");
  return (_, q, k) => opposition[k * powers + q]!;
}
