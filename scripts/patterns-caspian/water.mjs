// Water and power, the pipeline, and the borders of the Ferghana valley.
import { monthOf, monthText } from "../../dist/lib/src/engine/calendar.js";

const text = (x) => (x === undefined || Number.isNaN(x) ? "" : x.toFixed(3).replace(/^(-?)0\./, "$1."));

const RIVERS = "water-energy";
const DATES = ["2022-01", "2025-01", "2030-01", "2045-12"];

export function water(kit) {
  const { RUNS } = kit;
  return [
    "## Water and power",
    "",
    `${RUNS} runs of \`${RIVERS}\` (variants: ${fewer(RUNS)}), seed "patterns". Means over runs; the linked share is of all months 2018 to 2045.`,
    "",
    canal(kit),
    "",
    levers(kit),
  ].join("\n");
}

const fewer = (runs) => Math.min(runs, 1000);

function canal({ play, mean, table, RUNS }) {
  const cases = [
    ["the canal as planned", []],
    ["half of it", ["canal.ceiling=0.5"]],
    ["no canal", ["canal.ceiling=0"]],
  ];
  const rows = cases.map(([what, sets]) => {
    const found = play(RIVERS, {
      sets,
      runs: Math.min(RUNS, 200),
      months: DATES,
      look: (s) => [s.value("basin.inflow", "amu"), s.value("basin.surplus", "amu")],
      ended: (_, seen) => seen,
    });
    const at = (k) => DATES.map((_, d) => mean(found.map((seen) => seen[d][k])));
    return [
      what,
      at(0)
        .map((x) => x.toFixed(1))
        .join(" / "),
      at(1).map(text).join(" / "),
    ];
  });
  const years = DATES.map((d) => d.slice(0, 4)).join(" / ");
  return table(["Amu Darya", `inflow, km3/yr, ${years}`, "value of linkage, bn USD/yr"], rows);
}

function levers({ play, mean, share, table, RUNS }) {
  const one = (sets, runs) => play(RIVERS, { sets, runs, ended: (o) => o });
  const base = one([], RUNS);
  const cases = [
    ["as it is", []],
    ["no canal", ["canal.ceiling=0"]],
    ["contract at 3.4 cents", ["basins.amu.purchase=0.034"]],
    ["Rogun in 2029", ["dams.rogun.completed=2029-01"]],
    [
      "Kambarata, three stages",
      [1, 2, 3].map((k) => `dams.kambarata${k}.completed=${["2030-01", "2033-01", "2036-01"][k - 1]}`),
    ],
    ["a fifth less water", ["water.drought=0.2"]],
    ["nothing is carried out", ["implementation.speed=0"]],
  ];
  const rows = cases.map(([what, sets]) => {
    const found = sets.length === 0 ? base : one(sets, fewer(RUNS));
    const col = (id) => mean(found.map((o) => o[id]));
    const more = share(found, (o) => o["linked.amu"] > base[found.indexOf(o)]["linked.amu"]);
    const less = share(found, (o) => o["linked.amu"] < base[found.indexOf(o)]["linked.amu"]);
    return [
      what,
      `${text(col("linked.amu"))} / ${text(col("linked.syr"))}`,
      sets.length === 0 ? "" : `${text(more)} / ${text(less)}`,
      `${text(col("surplus.amu"))} / ${text(col("surplus.syr"))}`,
      `${text(col("defaults.amu"))} / ${text(col("defaults.syr"))}`,
      `${text(col("storage.amu"))} / ${text(col("storage.syr"))}`,
      `${text(col("income.amu.upstream"))} / ${text(col("income.syr.upstream"))}`,
      text(col("threatDownstream")),
    ];
  });
  const head = [
    "Amu Darya / Syr Darya",
    "linked",
    "of runs, more / less often linked on the Amu Darya than as it is",
  ];
  return table(
    [
      ...head,
      "value in 2045, bn USD/yr",
      "defaults",
      "stored in 2045, km3",
      "upstream's income in 2045, bn USD/yr",
      "threat downstream in 2045",
    ],
    rows,
  );
}

