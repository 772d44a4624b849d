/** What powers would keep states from: treaties that may be signed, and steps of the ladder that may be taken. */
import type { Environment } from "../../engine/mechanism.ts";

export interface Quarry {
  /** How many there are. */
  readonly size: number;
  /** Whether the state may yet sign or take it. */
  open(what: number, actor: number): boolean;
  /** blk_p: how much of its aims a power stakes against it. */
  blocking(power: number, what: number): number;
}

/** Whether a power stakes anything against what the state may yet do. */
export function aimedAt({ size, open, blocking }: Quarry, power: number, actor: number): boolean {
  for (let w = 0; w < size; w++) if (blocking(power, w) > 0 && open(w, actor)) return true;
  return false;
}

/** Whether any power does. */
export function opposed({ blocking }: Quarry, powers: number, what: number): boolean {
  for (let k = 0; k < powers; k++) if (blocking(k, what) > 0) return true;
  return false;
}

export const TREATY_READS = ["treaty.proposedAt", "treaty.eligible", "signedAt", "blocking"] as const;

export function treatiesOf(env: Environment): Quarry {
  const n = env.axis("actor").size;
  const size = env.axis("treaty").size;
  const [proposed, eligible, signed, blocking] = TREATY_READS.map((id) => env.read(id)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return {
    size,
    open: (t, i) => proposed[t] !== Infinity && eligible[t * n + i] === 1 && signed[t * n + i] === Infinity,
    blocking: (k, t) => blocking[k * size + t]!,
  };
}
