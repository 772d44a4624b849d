/** How states spread their engagement: K36, K45, K47. */
import type { JudgedClaim } from "../claim.ts";
import { cell, engagementOfFive, outcome } from "../measures.ts";
import { set } from "./sets.ts";

const kyrgyz = cell("engagement of Kyrgyzstan with Russia", "engagement", "KGZ", "RUS");

export const HEDGING: readonly JudgedClaim[] = [
  {
    id: "K36",
    says: "States hedge among many vectors",
    source: "S2b, S4",
    mechanisms: ["hedging"],
    shown: [
      { optimum: "hedging", term: "risk" },
      { optimum: "hedging", term: "detour" },
    ],
    tests: [],
    trials: [
      {
        by: "cause",
        what: "Russia threatens Kazakhstan more (.6)",
        scenario: "full",
        sets: ["actors.KAZ.vectors.RUS.threat=0.6"],
        measure: cell("engagement of Kazakhstan with Russia", "engagement", "KAZ", "RUS"),
        sign: -1,
      },
      {
        by: "cause",
        what: "Russia threatens Kazakhstan more (.6)",
        scenario: "full",
        sets: ["actors.KAZ.vectors.RUS.threat=0.6"],
        measure: cell("engagement of Kazakhstan with China", "engagement", "KAZ", "CHN"),
        sign: 1,
      },
      {
        by: "removal",
        what: "risk counts a quarter",
        scenario: "full",
        sets: [set("hedging.riskAversion", 1)],
        measure: outcome("concentration.KAZ"),
        sign: 1,
      },
    ],
    why: "Gains are inverted in the reference with the run's own coefficients (m0 = rho_h Om D): what a coefficient of risk adds to the cost of an engagement it adds to its gain. Risks of Russia and China correlate by .3, so that the loss of one is hardly the gain of the other.",
  },
  {
    id: "K45",
    says: "Russian soft power wanes among the young",
    source: "S4",
    mechanisms: ["hedging"],
    shown: [{ optimum: "hedging", term: "closeness" }],
    tests: [],
    trials: [
      {
        by: "cause",
        what: "the ideal closeness of all five to Russia is lower by .15",
        scenario: "full",
        sets: [
          "actors.KAZ.vectors.RUS.ideal=0.3",
          "actors.KGZ.vectors.RUS.ideal=0.45",
          "actors.TJK.vectors.RUS.ideal=0.35",
          "actors.TKM.vectors.RUS.ideal=0.1",
          "actors.UZB.vectors.RUS.ideal=0.2",
        ],
        measure: engagementOfFive("RUS"),
        sign: -1,
      },
      {
        by: "removal",
        what: "the ideal closeness does not drift",
        scenario: "full",
        sets: [set("hedging.drift", 0)],
        measure: engagementOfFive("RUS"),
        sign: 1,
      },
    ],
    why: "The drift of .02 a year gives .18 in nine years, worth m_A times twice that gap at the margin, .2 of a util, against a curvature of risk of 1 and more.",
  },
  {
    id: "K47",
    says: "Transit evades sanctions, Kyrgyzstan the example",
    source: "S4",
    mechanisms: ["hedging", "trade"],
    shown: [{ optimum: "hedging", term: "rent" }],
    tests: [],
    trials: [
      {
        by: "cause",
        what: "there is no rent of re-export to Russia",
        scenario: "full",
        sets: ["actors.KGZ.vectors.RUS.rent=0"],
        measure: kyrgyz,
        sign: -1,
      },
      {
        by: "removal",
        what: "sanctions make no engagement riskier",
        scenario: "full",
        sets: [set("hedging.risk.sanctions", 0)],
        measure: kyrgyz,
        sign: 1,
      },
      {
        by: "cause",
        what: "there is no rent of re-export to Russia",
        scenario: "full",
        sets: ["actors.KGZ.vectors.RUS.rent=0"],
        measure: outcome("trade.region"),
        sign: -1,
      },
    ],
    why: "The rent is a number of engagement, not a flow: no trade is re-exported.",
  },
];
