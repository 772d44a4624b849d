/** Directional claims of the sources about corridors, written once: they drive the property tests. */
import type { Claim } from "./claim.ts";

export interface CorridorClaim extends Claim {
  lever: readonly string[];
  /** What it moves: an outcome of middle-corridor-vs-instc, or of a decision the chance of an alternative. */
  outcome: string | { decision: string; object: string; alternative: string };
}

/**
 * Traffic does not slow legs: with congestion a new way can make an old one dearer (Braess), and freight that follows the
 * traffic of the month before can overshoot.
 */
export const FREE_FLOW = "corridors.congestion = 0";

const awardOf = (alternative: string) => ({ decision: "award", object: "anaklia", alternative });

export const CORRIDOR_CLAIMS: readonly CorridorClaim[] = [
  {
    id: "sanctions-caspian",
    statement:
      "Sanctions on transit through Russia never lower the share of freight that crosses the Caspian",
    source: "S0, S2a, S4",
    lever: ["parameters.corridors.sanctions"],
    outcome: "caspian",
    direction: "raises",
    condition: FREE_FLOW,
  },
  {
    id: "sanctions-transit",
    statement: "Sanctions on transit through Russia never raise Russia's share of transit",
    source: "S0, S2a, S4",
    lever: ["parameters.corridors.sanctions"],
    outcome: "transit.RUS",
    direction: "lowers",
    condition: FREE_FLOW,
  },
  {
    id: "tripp-cost",
    statement: "A way through the south of Armenia never makes the way from Uzbekistan to the EU dearer",
    source: "S2c",
    lever: ["legs.k16.open"],
    outcome: "cost.UZB-EUU",
    direction: "lowers",
    condition: FREE_FLOW,
  },
  {
    id: "tripp-transit",
    statement: "A way through the south of Armenia never raises Russia's share of transit",
    source: "S2c",
    lever: ["legs.k16.open"],
    outcome: "transit.RUS",
    direction: "lowers",
    condition: FREE_FLOW,
  },
  {
    id: "iran-instc",
    statement:
      "Opening the railway of Rasht never lowers the freight between Russia and India that goes by Iran",
    source: "S2a",
    lever: ["legs.k12.open"],
    outcome: "instc",
    direction: "raises",
    condition: FREE_FLOW,
  },
  {
    id: "pressure-award",
    statement: "Russia's pressure on Georgia never makes a Western award of Anaklia likelier",
    source: "S2c",
    lever: ["gatekeepers.GEO.pressure.RUS"],
    outcome: awardOf("USA"),
    direction: "lowers",
  },
  {
    id: "rent-award",
    statement: "Rents from Chinese contracts never make a Western award of Anaklia likelier",
    source: "S2c",
    lever: ["gatekeepers.GEO.rent.CHN"],
    outcome: awardOf("USA"),
    direction: "lowers",
  },
  {
    id: "closeness-award",
    statement: "The closer Georgia is to China, the likelier China wins Anaklia",
    source: "S2c",
    lever: ["gatekeepers.GEO.closeness.CHN"],
    outcome: awardOf("CHN"),
    direction: "raises",
  },
];
