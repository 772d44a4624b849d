/** Headline outcomes of `full`, each of a block of the model. */
import { engagementOfFive, type Measure, outcome } from "../measures.ts";

export const BLOCKS = [
  "treaty",
  "borders",
  "leaders",
  "society",
  "influence",
  "sticks",
  "formats",
  "ladder",
  "bilateral ladder",
  "projects",
  "hedging",
  "trade",
  "corridors",
  "pipelines",
  "water",
  "fleets",
  "drills",
  "world",
] as const;
export type Block = (typeof BLOCKS)[number];

export interface Headline {
  id: string;
  block: Block;
  measure: Measure;
}

export const HEADLINES: readonly Headline[] = [
  { id: "tajik", block: "treaty", measure: outcome("signed.TJK") },
  { id: "turkmen", block: "treaty", measure: outcome("signed.TKM") },
  { id: "border", block: "borders", measure: outcome("border.kgz-tjk") },
  { id: "depth", block: "ladder", measure: outcome("depth.core") },
  { id: "council", block: "ladder", measure: outcome("adopted.L11") },
  { id: "secretariat", block: "ladder", measure: outcome("adopted.L12") },
  { id: "projects", block: "projects", measure: outcome("projects") },
  { id: "format", block: "formats", measure: outcome("format.RUS.heads", "2027-12") },
  { id: "russia", block: "hedging", measure: engagementOfFive("RUS") },
  { id: "china", block: "hedging", measure: engagementOfFive("CHN") },
  { id: "autonomy", block: "influence", measure: outcome("autonomy.KAZ") },
  { id: "trade", block: "trade", measure: outcome("trade.region") },
  { id: "transit", block: "corridors", measure: outcome("transit.RUS") },
  { id: "pipeline", block: "pipelines", measure: outcome("agreed.tcp", "2025-12") },
  { id: "water", block: "water", measure: outcome("linked.amu") },
  { id: "navies", block: "fleets", measure: outcome("share.turkic") },
  { id: "drills", block: "drills", measure: outcome("exercises") },
];
