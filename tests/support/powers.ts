/** The outside powers as of MODEL 5.1 and 5.3, written as scenarios are. */

/** Budgets and aims of the powers. */
export const POWERS = `
powers:
  source: judgement
  RUS:
    budget: 1
    warDrain: 0.3
    aims: { KAZ: 0.38, KGZ: 0.16, TJK: 0.16, TKM: 0.06, UZB: 0.16, AZE: 0.08 }
  CHN:
    budget: 1.4
    budgetGrowth: 0.05
    aims: { KAZ: 0.38, KGZ: 0.14, TJK: 0.12, TKM: 0.16, UZB: 0.16, AZE: 0.04 }
  EUU:
    budget: 0.7
    budgetGrowth: 0.03
    conditionality: 0.5
    aims: { KAZ: 0.36, KGZ: 0.08, TJK: 0.06, TKM: 0.1, UZB: 0.16, AZE: 0.24 }
  USA:
    budget: 0.6
    conditionality: 0.4
    aims: { KAZ: 0.36, KGZ: 0.1, TJK: 0.08, TKM: 0.06, UZB: 0.26, AZE: 0.14 }
  TUR:
    budget: 0.5
    budgetGrowth: 0.03
    aims: { KAZ: 0.18, KGZ: 0.1, TJK: 0.02, TKM: 0.16, UZB: 0.16, AZE: 0.38 }
  IRN:
    budget: 0.3
    aims: { KAZ: 0.1, KGZ: 0.04, TJK: 0.22, TKM: 0.26, UZB: 0.1, AZE: 0.28 }
`;

/** Engagement with and closeness to RUS, CHN, EUU, USA, TUR, IRN. */
const VECTORS: Record<string, { share: number[]; closeness: number[] }> = {
  KAZ: { share: [0.32, 0.25, 0.2, 0.05, 0.05, 0.02], closeness: [0.55, 0.45, 0.35, 0.25, 0.4, 0.1] },
  KGZ: { share: [0.45, 0.25, 0.05, 0.02, 0.06, 0], closeness: [0.65, 0.45, 0.2, 0.05, 0.4, 0.05] },
  TJK: { share: [0.4, 0.3, 0.06, 0.03, 0.03, 0.05], closeness: [0.6, 0.5, 0.2, 0.1, 0.1, 0.1] },
  TKM: { share: [0.1, 0.5, 0.05, 0.02, 0.15, 0.08], closeness: [0.3, 0.45, 0.1, 0.05, 0.45, 0.2] },
  UZB: { share: [0.28, 0.25, 0.1, 0.04, 0.08, 0.03], closeness: [0.45, 0.45, 0.35, 0.25, 0.45, 0.1] },
  AZE: { share: [0.12, 0.06, 0.35, 0.05, 0.25, 0.04], closeness: [0.15, 0.2, 0.3, 0.15, 0.85, -0.25] },
};

const NAMES = ["RUS", "CHN", "EUU", "USA", "TUR", "IRN"];

/** The section of actors that says no more than their vectors. */
export const ACTORS = `
actors:
${Object.entries(VECTORS)
  .map(
    ([id, { share, closeness }]) =>
      `  ${id}: { vectors: { ${NAMES.map((p, k) => `${p}: { share: ${share[k]}, closeness: ${closeness[k]} }`).join(", ")} } }`,
  )
  .join("\n")}
`;

