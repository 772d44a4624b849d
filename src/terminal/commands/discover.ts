/** `multivector discover`: whether and where an outcome turns, by boxes and conditions of the uncertain numbers. */

import { planned } from "../../experiments/design/asked.ts";
import { discover as searched } from "../../experiments/discover/discover.ts";
import { openAsking } from "../../experiments/outcomes.ts";
import { nodeTables } from "../../node/files.ts";
import { playBatch } from "../../node/play.ts";
import { heldNotes } from "../design.ts";
import { fileOf, OBJECT } from "../destination.ts";
import { type Common, count, MOST_RUNS, usage } from "../options.ts";
import { json, write } from "../output.ts";
import { discoverText } from "../plain/discover.ts";
import { againCommand, endOf, playing, tellFailures } from "../playing.ts";
import { telling } from "../telling.ts";

export interface DiscoverFlags extends Common {
  outcome: string[];
  design: string;
  points: string;
  replicates: string;
  boxes: string;
  density?: string;
  vary: string[];
  jobs?: string;
}

/** Designs whose points spread over the whole space. */
const SPREAD = ["random", "lhs", "sobol"];
const MOST_BOXES = 20;

export async function discover(scenario: string, flags: DiscoverFlags): Promise<number> {
  if (!SPREAD.includes(flags.design))
    throw usage(
      "discover-design",
      `boxes are not looked for in the design "${flags.design}"`,
      `write one of ${SPREAD.join(", ")}`,
      "--design",
    );
  const points = count(flags.points, "--points", 40, MOST_RUNS);
  const replicates = count(flags.replicates, "--replicates", 1, MOST_RUNS);
  const boxes = count(flags.boxes, "--boxes", 1, MOST_BOXES);
  const density = flags.density === undefined ? undefined : share(flags.density);
  if (flags.outcome.length === 0)
    throw usage(
      "no-outcome",
      "say what the boxes are to be of",
      "write --outcome ID or --outcome 'FORMULA'; the ids are listed by: multivector list outcomes SCENARIO",
      "--outcome",
    );
  const to = fileOf(flags, OBJECT);
  const { opened, outcomes, sets } = openAsking(scenario, flags.set, flags.outcome, telling(flags));
  const { design, vary, seed } = flags;
  const { factors } = planned(opened, { design, vary, replicates, seed }, nodeTables);
  const again = againCommand(scenario, sets, flags.seed);
  const { object, batch } = await playing(flags, points * replicates, heldNotes(factors), (how) =>
    searched(opened, outcomes, {
      design,
      points,
      replicates,
      vary,
      boxes,
      density,
      seed,
      again,
      play: playBatch,
      tables: nodeTables,
      ...how,
    }),
  );
  if (object) write(to.kind === "json" ? json(object) : discoverText(opened, object), to.path);
  tellFailures(batch);
  return endOf(batch, object, points, "searched");
}

function share(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value > 0 && value <= 1) return value;
  throw usage(
    "not-a-share",
    `--density is "${text}", which is not a share from 0 to 1`,
    "write for example --density 0.8",
    "--density",
  );
}
