/** The naval balance: Russia's share, the three's, exercises that answer exercises, incidents. */
import { monthText } from "../../src/engine/calendar.ts";
import { decimal, table } from "../shared/markdown.ts";
import { values } from "../shared/play.ts";
import { mean, quantileOfFinite, share } from "../shared/statistics.ts";
import { drills } from "./drills.ts";
import { AS_IT_IS, cellsById, looking, outcomes, runsOf, type Variant } from "./study.ts";

const SCENARIO = "caspian-naval-balance";
const DATES = ["2018-01", "2022-01", "2025-01", "2035-01"];
const LIMIT = 500;

const NO_SUPPORT = ["AZE", "KAZ", "TKM"].map((id) => `fleets.${id}.discount=0`);
const PEACE = ["mechanisms.shocks=on", "parameters.war.ending=12", "parameters.war.endingFrom=2026"];
const NO_WAR = ["fleets.RUS.warBudget=0", "fleets.RUS.warTransfer=0"];
/** Fleets as real numbers, which the prototype had. */
const REAL = ["region.shipbuilding=continuous"];

export const VARIANTS: readonly Variant[] = [
  AS_IT_IS,
  ["no Turkish support", NO_SUPPORT],
  ["the war ends in 2026", PEACE],
  ["convention repealed", ["region.caspianConvention=false"]],
  ["coast guards counted (X18)", ["codings.X18=coastGuards"]],
  ["real numbers: as it is", REAL],
  ["real: no Turkish support", [...REAL, ...NO_SUPPORT]],
  ["real: the war ends in 2026", [...REAL, ...PEACE]],
];
/** Asked for its shares alone. */
export const WITHOUT_BOTH: Variant = ["real: no war, no support", [...REAL, ...NO_WAR, ...NO_SUPPORT]];

/** What the prototype gave for Russia's share, the three's share and the three's points. */
const PROTOTYPE: Readonly<Record<string, readonly [russia: string, three: string, points: string]>> = {
  "real numbers: as it is": [".532 / .507 / .475 / .408", ".347 / .368 / .395 / .450", "103.5 to 126.7"],
  "real: no Turkish support": ["", "– / – / .374 / –", "103.5 to 110.8"],
  "real: the war ends in 2026": ["– / – / – / .462", "", ""],
  "real: no war, no support": ["– / – / – / .496", "– / – / – / .371", ""],
};

export function navies(runs: number, variants = VARIANTS): string {
  return [
    "## Naval balance",
    `${runs} runs of \`${SCENARIO}\`, seed "patterns".`,
    shares(runs, [...variants, WITHOUT_BOTH]),
    dates(runs, variants),
    drills(SCENARIO, runs),
  ].join("\n\n");
}

function shares(runs: number, variants: readonly Variant[]): string {
  const rows = variants.map((variant) => {
    const [name, sets] = variant;
    const found = looking(SCENARIO, runsOf(variant, runs, LIMIT), {
      sets,
      months: DATES,
      look: (s) => ({
        russia: cellsById(s, "fleet.share", "fleet")["RUS"],
        three: cellsById(s, "bloc.share", "bloc")["turkic"],
        points: cellsById(s, "bloc.capability", "bloc")["turkic"],
      }),
    });
    const at = (what: "russia" | "three" | "points") =>
      DATES.map((_, d) => mean(found.map(({ seen }) => seen[d][what])));
    const course = (what: "russia" | "three") =>
      at(what)
        .map((x) => decimal(x))
        .join(" / ");
    const points = at("points").map((x) => x.toFixed(1));
    const [russia, three, strength] = PROTOTYPE[name] ?? ["", "", ""];
    return [
      ...[name, course("russia"), russia, course("three"), three],
      ...[`${points[0]} to ${points.at(-1)}`, strength],
    ];
  });
  const years = DATES.map((date) => date.slice(0, 4)).join(" / ");
  const head = ["", `Russia's share ${years}`, "prototype", "the three's", "prototype"];
  return table([...head, "their points", "prototype"], rows);
}

function dates(runs: number, variants: readonly Variant[]): string {
  const rows = variants.map((variant) => {
    const [name, sets] = variant;
    const found = outcomes(SCENARIO, runsOf(variant, runs, LIMIT), sets);
    const event = (id: string) => {
      const months = values(found, id);
      const when = quantileOfFinite(months, 0.5);
      return when === undefined ? "never" : `${decimal(share(months, Number.isFinite))}, ${monthText(when)}`;
    };
    return [name, ...["majorityLost", "parity", "parityOfBlocs", "primacyLost", "incident"].map(event)];
  });
  const head = [
    "by the end of 2035: chance, median date",
    "Russia below half",
    "the three as strong as Russia",
    "as Russia and Iran",
    "another fleet as strong as Russia's",
    "an incident",
  ];
  return table(head, rows);
}
