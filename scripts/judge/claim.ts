/** A causal claim of the sources beside what the model makes of it, and the rule by which it is judged. */
import type { Effect, Mark, Missing } from "./effects.ts";
import type { Measure } from "./measures.ts";

/** Two variants under the same luck, and what the claim says of their difference. */
export interface Trial {
  /**
   * `cause`: what the source names is changed in the world that is played; `removal`: the mechanism that stands for the claim is
   * taken out, by its coefficient or its switch.
   */
  by: "cause" | "removal";
  /** What is done, in words. */
  what: string;
  scenario: string;
  /** `PATH=VALUE` each, of both variants. */
  given?: readonly string[];
  /** Of the second alone. */
  sets: readonly string[];
  measure: Measure;
  /** Whether the second shall have more of it or less. */
  sign: 1 | -1;
}

/** Where `explain` shows it: a term of a decision, a factor of a rate, or the terms of an optimum. */
export type Shown =
  | { decision: string; term: string }
  | { rate: string; factor: string }
  | { optimum: string; term?: string };

export interface JudgedClaim {
  /** K01 and so on. */
  id: string;
  /** What it says, in our words. */
  says: string;
  source: string;
  /** Ids of the mechanisms that stand for it, decisions among them. */
  mechanisms: readonly string[];
  shown: readonly Shown[];
  /** Ids of the claims in `src/models/central-asia/claims` that hold it in random worlds. */
  tests: readonly string[];
  trials: readonly Trial[];
  /** Why it does not come out, or not wholly, as the equations have it; told where the verdict is not `works`. */
  why?: string;
}

export type Verdict = "works" | "in part" | "no effect" | "wrong way" | "not measured";

export interface Outcome {
  trial: Trial;
  effect: Effect | Missing;
  /** Undefined where there is no effect to be marked. */
  mark: Mark | undefined;
}

/**
 * `works`: each trial is right, and one at least is of a cause: a claim that turns by its coefficient alone works in part.
 * `wrong way`: a trial goes against the claim and no cause goes with it. `in part`: something is right or faint.
 */
export function verdictOf(
  outcomes: readonly { trial: Pick<Trial, "by">; mark: Mark | undefined }[],
): Verdict {
  if (outcomes.some(({ mark }) => mark === undefined)) return "not measured";
  const [causes, all] = [outcomes.filter(({ trial }) => trial.by === "cause"), outcomes];
  const some = (list: typeof all, ...marks: Mark[]) => list.some(({ mark }) => marks.includes(mark!));
  if (some(all, "wrong")) return some(causes, "right") ? "in part" : "wrong way";
  if (causes.length > 0 && all.every(({ mark }) => mark === "right")) return "works";
  return some(all, "right", "faint") ? "in part" : "no effect";
}
