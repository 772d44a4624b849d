/** `multivector compare`: the same seeds through variants of a scenario, and the differences run by run. */
import { compared } from "../../answers/compare.ts";
import { variantsOf } from "../../answers/variants.ts";
import { type Batch, playBatch } from "../../experiments/batch.ts";
import { again } from "../../experiments/design/points.ts";
import { askingOf, type DesignFlags, designOf, notesOf } from "../design.ts";
import { EXIT } from "../exit.ts";
import type { Common } from "../options.ts";
import { checkOut, json, write } from "../output.ts";
import { compareText } from "../plain/compare.ts";
import { againCommand, playing, tellFailures } from "../playing.ts";
import { withCommands } from "../witness.ts";

export interface CompareFlags extends Common, DesignFlags {
  others: string[];
  with: string[];
  lever: string[];
  allLevers?: boolean;
  jobs?: string;
}

const RUNS = 1000;

export async function compare(scenario: string, flags: CompareFlags): Promise<number> {
  const asking = askingOf(flags);
  checkOut(flags.out, flags.force);
  const variants = variantsOf({
    refs: [scenario, ...flags.others],
    sets: flags.set,
    with: flags.with,
    levers: flags.lever,
    allLevers: flags.allLevers ?? false,
  });
  const planned = variants.map((v) => designOf(v.opened, asking, flags.seed, RUNS));
  const { runs } = planned[0]!;
  const first = planned[0]!.plan;
  const batches: Batch[] = [];
  const began = performance.now();
  await playing(
    flags,
    runs * variants.length,
    first ? notesOf(first, runs) : [],
    async ({ jobs, progress, signal }) => {
      for (const [k, variant] of variants.entries()) {
        const design = planned[k]!.plan?.design;
        const done = k * runs;
        batches.push(
          await playBatch(variant.opened, {
            seed: flags.seed,
            runs,
            jobs,
            design,
            signal,
            again: againCommand(variant.ref, variant.sets, flags.seed),
            progress: (n) => progress(done + n, (performance.now() - began) / 1000),
          }),
        );
        if (signal.aborted) return;
      }
    },
  );
  const played = batches.length;
  if (batches.at(-1)!.interrupted && (played < 2 || batches.at(-1)!.runs === 0)) {
    process.stderr.write("interrupted before two variants were played: there is nothing to compare yet\n");
    return EXIT.interrupted;
  }
  const designs = planned.map((p) => p.plan?.design);
  const object = withCommands(
    compared(
      variants.slice(0, played),
      batches,
      flags.seed,
      designs.map((d) => d?.describe()),
    ),
    variants,
    (k, run) => again(designs[k], run),
  );
  write(flags.json ? json(object) : compareText(variants, object), flags.out);
  for (const played of batches) tellFailures(played);
  if (batches.at(-1)!.interrupted || played < variants.length) {
    process.stderr.write(
      `interrupted: ${object.runs} runs of ${played} of ${variants.length} variants are compared\n`,
    );
    return EXIT.interrupted;
  }
  return object.left > 0 ? EXIT.run : EXIT.done;
}
