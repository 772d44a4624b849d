/** What powers may press states not to do: sign a treaty, take a step of the ladder, consent to a pipeline. */
import type { Environment } from "../../engine/contract.ts";

export interface Targets {
  /** Number of objects. */
  readonly size: number;
  /** Whether the state may still accept it. */
  open(object: number, actor: number): boolean;
  /** Whether the state is one of those among whom it would come about, whether it has accepted or not. */
  counts(object: number, actor: number): boolean;
  /** Whether it comes about only if all accept who still may; else each accepts for itself. */
  jointly(object: number): boolean;
  /** blk_p: how much of its aims a power stakes against it. */
  blocking(power: number, object: number): number;
}

/** Whether a power opposes anything that the state may still accept. */
export function aimedAt({ size, open, blocking }: Targets, power: number, actor: number): boolean {
  for (let w = 0; w < size; w++) if (blocking(power, w) > 0 && open(w, actor)) return true;
  return false;
}

/** Whether any power opposes the object. */
export function opposed({ blocking }: Targets, powers: number, object: number): boolean {
  for (let k = 0; k < powers; k++) if (blocking(k, object) > 0) return true;
  return false;
}

export const TREATY_READS = ["treaty.proposedAt", "treaty.eligible", "signedAt", "blocking"] as const;

export function treatiesOf(env: Environment): Targets {
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
    counts: (t, i) => eligible[t * n + i] === 1,
    jointly: () => false,
    blocking: (k, t) => blocking[k * size + t]!,
  };
}
