/** How many projects begin where the depth of the region is given rather than played. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { meanOf, type Outcomes } from "../shared/play.ts";
import { share } from "../shared/statistics.ts";
import { type Play, type Section, watchAt } from "./section.ts";

const MONTHS = ["2022-12", "2026-12", "2030-12"];
/** Institutions are off, so that depth moves by the schedule alone. */
const STILL = `multivector: 1
extends: institutionalization
mechanisms: { agenda: off, vote: off, institutions: off, shocks: off, threats: off, rungs: off }
`;
const FROZEN = "region: { depth: 0.1 }\nschedule: []\n";
const OBSERVED = `schedule:
  - { at: 2018-03, set: { region.depth: 0.1 } }
  - { at: 2018-12, set: { region.depth: 0.12 } }
  - { at: 2022-07, set: { region.depth: 0.2 } }
  - { at: 2023-09, set: { region.depth: 0.3 } }
  - { at: 2024-08, set: { region.depth: 0.38 } }
`;

export function projects(play: Play): Section {
  const folder = mkdtempSync(join(tmpdir(), "multivector-patterns-"));
  const played = (id: string, yaml: string, sets: readonly string[] = []) => {
    const file = join(folder, `${id}.yaml`);
    writeFileSync(file, `${STILL}id: ${id}\n${yaml}`);
    return play(file, sets, watchAt(MONTHS, "implementation.started"));
  };
  try {
    const frozen = played("frozen", FROZEN);
    const observed = played("observed", OBSERVED);
    const unneeded = ["implementation.institutionElasticity=0", "implementation.ceilingGain=0"];
    return section(frozen, observed, played("none", FROZEN, unneeded));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function section(frozen: Outcomes[], observed: Outcomes[], unneeded: Outcomes[]): Section {
  const counts = (runs: Outcomes[]) => MONTHS.map((month) => meanOf(runs, month).toFixed(1));
  const half = 0.5 * (meanOf(observed, "2030-12") - meanOf(observed, "2022-12"));
  return {
    title: "Projects, with the depth of the region given (2018 to 2030)",
    rows: [
      ["begun by 2022 / 2026 / 2030 on the observed depth", counts(observed), "28 / 42 / 48"],
      ["with depth frozen at .10", counts(frozen), "27 / 30 / 31"],
      ["with depth frozen, where institutions are not needed", counts(unneeded), "-"],
    ],
    patterns: [
      {
        what: "Cooperation stalls when institutions are off: with depth frozen fewer than half as many projects begin from 2023 to 2030",
        found: share(frozen, (r) => r["2030-12"] - r["2022-12"] < half),
        why: "the ceiling q0 + q1 d zbar",
      },
    ],
  };
}
