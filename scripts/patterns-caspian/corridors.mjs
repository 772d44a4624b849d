// Which way freight goes, who is awarded what, and what trade does (MODEL 4.1, 4.10).
import { monthOf, monthText } from "../../dist/lib/src/engine/calendar.js";

const SCENARIO = "middle-corridor-vs-instc";
const MONTHS = ["2018-02", "2022-01", "2023-01", "2024-01", "2025-09", "2031-01", "2036-01"];
const text = (x, digits = 3) => x.toFixed(digits).replace(/^0\./, ".");

const OVER_SEA = [
  "chnMiddle",
  "chnBtk",
  "chnTripp",
  "kazMiddle",
  "kazTripp",
  "uzbMiddle",
  "uzbSouth",
  "uzbTripp",
];
const sum = (s, column, ids) => ids.reduce((total, id) => total + s.value(column, id), 0);

function look(s) {
  return {
    russia: s.value("transit", "RUS"),
    caspian: sum(s, "route.flow", OVER_SEA) / sum(s, "market.flow", ["CHN-EUU", "KAZ-EUU", "UZB-EUU"]),
    middle: sum(s, "route.flow", ["chnMiddle", "kazMiddle", "uzbMiddle"]),
    instc: sum(s, "route.flow", ["instcWest", "instcEast"]),
    cost: s.value("market.cost", "UZB-EUU"),
    trade: s.value("trade.region"),
    china: s.value("trade.power", "KAZ", "CHN"),
    russian: s.value("trade.power", "KAZ", "RUS"),
  };
}

const MEASURES = [
  ["Russia's share of foreign transit", "russia", 3],
  ["share of EU-bound freight that crosses the Caspian", "caspian", 3],
  ["freight of the Middle Corridor proper, Mt a year", "middle", 2],
  ["INSTC, Mt a year", "instc", 2],
  ["Uzbekistan to the EU, USD a TEU", "cost", 0],
  ["trade of the five with each other, bn USD", "trade", 1],
  ["Kazakhstan's trade with China, bn USD", "china", 1],
  ["Kazakhstan's trade with Russia, bn USD", "russian", 1],
];

const shut = ["k12", "k13", "k14", "k15"].map((k) => `legs.${k}.open=false`);
const LEVERS = {
  "no sanctions": ["corridors.sanctions=0"],
  "TRIPP open from the start": ["legs.k16.open=true", "legs.k16.capacity=15"],
  "TRIPP never": ["works.tripp.opens=2099-01"],
  "only the United States bid for Anaklia": ["works.anaklia.bidders=[USA]"],
  "Anaklia never": ["works.anaklia.opens=2099-01"],
  "Iran blocked": [...shut, "works.rasht.opens=2099-01"],
  "Russia replaces no wear": ["legs.k3.upkeep=0"],
};

export function corridors({ play, mean, share, quantile, table, RUNS }) {
  const few = Math.min(RUNS, 400);
  const run = (sets = [], runs = RUNS) =>
    play(SCENARIO, { sets, runs, months: MONTHS, look, ended: (outcomes, seen) => ({ outcomes, seen }) });
  const at = (rows, month, key) => rows.map((r) => r.seen[MONTHS.indexOf(month)][key]);
  const base = run();
  const peace = run(LEVERS["no sanctions"], few);
  const course = (rows, measures) =>
    table(
      ["at the beginning of", ...MONTHS],
      measures.map(([name, key, digits]) => [
        name,
        ...MONTHS.map((m) => text(mean(at(rows, m, key)), digits)),
      ]),
    );
  const turned = share(
    base,
    ({ seen }) => seen[2].russia < seen[1].russia && seen[2].middle > seen[1].middle,
  );
  const works = Object.keys(base[0].outcomes).filter((id) => /^(award|assent|built)\./.test(id));
  const by = (id, month) => text(share(base, (r) => r.outcomes[id] <= monthOf(month)));
  const median = (id) => {
    const found = quantile(
      base.map((r) => r.outcomes[id]),
      0.5,
    );
    return found === undefined ? "never" : monthText(found);
  };
  const levers = Object.entries({ "as it is": undefined, ...LEVERS }).map(([name, sets]) => {
    const rows = sets ? run(sets, few) : base.slice(0, few);
    const both = (key, digits) =>
      ["2031-01", "2036-01"].map((m) => text(mean(at(rows, m, key)), digits)).join(" / ");
    return [name, both("russia", 3), both("caspian", 3), both("instc", 2), both("cost", 0)];
  });
  return [
    "## Corridors and trade",
    "",
    `${RUNS} runs of \`${SCENARIO}\`, seed "patterns"; levers ${few}. Means over runs.`,
    "",
    course(base, MEASURES),
    "",
    "The first three without sanctions:",
    "",
    course(peace, MEASURES.slice(0, 3)),
    "",
    `From the beginning of 2022 to that of 2023 Russia's share falls and the Middle Corridor's freight rises in ${text(turned)} of runs.`,
    "",
    table(
      ["work", "by 2023-12", "by 2025-08", "by 2035-12", "median date"],
      works.map((id) => [`\`${id}\``, by(id, "2023-12"), by(id, "2025-08"), by(id, "2035-12"), median(id)]),
    ),
    "",
    table(
      [
        "at the end of 2030 / 2035",
        "Russia's share of transit",
        "across the Caspian",
        "INSTC, Mt",
        "Uzbekistan to the EU, USD",
      ],
      levers,
    ),
    "",
    engagement({ play, mean, table }, few),
  ].join("\n");
}

/** Does trade carry China's rise? */
function engagement({ play, mean, table }, runs) {
  const on = ["hedging", "contest", "solidarity", "shocks", "threats"].map((m) => `mechanisms.${m}=on`);
  const months = ["2022-01", "2025-09"];
  const moved = (sets) => {
    const rows = play("baseline", {
      runs,
      months,
      sets: [...on, "end=2025-12", ...sets],
      look: (s) => [s.value("engagement.region", "RUS"), s.value("engagement.region", "CHN")],
      ended: (_, seen) => seen,
    });
    return [0, 1].map((p) => months.map((_, k) => text(mean(rows.map((seen) => seen[k][p])))).join(" to "));
  };
  return table(
    ["engagement of the members, 2022-01 to 2025-09", "with Russia", "with China"],
    [
      ["trade still", ...moved([])],
      ["trade moves", ...moved(["mechanisms.trade=on"])],
      [
        "trade moves, and corridors",
        ...moved(["mechanisms.trade=on", "mechanisms.routes=on", "mechanisms.legs=on"]),
      ],
      ["prototype, trade still", ".291 to .227", ".282 to .288"],
    ],
  );
}
