/** The power that seeks to absorb a body. */
import type { Environment } from "../engine/contract.ts";

export const SUITOR_READS = ["body.suitor"] as const;

/** Index of the power that asks to join. */
export function suitors(env: Environment): (body: number) => number {
  const suitor = env.read("body.suitor");
  return (body) => suitor[body]!;
}