export function pipeline({ play, mean, share, quantile, table, RUNS }) {
  const cases = [
    ["as it is", []],
    ["no sticks", ["mechanisms.sticks=off"]],
    ["Russia stakes half of its aims on each", ["powers.RUS.aims.AZE=0.5", "powers.RUS.aims.TKM=0.5"]],
    ["Iran drills from the start", ["seabeds.azeIrn.severity=0.4", "seabeds.irnTkm.severity=0.4"]],
    ["20 bcm are sure to be bought", ["pipelines.tcp.offtake=20"]],
    ["Turkmenistan half as neutral", ["actors.TKM.neutrality=0.5"]],
    ["no frailty", ["consent.frailty=0"]],
  ];
  const rows = cases.map(([what, sets]) => {
    const found = play("trans-caspian-energy", {
      sets,
      runs: sets.length === 0 ? RUNS : fewer(RUNS),
      ended: (o) => o,
    });
    const by = (id, month) => text(share(found, (o) => o[id] <= monthOf(month)));
    const dates = found.map((o) => o["built.tcp"]);
    return [
      what,
      `${by("consent.tcp.AZE", "2020-01")} / ${by("consent.tcp.TKM", "2020-01")}`,
      `${by("agreed.tcp", "2023-12")} / ${by("agreed.tcp", "2025-09")}`,
      `${by("built.tcp", "2025-09")} / ${by("built.tcp", "2040-12")}`,
      monthText(quantile(dates, 0.5)),
      text(mean(found.map((o) => o.turkmenOnRussia))),
    ];
  });
  const head = [
    "",
    "AZE / TKM consent by 2020-01",
    "agreed by 2023-12 / 2025-09",
    "built by 2025-09 / 2040-12",
  ];
  return [
    "## The trans-Caspian pipeline",
    "",
    `${RUNS} runs of \`trans-caspian-energy\` (variants: ${fewer(RUNS)}), seed "patterns".`,
    "",
    table([...head, "median date, where built", "Turkmenistan's engagement with Russia in 2040"], rows),
  ].join("\n");
}

export function ferghana({ play, mean, share, table, RUNS }) {
  const [D1, D2, D3] = ["kgz-tjk", "tjk-uzb", "kgz-uzb"];
  const cases = [
    ["as it is", [], [".46 / .61", ".71", ".07", ".78", ".65"]],
    ["Uzbekistan does not open up", ["actors.UZB.leader.openingJump=0"], []],
    ["no courtship", ["actors.KAZ.diplomaticBudget=0", "actors.UZB.diplomaticBudget=0"], []],
    ["no ripeness", ["dispute.settlement.ripeness=0"], []],
    ["no precedent", ["dispute.settlement.precedent=0"], []],
    [
      "nationalism .9 in Kyrgyzstan and Tajikistan",
      ["actors.KGZ.nationalism=0.9", "actors.TJK.nationalism=0.9"],
      [],
    ],
    [
      "trust between the two held",
      ["contact", "decay", "opening"].map((k) => `trust.${k}=0`).concat("clash.trustLoss=0"),
      [],
    ],
    [
      "openness 1.5 to .6, honeymoon 8 to .6",
      ["dispute.settlement.openness=0.6", "dispute.settlement.honeymoon=0.6"],
      ["", "", "", ".49", ""],
    ],
  ];
  const rows = cases.map(([what, sets, prototype]) => {
    const found = play("ferghana-borders", {
      sets,
      runs: sets.length === 0 ? RUNS : fewer(RUNS),
      months: ["2021-01", "2023-01"],
      look: (s) => s.value("dispute.clashes", D1),
      ended: (o, [before, after]) => ({ ...o, clashes: after - before }),
    });
    const by = (d, month) => text(share(found, (o) => o[`settled.${d}`] <= monthOf(month)));
    const cell = (here, k) => (prototype[k] ? `${here} (${prototype[k]})` : here);
    return [
      what,
      cell(`${by(D2, "2019-12")} / ${by(D2, "2021-12")}`, 0),
      cell(by(D3, "2021-12"), 1),
      cell(by(D1, "2021-12"), 2),
      cell(text(share(found, (o) => o.uzbekFirst < Infinity)), 3),
      cell(text(mean(found.map((o) => o.clashes))), 4),
      `${text(share(found, (o) => o[`border.${D1}`] <= monthOf("2025-03")))}`,
    ];
  });
  const head = [
    "prototype in brackets",
    "Tajik-Uzbek settled by 2019 / 2021",
    "Kyrgyz-Uzbek by 2021",
    "Kyrgyz-Tajik by 2021",
  ];
  return [
    "## The Ferghana valley",
    "",
    `${RUNS} runs of \`ferghana-borders\` (variants: ${fewer(RUNS)}), seed "patterns".`,
    "",
    table(
      [...head, "both before it", "Kyrgyz-Tajik clashes 2021-22", "Kyrgyz-Tajik treaty by 2025-03"],
      rows,
    ),
  ].join("\n");
}
