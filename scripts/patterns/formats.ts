/** Which power comes to the C5+ format when, and at what level. */
import { monthOf } from "../../src/engine/calendar.ts";
import { by, type Outcomes, values } from "../shared/play.ts";
import { median, share } from "../shared/statistics.ts";
import { type Play, type Section, year } from "./section.ts";

const SCENARIO = "c5plus-formats";
const PARTNERS = ["JPN", "EUU", "USA", "CHN", "RUS"];
const HEADS = ["RUS", "CHN"];

const alliesFirst = (r: Outcomes) =>
  Math.max(r["format.JPN.ministerial"], r["format.EUU.ministerial"]) <
  Math.min(r["format.RUS.heads"], r["format.CHN.heads"]);
const japanFirst = (r: Outcomes) => r["format.JPN.ministerial"] < r["format.USA.ministerial"];
const headsBy2023 = (r: Outcomes) => HEADS.every((p) => r[`format.${p}.heads`] <= monthOf("2023-12"));
const headsBy2025 = (rows: Outcomes[], power: string) => by(rows, `format.${power}.heads`, "2025-12");

export function formats(play: Play): Section {
  const runs = play(SCENARIO);
  const uncontrolled = play(SCENARIO, ["formats.RUS.control=0", "formats.CHN.control=0"]);
  const undiffused = play(SCENARIO, ["format.diffusion=0"]);
  return {
    title: "Formats (c5plus-formats, 2000 to 2026)",
    rows: [
      [
        `median year of the ministerial level: ${PARTNERS.join(" / ")}`,
        PARTNERS.map((p) => year(median(values(runs, `format.${p}.ministerial`)))),
        "2005.0 / 2007.5 / 2009.5 / 2021.5 / 2022.5",
      ],
      [
        "Japan and the EU at ministers' before Russia and China at heads' level",
        share(runs, alliesFirst),
        ".98",
      ],
      ["Japan before the United States", share(runs, japanFirst), ".76"],
      ["Russia at heads' level by 2025", headsBy2025(runs, "RUS"), ".21"],
      ["China at heads' level by 2025", headsBy2025(runs, "CHN"), "about .2"],
      [
        "the same without control (lever noControl): Russia / China",
        HEADS.map((p) => headsBy2025(uncontrolled, p)),
        "-",
      ],
      ["Russia at heads' level by 2025 without diffusion", headsBy2025(undiffused, "RUS"), "-"],
    ],
    patterns: [
      {
        what: "Japan and the EU come to the format before Russia and China",
        found: share(runs, alliesFirst),
        why: "gain against control (`format.control`)",
      },
      {
        what: "Russia and China at heads' level in 2022-23",
        found: share(runs, headsBy2023),
        why: "control (`formats.RUS.control`, `formats.CHN.control`) times the asymmetry outweighs what changes in 2022, and the war itself is no term of the decision",
      },
    ],
  };
}
