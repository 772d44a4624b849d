/** Water, energy and pipelines: K25, K26, K34. */
import type { JudgedClaim } from "../claim.ts";
import { outcome, together } from "../measures.ts";
import { off, set } from "./sets.ts";

const income = together("income of both sides of the Syr Darya", [
  "income.syr.upstream",
  "income.syr.downstream",
]);

export const ENERGY: readonly JudgedClaim[] = [
  {
    id: "K25",
    says: "Water and energy are seen as one, to the gain of both sides",
    source: "S1",
    mechanisms: ["bargains", "linkage", "linkages", "reservoirs"],
    shown: [{ decision: "linkage", term: "gain" }],
    tests: ["benefit-linkage", "purchase-linkage"],
    trials: [
      {
        by: "cause",
        what: "irrigation earns half as much again",
        scenario: "water-energy",
        sets: ["basins.syr.benefit=0.9"],
        measure: outcome("linked.syr"),
        sign: 1,
      },
      {
        by: "removal",
        what: "no gain counts in the choice to link",
        scenario: "water-energy",
        sets: [set("linkage.worth", 0)],
        measure: income,
        sign: -1,
      },
    ],
    why: "What both gain is small beside what each earns alone.",
  },
  {
    id: "K26",
    says: "The threat of the Qosh Tepa canal unites",
    source: "S3",
    mechanisms: ["canal", "threats", "linkage", "accession", "vote"],
    shown: [
      { decision: "linkage", term: "gain" },
      { decision: "accession", term: "numbers" },
    ],
    tests: ["canal-inflow", "canal-linkage"],
    trials: [
      {
        by: "cause",
        what: "the canal is not dug",
        scenario: "water-energy",
        sets: [set("canal.ceiling", 0)],
        measure: outcome("linked.amu"),
        sign: -1,
      },
      {
        by: "cause",
        what: "the canal is not dug",
        scenario: "full",
        sets: [set("canal.ceiling", 0)],
        measure: outcome("depth.core"),
        sign: -1,
      },
      {
        by: "removal",
        what: "the canal threatens nobody",
        scenario: "full",
        sets: [set("threat.canal", 0)],
        measure: outcome("depth.core"),
        sign: -1,
      },
    ],
    why: "The finished canal adds .15 to the threat of the most exposed, worth .18 util of company at most.",
  },
  {
    id: "K34",
    says: "Pipelines across the Caspian run against Russian interests",
    source: "S2a",
    mechanisms: ["sticks", "consent", "pipelines"],
    shown: [
      { decision: "consent", term: "sticks" },
      { decision: "sticks", term: "severance" },
    ],
    tests: ["consent-sticks"],
    trials: [
      {
        by: "cause",
        what: "Russia stakes nothing against the pipeline",
        scenario: "trans-caspian-energy",
        sets: ["powers.RUS.blockingPipelines.tcp=0"],
        measure: outcome("agreed.tcp", "2025-12"),
        sign: 1,
      },
      {
        by: "cause",
        what: "Russia stakes nothing against the pipeline",
        scenario: "full",
        sets: ["powers.RUS.blockingPipelines.tcp=0"],
        measure: outcome("agreed.tcp", "2025-12"),
        sign: 1,
      },
      {
        by: "removal",
        what: "nobody may press",
        scenario: "trans-caspian-energy",
        sets: [off("sticks")],
        measure: outcome("agreed.tcp", "2025-12"),
        sign: 1,
      },
    ],
  },
];
