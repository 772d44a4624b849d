/** What a sensitivity analysis says of one outcome. */
import type { OutcomeInfo } from "../../engine/model.ts";
import type { Setting } from "../design/setting.ts";
import type { Estimate } from "./intervals.ts";

export interface FactorEffect {
  path: string;
  distribution: string;
  /** Sobol': share of the variance. */
  first?: Estimate;
  total?: Estimate;
  /** Morris: change of the outcome per whole probability, and of a choice from one name to another. */
  muStar?: Estimate;
  /** With signs; not of a choice, whose names have no order. */
  mu?: number;
  sigma?: number;
  /** Morris, of a factor with few values: the mean of the outcome at each, over the runs that have it; null where none has. */
  levels?: { value: Setting; mean: number | null; runs: number }[];
}

export interface OutcomeSensitivity {
  kind: OutcomeInfo["kind"];
  /** Of an event its probability over all that is uncertain. */
  mean: number;
  /** Over all that is uncertain, luck included; null with Morris. */
  variance: number | null;
  /** In order of paths, luck last; null where the outcome is the same in every run. */
  factors: FactorEffect[] | null;
  converged: boolean;
  /** Points at which it would be, by the width of the widest interval; where one has none at least so many. */
  enough: number;
}
