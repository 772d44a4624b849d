/** What becomes of the Central Asian Union of 1994. */
import { type Outcomes, values } from "../shared/play.ts";
import { median, share } from "../shared/statistics.ts";
import { type Play, type Section, year } from "./section.ts";

const SCENARIO = "central-asian-union-1994";
const NEVER_ASKED = "overtures.asks=0";
const CONSOLIDATED = [
  "actors.KAZ.consolidation=0.85",
  "actors.KGZ.consolidation=0.7",
  "actors.TJK.consolidation=0.7",
  "actors.UZB.consolidation=0.85",
];

const absorbed = (rows: Outcomes[]) => share(rows, (r) => r["absorbed.union"] < Infinity);
const survives = (rows: Outcomes[]) => share(rows, (r) => r["alive.union"] === 1);
const fates = (rows: Outcomes[]) => [
  absorbed(rows),
  share(rows, (r) => r["joined.union"] < Infinity && r["alive.union"] === 1),
  share(rows, (r) => r["lapsed.union"] < Infinity),
  share(rows, (r) => r["joined.union"] === Infinity && r["alive.union"] === 1),
];

export function union(play: Play): Section {
  const runs = play(SCENARIO);
  const alone = play(SCENARIO, [NEVER_ASKED, ...CONSOLIDATED, "pairs.KAZ-UZB.rivalry=0.05"]);
  return {
    title: "The Central Asian Union (1994 to 2006)",
    rows: [
      ["absorbed / Russia in, body alive / lapsed / untouched", fates(runs), ".62 / .15 / .13 / .10"],
      [
        "median year of joining / merging",
        ["joined", "absorbed"].map((fate) => year(median(values(runs, `${fate}.union`)))),
        "history: 2004.4 / 2005.8",
      ],
      ["Russia never asks: survives", survives(play(SCENARIO, [NEVER_ASKED])), ".84"],
      ["and consolidated, low rivalry: survives", survives(alone), ".94"],
      ["consolidated, Russia asking: absorbed", absorbed(play(SCENARIO, CONSOLIDATED)), ".51"],
    ],
    patterns: [
      {
        what: "The union of 1994 is absorbed in most runs",
        found: absorbed(runs),
        why: "the suitor asks once it has a body of its own and the means; autocracies that fear to fall accept the sooner (decision 0121)",
        ofMost: true,
      },
      {
        what: "It survives in most where Russia stays out and the states are consolidated",
        found: survives(alone),
        why: "the hazard of lapse, which weakness and rivalry raise",
        ofMost: true,
      },
    ],
  };
}
