/** Which way freight goes, and who is awarded what (docs/model 4.1, 4.10). */
import { monthText } from "../../src/engine/calendar.ts";
import type { Session } from "../../src/engine/session.ts";
import { decimal, table } from "../shared/markdown.ts";
import { by, type Outcomes, values } from "../shared/play.ts";
import { mean, quantileOfFinite, share, sum } from "../shared/statistics.ts";
import { engagement } from "./engagement.ts";
import { AS_IT_IS, looking, type Variant } from "./study.ts";

const SCENARIO = "middle-corridor-vs-instc";
const MONTHS = ["2018-02", "2022-01", "2023-01", "2024-01", "2025-09", "2031-01", "2036-01"];
const [BEFORE, AFTER] = [MONTHS.indexOf("2022-01"), MONTHS.indexOf("2023-01")];

const MIDDLE = ["chnMiddle", "kazMiddle", "uzbMiddle"];
const OVER_SEA = [...MIDDLE, "chnBtk", "chnTripp", "kazTripp", "uzbSouth", "uzbTripp"];
const TO_EUROPE = ["CHN-EUU", "KAZ-EUU", "UZB-EUU"];

function look(s: Session) {
  const total = (column: string, ids: readonly string[]) => sum(ids.map((id) => s.value(column, id)));
  return {
    russia: s.value("transit", "RUS"),
    caspian: total("route.flow", OVER_SEA) / total("market.flow", TO_EUROPE),
    middle: total("route.flow", MIDDLE),
    instc: total("route.flow", ["instcWest", "instcEast"]),
    cost: s.value("market.cost", "UZB-EUU"),
    trade: s.value("trade.region"),
    china: s.value("trade.power", "KAZ", "CHN"),
    russian: s.value("trade.power", "KAZ", "RUS"),
  };
}

type Key = keyof ReturnType<typeof look>;
type Rows = { outcomes: Outcomes; seen: ReturnType<typeof look>[] }[];

const MEASURES: readonly (readonly [name: string, key: Key, digits: number])[] = [
  ["Russia's share of foreign transit", "russia", 3],
  ["share of EU-bound freight that crosses the Caspian", "caspian", 3],
  ["freight of the Middle Corridor proper, Mt a year", "middle", 2],
  ["INSTC, Mt a year", "instc", 2],
  ["Uzbekistan to the EU, USD a TEU", "cost", 0],
  ["trade of the five with each other, bn USD", "trade", 1],
  ["Kazakhstan's trade with China, bn USD", "china", 1],
  ["Kazakhstan's trade with Russia, bn USD", "russian", 1],
];

const NO_SANCTIONS: Variant = ["no sanctions", ["corridors.sanctions=0"]];
export const VARIANTS: readonly Variant[] = [
  AS_IT_IS,
  NO_SANCTIONS,
  ["TRIPP open from the start", ["legs.k16.open=true", "legs.k16.capacity=15"]],
  ["TRIPP never", ["works.tripp.opens=2099-01"]],
  ["only the United States bid for Anaklia", ["works.anaklia.bidders=[USA]"]],
  ["Anaklia never", ["works.anaklia.opens=2099-01"]],
  [
    "Iran blocked",
    [...["k12", "k13", "k14", "k15"].map((leg) => `legs.${leg}.open=false`), "works.rasht.opens=2099-01"],
  ],
  ["Russia replaces no wear", ["legs.k3.upkeep=0"]],
];

const meanAt = (rows: Rows, month: string, key: Key) =>
  mean(rows.map(({ seen }) => seen[MONTHS.indexOf(month)][key]));

export function corridors(runs: number, variants = VARIANTS): string {
  const few = Math.min(runs, 400);
  const play = ([, sets]: Variant, count = few) => looking(SCENARIO, count, { sets, months: MONTHS, look });
  const base = play(AS_IT_IS, runs);
  const turned = share(
    base,
    ({ seen }) => seen[AFTER].russia < seen[BEFORE].russia && seen[AFTER].middle > seen[BEFORE].middle,
  );
  return [
    "## Corridors and trade",
    `${runs} runs of \`${SCENARIO}\`, seed "patterns"; levers ${few}. Means over runs.`,
    course(base, MEASURES),
    "The first three without sanctions:",
    course(play(NO_SANCTIONS), MEASURES.slice(0, 3)),
    `From the beginning of 2022 to that of 2023 Russia's share falls and the Middle Corridor's freight rises in ${decimal(turned)} of runs.`,
    works(base.map((run) => run.outcomes)),
    levers(variants, (variant) => (variant === AS_IT_IS ? base.slice(0, few) : play(variant))),
    engagement(few),
  ].join("\n\n");
}

function course(rows: Rows, measures: typeof MEASURES): string {
  return table(
    ["at the beginning of", ...MONTHS],
    measures.map(([name, key, digits]) => [
      name,
      ...MONTHS.map((month) => decimal(meanAt(rows, month, key), digits)),
    ]),
  );
}

function works(runs: readonly Outcomes[]): string {
  const ids = Object.keys(runs[0] ?? {}).filter((id) => /^(award|assent|built)\./.test(id));
  const dates = ["2023-12", "2025-08", "2035-12"];
  return table(
    ["work", ...dates.map((date) => `by ${date}`), "median date"],
    ids.map((id) => {
      const when = quantileOfFinite(values(runs, id), 0.5);
      return [
        `\`${id}\``,
        ...dates.map((date) => decimal(by(runs, id, date))),
        when === undefined ? "never" : monthText(when),
      ];
    }),
  );
}

function levers(variants: readonly Variant[], play: (variant: Variant) => Rows): string {
  const rows = variants.map((variant) => {
    const found = play(variant);
    const both = (key: Key, digits: number) =>
      ["2031-01", "2036-01"].map((month) => decimal(meanAt(found, month, key), digits)).join(" / ");
    return [variant[0], both("russia", 3), both("caspian", 3), both("instc", 2), both("cost", 0)];
  });
  const head = [
    "at the end of 2030 / 2035",
    "Russia's share of transit",
    "across the Caspian",
    "INSTC, Mt",
    "Uzbekistan to the EU, USD",
  ];
  return table(head, rows);
}
