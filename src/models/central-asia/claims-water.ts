/** Directional claims about water, energy and the pipeline, written once: they drive the property tests and the documentation. */

export interface MaterialClaim {
  id: string;
  /** In words, as the source would have it. */
  statement: string;
  /** Keys of the sources. */
  source: string;
  /** Address that is raised, with `*` for the entity. */
  lever: string;
  /** Column that it moves, of the same entity. */
  column: string;
  direction: "raises" | "lowers";
  /** What else it takes. */
  condition?: string;
}

export const WATER_CLAIMS: readonly MaterialClaim[] = [
  {
    id: "canal-inflow",
    statement: "The more the canal of Qosh Tepa takes, the less water its river brings to the plains",
    source: "S1, S3",
    lever: "region.canal",
    column: "basin.inflow",
    direction: "lowers",
  },
  {
    id: "canal-linkage",
    statement: "The more the canal of Qosh Tepa takes, the more both sides gain by linking water and power",
    source: "S1, S3",
    lever: "region.canal",
    column: "basin.surplus",
    direction: "raises",
    condition: "the canal takes of the water that no reservoir holds (docs/decisions/0071-water.md)",
  },
  {
    id: "purchase-linkage",
    statement: "A cheaper contract for upstream's power makes a joint use of the water worth more",
    source: "S1",
    lever: "basins.*.purchase",
    column: "basin.surplus",
    direction: "lowers",
    condition: "the contract's price is positive and above the summer's",
  },
  {
    id: "benefit-linkage",
    statement: "The more irrigation earns, the more both sides gain by linking water and power",
    source: "S1, S3",
    lever: "basins.*.benefit",
    column: "basin.surplus",
    direction: "raises",
  },
];
