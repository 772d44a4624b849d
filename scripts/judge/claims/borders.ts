/** Borders and their clashes: K22 to K24. */
import type { JudgedClaim } from "../claim.ts";
import { outcome } from "../measures.ts";
import { NO_DIPLOMACY, NO_LADDER, set } from "./sets.ts";

const settled = outcome("settled.kgz-tjk");

export const BORDERS: readonly JudgedClaim[] = [
  {
    id: "K22",
    says: "The regional process helped Kyrgyzstan and Tajikistan to settle",
    source: "S1",
    mechanisms: ["mediation", "settlement"],
    shown: [{ rate: "settlement", factor: "mediation" }],
    tests: ["depth-talks", "capacity-talks", "diplomacy-talks"],
    trials: [
      {
        by: "cause",
        what: "Kazakhstan and Uzbekistan do not mediate",
        scenario: "ferghana-borders",
        sets: NO_DIPLOMACY,
        measure: settled,
        sign: -1,
      },
      {
        by: "cause",
        what: "the five adopt nothing together",
        scenario: "institutionalization",
        sets: NO_LADDER,
        measure: outcome("border.kgz-tjk"),
        sign: -1,
      },
      {
        by: "removal",
        what: "mediation does not help",
        scenario: "ferghana-borders",
        sets: [set("dispute.settlement.mediation", 0)],
        measure: settled,
        sign: -1,
      },
    ],
  },
  {
    id: "K23",
    says: "Land swaps by Uzbekistan prepared the ground",
    source: "S1",
    mechanisms: ["settlement"],
    shown: [{ rate: "settlement", factor: "precedent" }],
    tests: [],
    trials: [
      {
        by: "cause",
        what: "Uzbekistan's borders are settled and signed from the start",
        scenario: "ferghana-borders",
        sets: [
          "disputes.tjk-uzb.settled=10",
          "disputes.tjk-uzb.stage=ratified",
          "disputes.kgz-uzb.settled=10",
          "disputes.kgz-uzb.stage=ratified",
        ],
        measure: settled,
        sign: 1,
      },
      {
        by: "removal",
        what: "precedents do not help",
        scenario: "ferghana-borders",
        sets: [set("dispute.settlement.precedent", 0)],
        measure: settled,
        sign: -1,
      },
    ],
  },
  {
    id: "K24",
    says: "Conflict serves nationalists at home",
    source: "S3",
    mechanisms: ["clashes", "settlement"],
    shown: [
      { rate: "clash", factor: "nationalism" },
      { rate: "settlement", factor: "nationalism" },
    ],
    tests: ["nationalism-clashes", "nationalism-talks"],
    trials: [
      {
        by: "cause",
        what: "nationalists rule on both sides (.9)",
        scenario: "ferghana-borders",
        sets: ["actors.KGZ.nationalism=0.9", "actors.TJK.nationalism=0.9"],
        measure: outcome("clashes.kgz-tjk"),
        sign: 1,
      },
      {
        by: "removal",
        what: "nationalism does not make clashes likelier",
        scenario: "ferghana-borders",
        sets: [set("clash.nationalism", 0)],
        measure: outcome("clashes.kgz-tjk"),
        sign: -1,
      },
    ],
  },
];
