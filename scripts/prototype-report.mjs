// Frequencies of the treaty model beside those of the prototype that the model description quotes (4.4 and 4.5).
// node scripts/prototype-report.mjs [RUNS] : prints Markdown. Needs a build.
import { monthOf } from "../dist/lib/src/engine/calendar.js";
import { Session } from "../dist/lib/src/engine/session.js";
import { openScenario } from "../dist/lib/src/models/open.js";

const RUNS = Number(process.argv[2] ?? 10_000);
/** The prototype played all of the dated calendar, the later entries too. */
const CALENDAR = ["knownUntil=2025-09"];

function play(scenario, sets, seed = "prototype") {
  const session = new Session(openScenario(scenario, sets).program);
  const ids = session.program.outcomes.map((o) => o.id);
  const rows = [];
  for (let run = 0; run < RUNS; run++) {
    session.begin({ seed, run });
    session.finish();
    const values = session.outcomes();
    rows.push(Object.fromEntries(ids.map((id, k) => [id, values[k]])));
  }
  return rows;
}

const share = (rows, test) => rows.filter(test).length / rows.length;
const by = (rows, id, month) => share(rows, (r) => r[id] <= monthOf(month));
const mean = (rows, id) => rows.reduce((s, r) => s + r[id], 0) / rows.length;
const text = (x) => x.toFixed(3);
const lines = [];
const row = (what, here, prototype) =>
  lines.push(`| ${what} | ${here.map(text).join(" / ")} | ${prototype} |`);
const head = (title) => lines.push("", `### ${title}`, "", "| | here | prototype |", "|---|---|---|");

const base = play("friendship-treaty", CALENDAR);
head("Signatures by 2022-07 / 2023-12 / 2024-12 / 2025-09 / 2025-10 / 2027-12 (prototype: without 2025-10)");
const dates = ["2022-07", "2023-12", "2024-12", "2025-09", "2025-10", "2027-12"];
const prototype = {
  KAZ: ".90 / .98 / 1 / 1 / 1",
  UZB: ".73 / .89 / .95 / .98 / .99",
  KGZ: ".62 / .79 / .88 / .94 / .99",
  TJK: ".05 / .19 / .36 / .54 / .81",
  TKM: ".04 / .08 / .14 / .19 / .35",
};
for (const [actor, was] of Object.entries(prototype))
  row(
    actor,
    dates.map((d) => by(base, `signed.${actor}`, d)),
    was,
  );

head("The treaty as a whole");
row("in force by the end of 2024", [by(base, "inForce", "2024-12")], ".50");
const core = (r) => Math.max(r["signed.KAZ"], r["signed.UZB"]) <= Math.min(r["signed.TJK"], r["signed.TKM"]);
row("Kazakhstan and Uzbekistan both no later than Tajikistan and Turkmenistan", [share(base, core)], ".93");
const first = monthOf("2022-07");
row(
  "exactly {KAZ, KGZ, UZB} at the first offer",
  [
    share(
      base,
      (r) =>
        ["KAZ", "KGZ", "UZB"].every((a) => r[`signed.${a}`] === first) &&
        r["signed.TJK"] > first &&
        r["signed.TKM"] > first,
    ),
  ],
  ".36",
);
const early = base.filter((r) => r["signed.TJK"] <= monthOf("2025-09"));
row(
  "of Tajikistan's signatures by 2025-09, those after the border treaty",
  [share(early, (r) => r["border.kgz-tjk"] <= r["signed.TJK"])],
  ".53",
);

head("Levers: Tajikistan by 2023-12 / 2025-09 / 2025-10, Turkmenistan by 2025-09 / 2025-10");
const tjk = (rows) => ["2023-12", "2025-09", "2025-10"].map((d) => by(rows, "signed.TJK", d));
row(
  "no dispute: severity 0",
  tjk(play("friendship-treaty", [...CALENDAR, "disputes.kgz-tjk.severity=0"])),
  ".68 / .88",
);
row(
  "harshest dispute: severity 1",
  tjk(play("friendship-treaty", [...CALENDAR, "disputes.kgz-tjk.severity=1"])),
  ".14 / .47",
);
const alone = ["actors.KAZ.diplomaticBudget=0", "actors.UZB.diplomaticBudget=0"];
row("no courtship: budgets 0", tjk(play("friendship-treaty", [...CALENDAR, ...alone])), ".08 / .20");
const neutral = play("friendship-treaty", [...CALENDAR, "actors.TKM.neutrality=0.5"]);
row(
  "Turkmenistan half as neutral: .5",
  ["2025-09", "2025-10"].map((d) => by(neutral, "signed.TKM", d)),
  ".42",
);
const awaza = play("friendship-treaty", [...CALENDAR, "parameters.summits.preparatoryCounts=1"]);
const when = ["2025-09", "2025-10"];
row(
  "Awaza counts: Tajikistan by 2025-09 / 2025-10",
  when.map((d) => by(awaza, "signed.TJK", d)),
  ".64",
);
row(
  "Awaza counts: Turkmenistan by 2025-09 / 2025-10",
  when.map((d) => by(awaza, "signed.TKM", d)),
  ".26",
);

head("The border of Kyrgyzstan and Tajikistan, from 2022-07");
row(
  "signed by 2025-04 / 2025-09",
  ["2025-04", "2025-09"].map((d) => by(base, "border.kgz-tjk", d)),
  ".47 / .54",
);
row("mean clashes 2022-07 to 2027-12", [mean(base, "clashes.kgz-tjk")], ".90");
row(
  "signed by 2025-04 without ripeness",
  [
    by(
      play("friendship-treaty", [...CALENDAR, "dispute.settlement.ripeness=0"]),
      "border.kgz-tjk",
      "2025-04",
    ),
  ],
  ".24",
);
row(
  "the same without courtship",
  [
    by(
      play("friendship-treaty", [...CALENDAR, "dispute.settlement.ripeness=1", ...alone]),
      "border.kgz-tjk",
      "2025-04",
    ),
  ],
  ".09",
);
row(
  "the same with severity 0",
  [by(play("friendship-treaty", [...CALENDAR, "disputes.kgz-tjk.severity=0"]), "border.kgz-tjk", "2025-04")],
  ".34",
);

console.log(lines.join("\n"));
