/**
 * Frequencies of the treaty model beside those of the prototype that the model description quotes (4.4 and 4.5), in Markdown:
 * node scripts/ts.mjs scripts/prototype-report.ts [RUNS]
 */
import { monthOf } from "../src/engine/calendar.ts";
import { readArguments, readRuns } from "./shared/arguments.ts";
import { comparison, type Row } from "./shared/markdown.ts";
import { by, meanOf, type Outcomes, playAll } from "./shared/play.ts";
import { share } from "./shared/statistics.ts";

/** The prototype played all of the dated calendar, the later entries too. */
const CALENDAR = "knownUntil=2025-09";
const NO_COURTSHIP = ["actors.KAZ.diplomaticBudget=0", "actors.UZB.diplomaticBudget=0"];
const NO_DISPUTE = "disputes.kgz-tjk.severity=0";

export function main(args: readonly string[]): void {
  const [runs] = readArguments(args, {}).rest;
  console.log(prototypeReport(readRuns(runs, 10_000)));
}

type Play = (...sets: string[]) => Outcomes[];

export function prototypeReport(runs: number): string {
  const play: Play = (...sets) =>
    playAll("friendship-treaty", { runs, seed: "prototype", sets: [CALENDAR, ...sets] });
  const base = play();
  return [
    "### Signatures by 2022-07 / 2023-12 / 2024-12 / 2025-09 / 2025-10 / 2027-12 (prototype: without 2025-10)",
    comparison(signatures(base)),
    "### The treaty as a whole",
    comparison(treaty(base)),
    "### Levers: Tajikistan by 2023-12 / 2025-09 / 2025-10, Turkmenistan by 2025-09 / 2025-10",
    comparison(levers(play)),
    "### The border of Kyrgyzstan and Tajikistan, from 2022-07",
    comparison(border(base, play)),
  ].join("\n\n");
}

function signatures(base: Outcomes[]): Row[] {
  const prototype = {
    KAZ: ".90 / .98 / 1 / 1 / 1",
    UZB: ".73 / .89 / .95 / .98 / .99",
    KGZ: ".62 / .79 / .88 / .94 / .99",
    TJK: ".05 / .19 / .36 / .54 / .81",
    TKM: ".04 / .08 / .14 / .19 / .35",
  };
  const dates = ["2022-07", "2023-12", "2024-12", "2025-09", "2025-10", "2027-12"];
  return Object.entries(prototype).map(([actor, was]) => [
    actor,
    dates.map((date) => by(base, `signed.${actor}`, date)),
    was,
  ]);
}

function treaty(base: Outcomes[]): Row[] {
  const first = monthOf("2022-07");
  const coreFirst = (r: Outcomes) =>
    Math.max(r["signed.KAZ"], r["signed.UZB"]) <= Math.min(r["signed.TJK"], r["signed.TKM"]);
  const threeAtOnce = (r: Outcomes) =>
    ["KAZ", "KGZ", "UZB"].every((actor) => r[`signed.${actor}`] === first) &&
    r["signed.TJK"] > first &&
    r["signed.TKM"] > first;
  const early = base.filter((r) => r["signed.TJK"] <= monthOf("2025-09"));
  return [
    ["in force by the end of 2024", by(base, "inForce", "2024-12"), ".50"],
    [
      "Kazakhstan and Uzbekistan both no later than Tajikistan and Turkmenistan",
      share(base, coreFirst),
      ".93",
    ],
    ["exactly {KAZ, KGZ, UZB} at the first offer", share(base, threeAtOnce), ".36"],
    [
      "of Tajikistan's signatures by 2025-09, those after the border treaty",
      share(early, (r) => r["border.kgz-tjk"] <= r["signed.TJK"]),
      ".53",
    ],
  ];
}

function levers(play: Play): Row[] {
  const signed = (rows: Outcomes[], actor: string, dates: string[]) =>
    dates.map((date) => by(rows, `signed.${actor}`, date));
  const tajikistan = (...sets: string[]) => signed(play(...sets), "TJK", ["2023-12", "2025-09", "2025-10"]);
  const when = ["2025-09", "2025-10"];
  const awaza = play("parameters.summits.preparatoryCounts=1");
  return [
    ["no dispute: severity 0", tajikistan(NO_DISPUTE), ".68 / .88"],
    ["harshest dispute: severity 1", tajikistan("disputes.kgz-tjk.severity=1"), ".14 / .47"],
    ["no courtship: budgets 0", tajikistan(...NO_COURTSHIP), ".08 / .20"],
    ["Turkmenistan half as neutral: .5", signed(play("actors.TKM.neutrality=0.5"), "TKM", when), ".42"],
    ["Awaza counts: Tajikistan by 2025-09 / 2025-10", signed(awaza, "TJK", when), ".64"],
    ["Awaza counts: Turkmenistan by 2025-09 / 2025-10", signed(awaza, "TKM", when), ".26"],
  ];
}

function border(base: Outcomes[], play: Play): Row[] {
  const signed = (rows: Outcomes[], date: string) => by(rows, "border.kgz-tjk", date);
  const signedWith = (...sets: string[]) => signed(play(...sets), "2025-04");
  return [
    ["signed by 2025-04 / 2025-09", [signed(base, "2025-04"), signed(base, "2025-09")], ".47 / .54"],
    ["mean clashes 2022-07 to 2027-12", meanOf(base, "clashes.kgz-tjk"), ".90"],
    ["signed by 2025-04 without ripeness", signedWith("dispute.settlement.ripeness=0"), ".24"],
    ["the same without diplomacy of the core", signedWith(...NO_COURTSHIP), ".09"],
    ["the same with severity 0", signedWith(NO_DISPUTE), ".34"],
  ];
}
