/** Which steps of the ladder are adopted by when, and how deep the core is. */
import { monthOf } from "../../src/engine/calendar.ts";
import type { Row } from "../shared/markdown.ts";
import { by, meanOf, type Outcomes } from "../shared/play.ts";
import { share } from "../shared/statistics.ts";
import { type Play, type Section, watchAt } from "./section.ts";

const SCENARIO = "institutionalization";
const MEETINGS = ["2018-03", "2019-11", "2021-08", "2022-07", "2023-09", "2024-08"];
const depthAt = (months: readonly string[]) => watchAt(months, "depth.core", (month) => `core ${month}`);
const AS_UNDER_KARIMOV = [
  "actors.UZB.leader.regionalism=0.2",
  "actors.UZB.leader.openness=0.2",
  "actors.UZB.leader.openingJump=0",
  "pairs.KAZ-UZB.rivalry=0.8",
];

export function ladder(play: Play): Section {
  const runs = play(SCENARIO, [], depthAt([...MEETINGS, "2029-09"]));
  return {
    title: "The ladder (institutionalization, 2018 to 2030)",
    rows: [
      ...adopted(runs),
      [
        "mean depth of the core at the six meetings",
        MEETINGS.map((month) => meanOf(runs, `core ${month}`)),
        ".18 / .23 / .26 / .31 / .34 / .37 (observed .10 .12 .12 .20 .30 .38)",
      ],
      ["the same in 2029", meanOf(runs, "core 2029-09"), ".46"],
      ["share of circles among adoptions", meanOf(runs, "vg"), ".10 (see decision 0024)"],
      karimov(play),
      ...exclusion(play, runs),
    ],
    patterns: [
      {
        what: "Neither L11 nor L12 by 2025-09",
        found: share(runs, (r) => Math.min(r["adopted.L11"], r["adopted.L12"]) > monthOf("2025-09")),
        why: "L11 is tabled for the willing as soon as L9 stands (`agenda.exclusion`)",
      },
      {
        what: "L9 by 2024-08",
        found: by(runs, "adopted.L9", "2024-08"),
        why: "circles carry it earlier than adoption by all would",
      },
      {
        what: "Depth of the core .10 after the first meeting",
        found: share(runs, (r) => Math.abs(r["core 2018-03"] - 0.1) < 1e-9),
        why: "the first meeting convenes and nothing else (decision 0029)",
      },
    ],
  };
}

function adopted(runs: Outcomes[]): Row[] {
  const early = {
    L4: ".55 / .70 / .77",
    L6: ".30 / .51 / .65",
    L7: ".35 / .61 / .73",
    L8: ".12 / .26 / .39",
    L9: ".03 / .17 / .40",
  };
  const late = { L11: ".03 / .75", L12: ".01 / .38" };
  const rows = (steps: Record<string, string>, dates: string, months: readonly string[]): Row[] =>
    Object.entries(steps).map(([step, was]) => [
      `${step} ${dates}`,
      months.map((month) => by(runs, `adopted.${step}`, month)),
      was,
    ]);
  return [
    ...rows(early, "adopted by 2022-07 / 2023-09 / 2024-08", ["2022-07", "2023-09", "2024-08"]),
    ...rows(late, "by 2025-09 / 2030", ["2025-09", "2030-12"]),
  ];
}

function karimov(play: Play): Row {
  const runs = play(SCENARIO, AS_UNDER_KARIMOV, depthAt(["2024-08"]));
  return [
    "Uzbekistan as under Karimov: L9 by 2024 / depth of the core",
    [by(runs, "adopted.L9", "2024-12"), meanOf(runs, "core 2024-08")],
    ".08 / .25",
  ];
}

/** @param asItIs runs with the price of exclusion that the scenario has */
function exclusion(play: Play, asItIs: Outcomes[]): Row[] {
  const at = (price: number) => play(SCENARIO, [`agenda.exclusion=${price}`], depthAt(["2024-08"]));
  const row = (price: number, runs: Outcomes[], was: string): Row => [
    `price of exclusion ${price}: share of circles / depth of the core 2024-08`,
    [meanOf(runs, "vg"), meanOf(runs, "core 2024-08")],
    was,
  ];
  return [row(0, at(0), ".16 / .39"), row(6, asItIs, ".10 / .37"), row(15, at(15), ".01 / .32")];
}
