/** How the five move between Russia and China after 2022. */
import type { Session } from "../../src/engine/session.ts";
import { decimal } from "../shared/markdown.ts";
import { meanOf, type Outcomes } from "../shared/play.ts";
import { share, sum } from "../shared/statistics.ts";
import { FIVE, type Play, type Section } from "./section.ts";

/** Engagement of the five with a power, weighted by GDP. The model's own measure is of the members, of whom there may be six. */
const region = (power: string) => (s: Session) => {
  const gdp = FIVE.map((actor) => s.value("gdp", actor));
  const whole = sum(gdp);
  return sum(FIVE.map((actor, k) => (gdp[k] / whole) * s.value("engagement", actor, power)));
};
const BEFORE = { rus0: region("RUS"), chn0: region("CHN") };
const AFTER = { rus: region("RUS"), chn: region("CHN") };

/** The scenario in which everything is played. */
export function playFull(play: Play): Outcomes[] {
  return play("full", [], {
    "2022-01": BEFORE,
    "2025-09": { ...AFTER, solidarity: (s) => s.value("solidarity") },
  });
}

/** Hedging, the contest and the war alone, with solidarity held, as the prototype played them. */
function playHedging(play: Play): Outcomes[] {
  const on = ["hedging", "contest", "solidarity", "shocks"].map((m) => `mechanisms.${m}=on`);
  const held = ["trust", "depth", "treaty"].map((w) => `solidarity.${w}=0`);
  const each = Object.fromEntries(
    FIVE.map((actor) => [actor, (s: Session) => s.value("engagement", actor, "RUS")]),
  );
  return play("baseline", [...on, ...held], { "2022-01": BEFORE, "2025-09": { ...AFTER, ...each } }, 200);
}

/** @param full from `playFull` */
export function vectors(play: Play, full: Outcomes[]): Section {
  const hedging = playHedging(play);
  const moved = (rows: Outcomes[], power: string) => [meanOf(rows, `${power}0`), meanOf(rows, power)];
  const rise = (rows: Outcomes[]) => decimal(meanOf(rows, "chn") - meanOf(rows, "chn0"));
  return {
    title: "Engagement of the five after 2022, weighted by GDP",
    note: "`hedging`: only hedging, the contest and the war are added to the baseline, solidarity held (its weights 0). `full`: everything.",
    rows: [
      ["with Russia 2022-01, 2025-09 (hedging)", moved(hedging, "rus"), ".291 / .227"],
      ["with China 2022-01, 2025-09 (hedging)", moved(hedging, "chn"), ".282 / .288"],
      [
        "with Russia 2025-09: KAZ / UZB / KGZ / TJK / TKM (hedging)",
        ["KAZ", "UZB", "KGZ", "TJK", "TKM"].map((actor) => meanOf(hedging, actor)),
        ".24 / .23 / .39 / .33 / .08",
      ],
      ["with Russia 2022-01, 2025-09 (full)", moved(full, "rus"), "-"],
      ["with China 2022-01, 2025-09 (full)", moved(full, "chn"), "-"],
      ["solidarity 2025-09 (full)", meanOf(full, "solidarity"), ".50"],
    ],
    patterns: [
      {
        what: "Russia's share of engagement falls after 2022 (full)",
        found: share(full, (r) => r["rus"] < r["rus0"]),
        why: "risk by the war, budget by its drain",
      },
      {
        what: "China's share of engagement rises after 2022 (hedging)",
        found: share(hedging, (r) => r["chn"] > r["chn0"]),
        why: `by ${rise(hedging)} only: risks of Russia and China correlate by .3, so that the loss of one is hardly the gain of the other; trade (\`hedging.trade\`) must carry more`,
      },
      {
        what: "China's share of engagement rises after 2022 (full)",
        found: share(full, (r) => r["chn"] > r["chn0"]),
        why: `by ${rise(full)} only: solidarity strengthens autonomy (\`contest.solidarity\`) and takes from all powers alike`,
      },
    ],
  };
}
