/** Whom a power may have reason to press: those who may sign a treaty that it would rather see unsigned. */
import type { Environment } from "../../engine/mechanism.ts";

export const TARGET_READS = ["treaty.proposedAt", "treaty.eligible", "signedAt", "blocking"] as const;

export interface Targets {
  /** Whether the treaty is on the table and the state may sign it and has not. */
  open(treaty: number, actor: number): boolean;
  /** blk_p: how much of its aims a power stakes against the treaty. */
  blocking(power: number, treaty: number): number;
  /** Whether a power stakes anything against what the state may sign. */
  aimedAt(power: number, actor: number): boolean;
}

export function targets(env: Environment): Targets {
  const n = env.axis("actor").size;
  const treaties = env.axis("treaty").size;
  const [proposed, eligible, signed, blocking] = TARGET_READS.map((id) => env.read(id)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const open = (t: number, i: number) =>
    proposed[t] !== Infinity && eligible[t * n + i] === 1 && signed[t * n + i] === Infinity;
  return {
    open,
    blocking: (k, t) => blocking[k * treaties + t]!,
    aimedAt(k, i) {
      for (let t = 0; t < treaties; t++) if (blocking[k * treaties + t]! > 0 && open(t, i)) return true;
      return false;
    },
  };
}
