/** All directional claims of the model, by field, with the test that holds the model to them. */
import { BORDER_CLAIMS } from "./borders.ts";
import type { Claim } from "./claim.ts";
import { CORRIDOR_CLAIMS } from "./corridors.ts";
import { LEVER_CLAIMS, NAVY_CLAIMS } from "./navies.ts";
import { POLITICAL_CLAIMS } from "./politics.ts";
import { TREATY_CLAIMS } from "./treaty.ts";
import { PIPELINE_CLAIMS, WATER_CLAIMS } from "./water.ts";

export interface ClaimsOfField {
  field: string;
  /** What is held, and where. */
  doc: string;
  test: string;
  claims: readonly Claim[];
}

export const CLAIMS: readonly ClaimsOfField[] = [
  {
    field: "The treaty",
    doc: "In random worlds, at one opportunity or along a path.",
    test: "claims",
    claims: TREATY_CLAIMS,
  },
  {
    field: "Institutions and powers",
    doc: "In random states of the scenario that takes the decision, all beliefs about others held.",
    test: "political-claims",
    claims: POLITICAL_CLAIMS,
  },
  {
    field: "Borders",
    doc: "In one month of random worlds, all else as it is.",
    test: "borders",
    claims: BORDER_CLAIMS,
  },
  { field: "Navies", doc: "In random worlds, all else held.", test: "navy-claims", claims: NAVY_CLAIMS },
  {
    field: "Levers of the naval balance",
    doc: "Over whole runs under the same luck.",
    test: "navy-claims",
    claims: LEVER_CLAIMS,
  },
  { field: "Corridors", doc: "In random networks.", test: "corridor-claims", claims: CORRIDOR_CLAIMS },
  { field: "Water and energy", doc: "In random basins, all else held.", test: "water", claims: WATER_CLAIMS },
  {
    field: "Pipelines",
    doc: "At one opportunity, the sticks held.",
    test: "pipelines",
    claims: PIPELINE_CLAIMS,
  },
];
