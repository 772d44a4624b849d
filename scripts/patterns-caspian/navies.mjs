// The naval balance: Russia's share, the three's, exercises that answer exercises, incidents.
import { monthText } from "../../dist/lib/src/engine/calendar.js";

const SCENARIO = "caspian-naval-balance";
const NO_SUPPORT = ["AZE", "KAZ", "TKM"].map((id) => `fleets.${id}.discount=0`);
const PEACE = ["mechanisms.shocks=on", "parameters.war.ending=12", "parameters.war.endingFrom=2026"];
const NO_WAR = ["fleets.RUS.warBudget=0", "fleets.RUS.warTransfer=0"];
const REPEAL = ["region.caspianConvention=false"];
/** Fleets as real numbers, which the prototype had. */
const REAL = ["region.shipbuilding=continuous"];
const GUARDS = ["codings.X18=coastGuards"];
const DATES = ["2018-01", "2022-01", "2025-01", "2035-01"];

const text = (x) => (x === undefined ? "" : x.toFixed(3).replace(/^0/, ""));

export function navies(kit) {
  return [
    "## Naval balance",
    "",
    `${kit.RUNS} runs of \`${SCENARIO}\`, seed "patterns".`,
    "",
    shares(kit),
    "",
    dates(kit),
    "",
    drills(kit),
  ].join("\n");
}

function shares({ play, named, mean, table, RUNS }) {
  const cases = [
    ["as it is", [], "", "", ""],
    ["no Turkish support", NO_SUPPORT, "", "", ""],
    ["the war ends in 2026", PEACE, "", "", ""],
    ["convention repealed", REPEAL, "", "", ""],
    ["coast guards counted (X18)", GUARDS, "", "", ""],
    [
      "real numbers: as it is",
      REAL,
      ".532 / .507 / .475 / .408",
      ".347 / .368 / .395 / .450",
      "103.5 to 126.7",
    ],
    ["real: no Turkish support", [...REAL, ...NO_SUPPORT], "", "– / – / .374 / –", "103.5 to 110.8"],
    ["real: the war ends in 2026", [...REAL, ...PEACE], "– / – / – / .462", "", ""],
    [
      "real: no war, no support",
      [...REAL, ...NO_WAR, ...NO_SUPPORT],
      "– / – / – / .496",
      "– / – / – / .371",
      "",
    ],
  ];
  const rows = cases.map(([what, sets, russia, three, points]) => {
    const found = play(SCENARIO, {
      sets,
      months: DATES,
      runs: Math.min(RUNS, sets.length === 0 ? RUNS : 500),
      look: (s) => [
        named(s, "fleet.share", "fleet").RUS,
        named(s, "bloc.share", "bloc").turkic,
        named(s, "bloc.capability", "bloc").turkic,
      ],
      ended: (_, seen) => seen,
    });
    const at = (what) => DATES.map((_, d) => mean(found.map((seen) => seen[d][what])));
    const strength = at(2);
    return [
      what,
      at(0).map(text).join(" / "),
      russia,
      at(1).map(text).join(" / "),
      three,
      `${strength[0].toFixed(1)} to ${strength.at(-1).toFixed(1)}`,
      points,
    ];
  });
  const head = [
    "",
    `Russia's share ${DATES.map((d) => d.slice(0, 4)).join(" / ")}`,
    "prototype",
    "the three's",
  ];
  return table([...head, "prototype", "their points", "prototype"], rows);
}

function dates({ play, share, quantile, table, RUNS }) {
  const rows = [
    ["as it is", []],
    ["no Turkish support", NO_SUPPORT],
    ["the war ends in 2026", PEACE],
    ["convention repealed", REPEAL],
    ["coast guards counted (X18)", GUARDS],
    ["real numbers: as it is", REAL],
    ["real: no Turkish support", [...REAL, ...NO_SUPPORT]],
    ["real: the war ends in 2026", [...REAL, ...PEACE]],
  ].map(([what, sets]) => {
    const found = play(SCENARIO, {
      sets,
      runs: Math.min(RUNS, sets.length === 0 ? RUNS : 500),
      ended: (outcomes) => outcomes,
    });
    const event = (id) => {
      const months = found.map((o) => o[id]);
      const came = share(months, Number.isFinite);
      return came === 0 ? "never" : `${text(came)}, ${monthText(quantile(months, 0.5))}`;
    };
    return [what, ...["majorityLost", "parity", "parityOfBlocs", "primacyLost", "incident"].map(event)];
  });
  const head = [
    "by the end of 2035: chance, median date",
    "Russia below half",
    "the three as strong as Russia",
  ];
  return table([...head, "as Russia and Iran", "another fleet as strong as Russia's", "an incident"], rows);
}

/** Of quarters without an own exercise in the last quarter: how often one follows, by whether the rival just held one. */
function drills({ play, named, mean, share, table }) {
  const quarters = Array.from({ length: 72 }, (_, q) => monthText((2018 - 1900) * 12 + 3 * q + 1));
  const found = play(SCENARIO, {
    months: quarters,
    look: (s) => named(s, "exercise.count", "bloc"),
    ended: (outcomes, seen) => ({ outcomes, seen }),
  });
  const answer = (own, rival) => {
    const counts = { after: [0, 0], else: [0, 0] };
    for (const { seen } of found)
      for (let q = 2; q < seen.length; q++) {
        const held = (bloc, k) => seen[k][bloc] - seen[k - 1][bloc] > 0;
        const kind = counts[held(rival, q - 1) ? "after" : "else"];
        kind[0]++;
        if (held(own, q)) kind[1]++;
      }
    return [counts.after[1] / counts.after[0], counts.else[1] / counts.else[0]];
  };
  const rows = [
    ["the three", ...answer("turkic", "rusIrn").map(text)],
    ["Russia and Iran", ...answer("rusIrn", "turkic").map(text)],
  ];
  const yearly = (bloc) => text(mean(found.map(({ outcomes }) => outcomes[`exercises.${bloc}`] / 18)));
  const first = share(found, ({ outcomes }) => outcomes["exercise.turkic"] <= outcomes["exercise.rusIrn"]);
  return [
    table(["chance of an exercise in a quarter", "after the rival's in the last", "else"], rows),
    "",
    `Exercises a year: the three ${yearly("turkic")}, Russia and Iran ${yearly("rusIrn")}. The three's first is no later than the others' first in ${text(first)} of runs.`,
  ].join("\n");
}
