/** From what the user asks for to a design of this scenario. */

import { type MultivectorError, usage } from "../../engine/errors.ts";
import { didYouMean } from "../../engine/suggest.ts";
import type { Opened } from "../../models/open.ts";
import type { Tables } from "../../scenario/bind-context.ts";
import type { Design } from "./design.ts";
import { type Factor, factorsOf } from "./factors.ts";
import { grid } from "./grid.ts";
import { latinHypercube } from "./lhs.ts";
import { type MorrisPlacement, morris } from "./morris.ts";
import { designOver, type Placement } from "./placement.ts";
import { randomPlacement } from "./random.ts";
import { type SaltelliPlacement, saltelli } from "./saltelli.ts";
import { sobolPlacement } from "./sobol.ts";
import { variedFactors } from "./vary.ts";

const DESIGNS = ["random", "lhs", "sobol", "grid", "morris", "saltelli"] as const;
export type DesignId = (typeof DESIGNS)[number];

/** A design as a user asks for it. */
export interface Asked {
  design: string;
  /** `PATH=VALUES` each */
  vary?: readonly string[];
  /** Runs of each point. */
  replicates?: number;
  /** Every point with the same luck, or each with its own; as the design has it unless said. */
  luck?: "paired" | "fresh" | undefined;
  seed: string;
}

/** A design with the factors that it varies. */
export interface Planned {
  design: Design;
  placement: Placement | MorrisPlacement | SaltelliPlacement;
  factors: Factor[];
  /** Runs that belong together and are added together: all replicates of a point, of a trajectory, of a base sample. */
  block: number;
}

export function designNamed(text: string): DesignId {
  const found = DESIGNS.find((d) => d === text);
  if (found) return found;
  const mend = didYouMean(text, DESIGNS, `write one of ${DESIGNS.join(", ")}`);
  throw usage("unknown-design", `there is no design "${text}"`, mend, "--design");
}

/** @param tables the data from which Sobol' sequences are built */
export function planned(opened: Opened, asked: Asked, tables: Tables): Planned {
  const id = designNamed(asked.design);
  const replicates = asked.replicates ?? 1;
  const varied = variedFactors(opened, asked.vary ?? []);
  // A grid is of what is asked for; elsewhere that joins what the scenario does not know.
  const factors = id === "grid" ? sorted(varied) : factorsOf(opened, varied);
  if (factors.every((f) => f.held)) throw nothingVaries(id, factors);
  const placement = placementOf(id, factors, asked.seed, tables);
  const rows = "rows" in placement ? placement.rows : 1;
  return {
    design: designOver(lucky(placement, asked.luck), factors, replicates),
    placement,
    factors,
    block: rows * replicates,
  };
}

const sorted = (factors: readonly Factor[]) => [...factors].sort((a, b) => (a.path < b.path ? -1 : 1));

function placementOf(
  id: DesignId,
  factors: readonly Factor[],
  seed: string,
  tables: Tables,
): Placement | MorrisPlacement | SaltelliPlacement {
  switch (id) {
    case "random":
      return randomPlacement(factors, seed);
    case "lhs":
      return latinHypercube(factors, seed);
    case "sobol":
      return sobolPlacement(factors, seed, tables);
    case "grid":
      return grid(factors);
    case "morris":
      return morris(factors, seed);
    case "saltelli":
      return saltelli(factors, seed, tables);
  }
}

function lucky(placement: Placement, luck: Asked["luck"]): Placement {
  if (luck === undefined) return placement;
  if ("rows" in placement)
    throw usage(
      "design-luck",
      `the design ${placement.id} says itself whose luck is shared`,
      "leave --luck out",
      "--luck",
    );
  return {
    ...placement,
    describe: () => ({ ...placement.describe(), luck }),
    luck: luck === "paired" ? () => 0 : (point) => point,
  };
}

function nothingVaries(id: DesignId, factors: readonly Factor[]): MultivectorError {
  const set = factors.filter((f) => f.held === "set");
  return usage(
    "nothing-varies",
    set.length > 0
      ? `all that this scenario does not know is set: ${set.map((f) => f.path).join(", ")}`
      : `there is nothing to vary in this design (${id})`,
    id === "grid"
      ? "say what: --vary PATH=0.1,0.5 or --vary PATH=0..1:5"
      : "write --vary PATH=0..1, or declare what is uncertain in the scenario (uncertain:)",
    "--design",
  );
}
