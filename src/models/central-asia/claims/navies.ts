/** Directional claims about navies on the Caspian, written once: they drive the property tests and the documentation. */
import type { Claim, MaterialClaim } from "./claim.ts";

/** In any world, all else held: what raising one number does to a column. */
export const NAVY_CLAIMS: readonly MaterialClaim[] = [
  {
    id: "supplier-support",
    statement: "The more a supplier bears of the price, the stronger the fleet becomes",
    source: "S2a",
    lever: "fleets.*.discount",
    column: "capability",
    direction: "raises",
    condition: "fleets are real numbers: whole ships come in lumps",
  },
  {
    id: "prestige",
    statement: "The more prestige counts, the stronger every fleet that is behind the others becomes",
    source: "S2a",
    lever: "parameters.fleet.prestige",
    column: "capability",
    direction: "raises",
    condition: "fleets are real numbers",
  },
  {
    id: "war-drain",
    statement: "The more of a fleet a war moves elsewhere, the weaker the fleet becomes on the Caspian",
    source: "S2a",
    lever: "fleets.*.warTransfer",
    column: "capability",
    direction: "lowers",
    condition: "fleets are real numbers",
  },
  {
    id: "war-budget",
    statement: "The more of a naval budget a war takes, the weaker the fleet becomes",
    source: "S2a",
    lever: "fleets.*.warBudget",
    column: "capability",
    direction: "lowers",
    condition: "fleets are real numbers",
  },
  {
    id: "convention",
    statement:
      "Where the convention holds, no outside navy is on the Caspian; where it is repealed, those may enter who would",
    source: "S2a",
    lever: "region.caspianConvention",
    column: "fleet.guests",
    direction: "lowers",
  },
  {
    id: "seabed",
    statement: "The more severe a dispute over the seabed, the sooner ships come to blows",
    source: "S2a",
    lever: "seabeds.*.severity",
    column: "incident.accumulated",
    direction: "raises",
    condition: "until the first incident",
  },
];

/** What a lever of caspian-naval-balance does to an outcome over whole runs under the same luck. */
export interface LeverClaim extends Claim {
  /** Name of the lever. */
  lever: string;
  outcome: string;
}

export const LEVER_CLAIMS: readonly LeverClaim[] = [
  {
    id: "no-support-points",
    statement: "Without Turkish support the three build less",
    source: "S2a",
    lever: "noTurkishSupport",
    outcome: "points.turkic",
    direction: "lowers",
  },
  {
    id: "no-support-share",
    statement:
      "Without Turkish support their share is smaller, though it rises all the same, for Russia's fleet shrinks",
    source: "S2a",
    lever: "noTurkishSupport",
    outcome: "share.turkic",
    direction: "lowers",
  },
  {
    id: "no-support-parity",
    statement: "Without Turkish support the three are as strong as Russia later",
    source: "S2a",
    lever: "noTurkishSupport",
    outcome: "parity",
    direction: "lowers",
  },
  {
    id: "war-ends",
    statement: "If the war ends, Russia's decline slows",
    source: "S2a",
    lever: "warEnds2026",
    outcome: "share.RUS",
    direction: "raises",
  },
  {
    id: "war-ends-later",
    statement: "If it ends later, the decline slows later",
    source: "S2a",
    lever: "warEnds2030",
    outcome: "share.RUS",
    direction: "raises",
  },
  {
    id: "repeal",
    statement: "If the convention is repealed, Turkish ships stand with Azerbaijan's and Turkmenistan's",
    source: "S2a",
    lever: "conventionRepealed",
    outcome: "points.turkic",
    direction: "raises",
  },
  {
    id: "drilling",
    statement: "If Iran drills again, incidents come sooner",
    source: "S2a",
    lever: "iranDrills",
    outcome: "incident",
    direction: "raises",
  },
  {
    id: "reciprocity",
    statement: "If drills were not answered by drills, there would be fewer",
    source: "S2a",
    lever: "noReciprocity",
    outcome: "exercises",
    direction: "lowers",
  },
];