/** The Central Asian Union as of 1994 (MODEL 4.9 and 5.6): who was in it, what the members were, what Russia offered. */
export const UNION = `
multivector: 1
id: union
extends: baseline
start: 1994-01
end: 2006-12
region: { depth: 0.15 }
${POWERS}
actors:
${[
  ["KAZ", 0.4, 0.15, 0.55, 0.5, 1994],
  ["KGZ", 0.4, 0.2, 0.6, 0.6, 1994],
  ["TJK", 0.6, 0.35, 0.65, 0.4, 1994],
  ["UZB", 0.65, 0.2, 0.45, 0.2, 1994],
  ["TKM", 0.8, 0.25, 0.1, 0.1, 1994],
]
  .map(
    ([id, sovereignty, threat, share, regionalism]) =>
      `  ${id}: { consolidation: 0.3, identity: 0.35, sovereignty: ${sovereignty}, threat: ${threat}, leader: { regionalism: ${regionalism}, since: "1991-12" }, vectors: { ${["CHN", "EUU", "USA", "TUR", "IRN"].map((p) => `${p}: { share: 0.05 }`).join(", ")}, RUS: { share: ${share} } } }`,
  )
  .join("\n")}
pairs: { KAZ-UZB: { rivalry: 0.6 } }
bodies:
  union:
    title: Central Asian Union
    suitor: RUS
    members: [KAZ, KGZ, UZB]
    output: 0.2
    overlap:
      k1: { at: 1996-01, value: 0.2 }
      k2: { at: 2000-10, value: 0.45 }
      k3: { at: 2001-06, value: 0.6 }
      k4: { at: 2005-01, value: 0.7 }
schedule:
  - { at: 1998-01, set: { bodies.union.members.TJK: true } }
mechanisms: { overtures: on, admission: on, merger: on, absorption: on, leaders: off, clashes: off, settlement: off }
`;

/** Formats from 2000 on (MODEL 4.9, 5.3); GDP and its growth 2000 to 2022 from data/economy.csv, GCC by its two largest. */
export const FORMATS = `
multivector: 1
id: formats
extends: baseline
start: 2000-01
end: 2026-12
region: { depth: 0, gdpGrowth: 0.106, recognition: 0.1 }
actors:
  KAZ: { leader: { since: "1991-12", regionalism: 0.5 } }
  KGZ: { leader: { since: "1991-12", regionalism: 0.6 } }
  TKM: { leader: { since: "1991-12", regionalism: 0.1 } }
  UZB: { leader: { since: "1991-12", regionalism: 0.2 } }
formats:
  RUS: { level: 0, gain: 0.5, control: 1.2, rivals: [USA, EUU, CHN], gdp: { data: economy.gdp_usd_current, scale: 1e-9 }, gdpGrowth: 0.098 }
  CHN: { level: 0, gain: 0.6, control: 0.5, rivals: [USA, RUS, EUU], gdp: { data: economy.gdp_usd_current, scale: 1e-9 }, gdpGrowth: 0.122, mayHaveSecretariat: true }
  EUU: { level: 0, gain: 1.1, control: 0.1, rivals: [RUS, CHN, USA], gdp: { data: economy.gdp_usd_current, scale: 1e-9 }, gdpGrowth: 0.038 }
  USA: { level: 0, gain: 0.8, control: 0.1, rivals: [RUS, CHN, EUU], gdp: { data: economy.gdp_usd_current, scale: 1e-9 }, gdpGrowth: 0.042 }
  JPN: { level: 0, gain: 1.2, control: 0.1, rivals: [CHN, KOR, EUU], gdp: { data: economy.gdp_usd_current, scale: 1e-9 }, gdpGrowth: -0.007 }
  KOR: { level: 0, gain: 0.9, control: 0.1, rivals: [JPN, CHN], gdp: { data: economy.gdp_usd_current, scale: 1e-9 }, gdpGrowth: 0.049 }
  IND: { level: 0, gain: 0.6, control: 0.1, rivals: [CHN, USA], gdp: { data: economy.gdp_usd_current, scale: 1e-9 }, gdpGrowth: 0.089 }
  GCC: { gain: 0.5, control: 0.1, rivals: [CHN, EUU], gdp: 293.9, gdpGrowth: 0.077 }
  DEU: { level: 0, gain: 0.5, control: 0.1, rivals: [EUU, ITA], gdp: 3500 }
  ITA: { level: 0, gain: 0.5, control: 0.1, rivals: [DEU, EUU], gdp: 2000 }
schedule:
  - { at: 2001-10, set: { formats.USA.attention: 1.2 } }
  - { at: 2004-01, set: { formats.USA.attention: 1 } }
  - { at: 2018-06, set: { region.recognition: 0.3 } }
  - { at: 2022-01, set: { formats.USA.attention: 1.5 } }
  - { at: 2022-07, set: { region.recognition: 0.5 } }
mechanisms: { format: on, solidarity: on, leaders: off, clashes: off, settlement: off }
`;
