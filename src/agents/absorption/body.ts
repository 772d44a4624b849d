/** The power that would have a body for itself. */
import type { Environment } from "../../engine/mechanism.ts";

export const SUITOR_READS = ["body.suitor"] as const;

/** Index of the power that asks to join. */
export function suitors(env: Environment): (body: number) => number {
  const suitor = env.read("body.suitor");
  return (body) => suitor[body]!;
}
