/** The borders of the Ferghana valley: in which order they are settled, and what it takes. */
import { decimal, table } from "../shared/markdown.ts";
import { by } from "../shared/play.ts";
import { mean, share } from "../shared/statistics.ts";
import { AS_IT_IS, looking, runsOf, type Variant } from "./study.ts";

const SCENARIO = "ferghana-borders";
const KYRGYZ_TAJIK = "kgz-tjk";
export const VARIANTS: readonly Variant[] = [
  AS_IT_IS,
  ["Uzbekistan does not open up", ["actors.UZB.leader.openingJump=0"]],
  ["no mediation by the core", ["actors.KAZ.diplomaticBudget=0", "actors.UZB.diplomaticBudget=0"]],
  ["no ripeness", ["dispute.settlement.ripeness=0"]],
  ["no precedent", ["dispute.settlement.precedent=0"]],
  [
    "nationalism .9 in Kyrgyzstan and Tajikistan",
    ["actors.KGZ.nationalism=0.9", "actors.TJK.nationalism=0.9"],
  ],
  [
    "trust between the two held",
    ["trust.contact=0", "trust.decay=0", "trust.opening=0", "clash.trustLoss=0"],
  ],
  [
    "openness 1.5 to .6, honeymoon 8 to .6",
    ["dispute.settlement.openness=0.6", "dispute.settlement.honeymoon=0.6"],
  ],
];
/** What the prototype gave, by variant and column. */
const PROTOTYPE: Readonly<Record<string, readonly string[]>> = {
  "as it is": [".46 / .61", ".71", ".07", ".78", ".65"],
  "openness 1.5 to .6, honeymoon 8 to .6": ["", "", "", ".49"],
};

export function ferghana(runs: number, variants = VARIANTS): string {
  const head = [
    "prototype in brackets",
    "Tajik-Uzbek settled by 2019 / 2021",
    "Kyrgyz-Uzbek by 2021",
    "Kyrgyz-Tajik by 2021",
    "both before it",
    "Kyrgyz-Tajik clashes 2021-22",
    "Kyrgyz-Tajik treaty by 2025-03",
  ];
  return [
    "## The Ferghana valley",
    `${runs} runs of \`${SCENARIO}\` (variants: ${Math.min(runs, 1000)}), seed "patterns".`,
    table(
      head,
      variants.map((variant) => row(variant, runsOf(variant, runs))),
    ),
  ].join("\n\n");
}

function row([name, sets]: Variant, runs: number): string[] {
  const found = looking(SCENARIO, runs, {
    sets,
    months: ["2021-01", "2023-01"],
    look: (s) => s.value("dispute.clashes", KYRGYZ_TAJIK),
  });
  const outcomes = found.map((run) => run.outcomes);
  const settled = (pair: string, month: string) => decimal(by(outcomes, `settled.${pair}`, month));
  const cells = [
    `${settled("tjk-uzb", "2019-12")} / ${settled("tjk-uzb", "2021-12")}`,
    settled("kgz-uzb", "2021-12"),
    settled(KYRGYZ_TAJIK, "2021-12"),
    decimal(share(outcomes, (o) => o["uzbekFirst"] < Infinity)),
    decimal(mean(found.map(({ seen: [before, after] }) => after - before))),
    decimal(by(outcomes, `border.${KYRGYZ_TAJIK}`, "2025-03")),
  ];
  const was = PROTOTYPE[name] ?? [];
  return [name, ...cells.map((cell, k) => (was[k] ? `${cell} (${was[k]})` : cell))];
}
