/** Directional claims about water, energy and the pipeline, written once: they drive the property tests and the documentation. */
import type { MaterialClaim } from "./claim.ts";

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

/** What moves the worth of consent to a pipeline at one opportunity, all else and the sticks held; the column is the sum of its terms. */
export const PIPELINE_CLAIMS: readonly MaterialClaim[] = [
  {
    id: "consent-offtake",
    statement: "The more gas the customer commits itself to buy, the more consent is worth",
    source: "S2a",
    lever: "pipelines.*.offtake",
    column: "consent",
    direction: "raises",
  },
  {
    id: "consent-seabed",
    statement: "A severer dispute over the seabed never makes consent worth more",
    source: "S2a",
    lever: "seabeds.*.severity",
    column: "consent",
    direction: "lowers",
  },
  {
    id: "consent-neutrality",
    statement: "A stronger doctrine of neutrality never makes the supplier's consent worth more",
    source: "S1, S3",
    lever: "actors.*.neutrality",
    column: "consent",
    direction: "lowers",
  },
  {
    id: "consent-rent",
    statement: "The dearer the gas, the more consent is worth",
    source: "S2a",
    lever: "parameters.pipeline.rent",
    column: "consent",
    direction: "raises",
  },
  {
    id: "consent-sticks",
    statement: "A stick that is felt more never makes consent worth more",
    source: "S2a",
    lever: "pipelines.*.opposition.*",
    column: "consent",
    direction: "lowers",
    condition: "the stick held; a power whose stick is felt more may show a smaller one",
  },
];
