/** Who signs the treaty first, and who last. */
import { decimal } from "../shared/markdown.ts";
import type { Outcomes } from "../shared/play.ts";
import { share } from "../shared/statistics.ts";
import type { Play, Section } from "./section.ts";

const coreFirst = (r: Outcomes) =>
  Math.max(r["signed.KAZ"], r["signed.UZB"]) <= Math.min(r["signed.TJK"], r["signed.TKM"]);

/** @param full runs of the scenario in which everything is played */
export function treaty(play: Play, full: Outcomes[]): Section {
  const runs = play("friendship-treaty");
  return {
    patterns: [
      {
        what: "The core signs first: Kazakhstan and Uzbekistan no later than Tajikistan and Turkmenistan",
        found: share(runs, coreFirst),
        why: `also where everything is played: ${decimal(share(full, coreFirst))}`,
      },
      {
        what: "Turkmenistan signs last, if at all",
        found: share(runs, (r) =>
          ["KAZ", "KGZ", "TJK", "UZB"].every((a) => r[`signed.${a}`] <= r["signed.TKM"]),
        ),
        why: "a tie counts; neutrality times security content holds it back",
      },
    ],
  };
}
