/** `multivector sensitivity`: which uncertainty matters, by Morris's effects or Sobol's indices. */

import { didYouMean } from "../../engine/suggest.ts";
import { planned } from "../../experiments/design/asked.ts";
import { openAsking } from "../../experiments/outcomes.ts";
import { sensitivity as analysed, METHODS, type Method } from "../../experiments/sensitivity/sensitivity.ts";
import { nodeTables } from "../../node/files.ts";
import { playBatch } from "../../node/play.ts";
import { evenNotes, heldNotes } from "../design.ts";
import { fileOf, OBJECT } from "../destination.ts";
import { type Common, count, MOST_RUNS, usage } from "../options.ts";
import { json, write } from "../output.ts";
import { sensitivityText } from "../plain/sensitivity.ts";
import { againCommand, endOf, playing, tellFailures } from "../playing.ts";
import { telling } from "../telling.ts";

export interface SensitivityFlags extends Common {
  method: string;
  outcome: string[];
  points?: string;
  replicates?: string;
  vary: string[];
  jobs?: string;
}

const POINTS: Readonly<Record<Method, number>> = { morris: 40, sobol: 256 };

export async function sensitivity(scenario: string, flags: SensitivityFlags): Promise<number> {
  const method = methodNamed(flags.method);
  const points = count(flags.points ?? String(POINTS[method]), "--points", 2, MOST_RUNS);
  const replicates = count(flags.replicates ?? "1", "--replicates", 1, MOST_RUNS);
  if (method === "sobol" && flags.replicates !== undefined)
    throw usage(
      "sobol-replicates",
      "Sobol' indices take luck as a factor and have no replicates",
      "leave --replicates out, or use --method morris",
      "--replicates",
    );
  if (flags.outcome.length === 0)
    throw usage(
      "no-outcome",
      "say which outcome the analysis is of",
      "write --outcome ID (repeatable); the ids are listed by: multivector list outcomes SCENARIO",
      "--outcome",
    );
  const to = fileOf(flags, OBJECT);
  const { opened, outcomes, sets } = openAsking(scenario, flags.set, flags.outcome, telling(flags));
  const design = method === "sobol" ? "saltelli" : "morris";
  const { block, factors } = planned(
    opened,
    { design, vary: flags.vary, replicates, seed: flags.seed },
    nodeTables,
  );
  const notes = [...heldNotes(factors), ...(method === "sobol" ? evenNotes(points) : [])];
  const again = againCommand(scenario, sets, flags.seed);
  const { object, batch } = await playing(flags, points * block, notes, (how) =>
    analysed(opened, outcomes, {
      method,
      points,
      replicates,
      vary: flags.vary,
      seed: flags.seed,
      again,
      play: playBatch,
      tables: nodeTables,
      ...how,
    }),
  );
  if (object) write(to.kind === "json" ? json(object) : sensitivityText(opened, object), to.path);
  tellFailures(batch);
  return endOf(batch, object, points, "analysed");
}

function methodNamed(text: string): Method {
  const found = METHODS.find((m) => m === text);
  if (found) return found;
  const mend = didYouMean(text, METHODS, `write one of ${METHODS.join(", ")}`);
  throw usage("unknown-method", `there is no method "${text}"`, mend, "--method");
}
