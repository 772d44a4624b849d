/** Directional claims about disputed borders, written once: they drive the property tests and the documentation. */
import type { MaterialClaim } from "./claim.ts";

/** What moves the hazards of a dispute in one month, all else as it is; the column is the accumulated hazard. */
export const BORDER_CLAIMS: readonly MaterialClaim[] = [
  {
    id: "nationalism-clashes",
    statement: "Nationalism never makes clashes at a border rarer",
    source: "S3",
    lever: "actors.*.nationalism",
    column: "clash.accumulated",
    direction: "raises",
  },
  {
    id: "nationalism-talks",
    statement: "Nationalism never speeds talks on a border",
    source: "S3",
    lever: "actors.*.nationalism",
    column: "settlement.accumulated",
    direction: "lowers",
  },
  {
    id: "depth-talks",
    statement: "A deeper regional process never slows talks on a border",
    source: "S1",
    lever: "region.depth",
    column: "settlement.accumulated",
    direction: "raises",
  },
  {
    id: "depth-clashes",
    statement: "A deeper regional process never makes clashes more frequent",
    source: "S1",
    lever: "region.depth",
    column: "clash.accumulated",
    direction: "lowers",
  },
  {
    id: "openness-talks",
    statement: "More open leaders never slow talks on a border",
    source: "S1, S3",
    lever: "actors.*.leader.openness",
    column: "settlement.accumulated",
    direction: "raises",
  },
  {
    id: "opening-talks",
    statement: "A leader who opens the country more than the last one never slows talks on its borders",
    source: "S3, S4",
    lever: "actors.*.leader.openingJump",
    column: "settlement.accumulated",
    direction: "raises",
  },
  {
    id: "ripeness-talks",
    statement: "Fresh memories of clashes never slow talks once these are open again",
    source: "zartman-1985",
    lever: "disputes.*.clashMemory",
    column: "settlement.accumulated",
    direction: "raises",
  },
  {
    id: "severity-clashes",
    statement: "A severer dispute never makes clashes rarer",
    source: "S1",
    lever: "disputes.*.severity",
    column: "clash.accumulated",
    direction: "raises",
  },
];
