/** The trans-Caspian pipeline: who consents, and when it is built. */
import { monthText } from "../../src/engine/calendar.ts";
import { decimal, table } from "../shared/markdown.ts";
import { by, meanOf, values } from "../shared/play.ts";
import { quantileOfFinite } from "../shared/statistics.ts";
import { AS_IT_IS, outcomes, runsOf, type Variant } from "./study.ts";

const SCENARIO = "trans-caspian-energy";
export const VARIANTS: readonly Variant[] = [
  AS_IT_IS,
  ["no sticks", ["mechanisms.sticks=off"]],
  ["Russia stakes half of its aims on each", ["powers.RUS.aims.AZE=0.5", "powers.RUS.aims.TKM=0.5"]],
  ["Iran drills from the start", ["seabeds.azeIrn.severity=0.4", "seabeds.irnTkm.severity=0.4"]],
  ["20 bcm are sure to be bought", ["pipelines.tcp.offtake=20"]],
  ["Turkmenistan half as neutral", ["actors.TKM.neutrality=0.5"]],
  ["no frailty", ["consent.frailty=0"]],
];

export function pipeline(runs: number, variants = VARIANTS): string {
  const rows = variants.map((variant) => {
    const [name, sets] = variant;
    const found = outcomes(SCENARIO, runsOf(variant, runs), sets);
    const shares = (...events: [id: string, month: string][]) =>
      events.map(([id, month]) => decimal(by(found, id, month))).join(" / ");
    const built = quantileOfFinite(values(found, "built.tcp"), 0.5);
    return [
      name,
      shares(["consent.tcp.AZE", "2020-01"], ["consent.tcp.TKM", "2020-01"]),
      shares(["agreed.tcp", "2023-12"], ["agreed.tcp", "2025-09"]),
      shares(["built.tcp", "2025-09"], ["built.tcp", "2040-12"]),
      built === undefined ? "never" : monthText(built),
      decimal(meanOf(found, "turkmenOnRussia")),
    ];
  });
  const head = [
    "",
    "AZE / TKM consent by 2020-01",
    "agreed by 2023-12 / 2025-09",
    "built by 2025-09 / 2040-12",
    "median date, where built",
    "Turkmenistan's engagement with Russia in 2040",
  ];
  return [
    "## The trans-Caspian pipeline",
    `${runs} runs of \`${SCENARIO}\` (variants: ${Math.min(runs, 1000)}), seed "patterns".`,
    table(head, rows),
  ].join("\n\n");
}
