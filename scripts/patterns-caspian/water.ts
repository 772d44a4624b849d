/** Water and power of the two rivers: what a linkage is worth, and what makes it hold. */
import { decimal, table } from "../shared/markdown.ts";
import { meanOf, type Outcomes } from "../shared/play.ts";
import { mean, share } from "../shared/statistics.ts";
import { AS_IT_IS, looking, outcomes, runsOf, type Variant } from "./study.ts";

const SCENARIO = "water-energy";
const DATES = ["2022-01", "2025-01", "2030-01", "2045-12"];
const CANALS: readonly Variant[] = [
  ["the canal as planned", []],
  ["half of it", ["canal.ceiling=0.5"]],
  ["no canal", ["canal.ceiling=0"]],
];
export const VARIANTS: readonly Variant[] = [
  AS_IT_IS,
  ["no canal", ["canal.ceiling=0"]],
  ["contract at 3.4 cents", ["basins.amu.purchase=0.034"]],
  ["Rogun in 2029", ["dams.rogun.completed=2029-01"]],
  [
    "Kambarata, three stages",
    ["2030-01", "2033-01", "2036-01"].map((date, k) => `dams.kambarata${k + 1}.completed=${date}`),
  ],
  ["a fifth less water", ["water.drought=0.2"]],
  ["nothing is carried out", ["implementation.speed=0"]],
];

export function water(runs: number, variants = VARIANTS): string {
  return [
    "## Water and power",
    `${runs} runs of \`${SCENARIO}\` (variants: ${Math.min(runs, 1000)}), seed "patterns". Means over runs; the linked share is of all months 2018 to 2045.`,
    canal(Math.min(runs, 200)),
    levers(runs, variants),
  ].join("\n\n");
}

function canal(runs: number): string {
  const rows = CANALS.map(([name, sets]) => {
    const found = looking(SCENARIO, runs, {
      sets,
      months: DATES,
      look: (s) => ({ inflow: s.value("basin.inflow", "amu"), surplus: s.value("basin.surplus", "amu") }),
    });
    const course = (what: "inflow" | "surplus", digits: number) =>
      DATES.map((_, d) => decimal(mean(found.map(({ seen }) => seen[d][what])), digits)).join(" / ");
    return [name, course("inflow", 1), course("surplus", 3)];
  });
  const years = DATES.map((date) => date.slice(0, 4)).join(" / ");
  return table(["Amu Darya", `inflow, km3/yr, ${years}`, "value of linkage, bn USD/yr"], rows);
}

function levers(runs: number, variants: readonly Variant[]): string {
  const base = outcomes(SCENARIO, runs);
  const rows = variants.map((variant) => {
    const [name, sets] = variant;
    const itself = sets.length === 0;
    const found = itself ? base : outcomes(SCENARIO, runsOf(variant, runs), sets);
    const both = (of: (river: string) => string) =>
      ["amu", "syr"].map((river) => decimal(meanOf(found, of(river)))).join(" / ");
    return [
      name,
      both((river) => `linked.${river}`),
      itself ? "" : linkedAgainst(found, base),
      both((river) => `surplus.${river}`),
      both((river) => `defaults.${river}`),
      both((river) => `storage.${river}`),
      both((river) => `income.${river}.upstream`),
      decimal(meanOf(found, "threatDownstream")),
    ];
  });
  const head = [
    "Amu Darya / Syr Darya",
    "linked",
    "of runs, more / less often linked on the Amu Darya than as it is",
    "value in 2045, bn USD/yr",
    "defaults",
    "stored in 2045, km3",
    "upstream's income in 2045, bn USD/yr",
    "threat downstream in 2045",
  ];
  return table(head, rows);
}

/** Run by run, for the same run has the same luck in both. */
function linkedAgainst(found: readonly Outcomes[], base: readonly Outcomes[]): string {
  const gains = found.map((o, run) => o["linked.amu"] - base[run]["linked.amu"]);
  return `${decimal(share(gains, (gain) => gain > 0))} / ${decimal(share(gains, (gain) => gain < 0))}`;
}
