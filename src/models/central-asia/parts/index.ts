/** The parts of the model beside the treaty's politics, each switched on by the scenarios that need it. */
import type { Part } from "../part.ts";
import { absorptionPart } from "./absorption.ts";
import { agreementsPart } from "./agreements.ts";
import { bargainingPart } from "./bargaining.ts";
import { corridorsPart } from "./corridors.ts";
import { formatsPart } from "./formats.ts";
import { hedgingPart } from "./hedging.ts";
import { institutionsPart } from "./institutions.ts";
import { naviesPart } from "./navies.ts";
import { pipelinesPart } from "./pipelines.ts";
import { powersPart } from "./powers.ts";
import { seabedsPart } from "./seabeds.ts";
import { shocksPart } from "./shocks.ts";
import { waterPart } from "./water.ts";
import { worksPart } from "./works.ts";

export const PARTS: readonly Part[] = [
  absorptionPart,
  agreementsPart,
  bargainingPart,
  corridorsPart,
  formatsPart,
  hedgingPart,
  institutionsPart,
  naviesPart,
  pipelinesPart,
  powersPart,
  seabedsPart,
  shocksPart,
  waterPart,
  worksPart,
];
