/** `multivector compare`: the same seeds through variants of a scenario, and the differences run by run. */

import { compared } from "../../answers/compare.ts";
import { type Variant, variantsOf } from "../../answers/variants.ts";
import type { Batch } from "../../experiments/batch-contract.ts";
import { again } from "../../experiments/design/points.ts";
import { playBatch } from "../../node/play.ts";
import { harmless } from "../../views/text/harmless.ts";
import { askingOf, type DesignFlags, designOf, notesOf } from "../design.ts";
import { fileOf, OBJECT } from "../destination.ts";
import { EXIT } from "../exit.ts";
import type { BatchHooks } from "../ink/batch/watch.tsx";
import { interruptCode } from "../interrupt.ts";
import type { Common } from "../options.ts";
import { json, write } from "../output.ts";
import { compareText } from "../plain/compare.ts";
import { againCommand, type Playing, playing, tellFailures } from "../playing.ts";
import { rememberCompare } from "../remember.ts";
import { telling } from "../telling.ts";
import { wantsInk } from "../tty.ts";
import { withCommands } from "../witness.ts";

export interface CompareFlags extends Common, DesignFlags {
  others: string[];
  with: string[];
  lever: string[];
  allLevers?: boolean;
  jobs?: string;
  plain?: boolean;
}

const RUNS = 1000;

export async function compare(scenario: string, flags: CompareFlags): Promise<number> {
  const asking = askingOf(flags);
  const to = fileOf(flags, OBJECT);
  const variants = variantsOf(
    {
      refs: [scenario, ...flags.others],
      sets: flags.set,
      with: flags.with,
      levers: flags.lever,
      allLevers: flags.allLevers ?? false,
    },
    telling(flags),
    (name, why) => {
      if (!flags.quiet) process.stderr.write(`note: ${harmless(`the lever ${name} is left out: ${why}`)}\n`);
    },
  );
  const planned = variants.map((v) => designOf(v.opened, asking, flags.seed, RUNS));
  const { runs } = planned[0]!;
  const first = planned[0]!.plan;
  const batches: Batch[] = [];
  const began = performance.now();
  const play = async (told: Told) => {
    for (const [k, variant] of variants.entries()) {
      const design = planned[k]!.plan?.design;
      const done = k * runs;
      batches.push(
        await playBatch(variant.opened, {
          seed: flags.seed,
          runs,
          jobs: told.jobs,
          design,
          signal: told.signal,
          again: againCommand(variant.ref, variant.sets, flags.seed),
          progress: (n) => told.progress(done + n, (performance.now() - began) / 1000),
          ...(told.placed && { placed: (values) => told.placed?.(values, k), aside: true }),
        }),
      );
      if (told.signal.aborted) return;
    }
  };
  const live = wantsInk(flags);
  await playing(
    { ...flags, silent: live },
    runs * variants.length,
    first ? notesOf(first, runs) : [],
    live ? (told) => watched(variants, { ...flags, runs }, (hooks) => play({ ...told, ...hooks })) : play,
  );
  const played = batches.length;
  if (batches.at(-1)!.interrupted && (played < 2 || batches.at(-1)!.runs === 0)) {
    process.stderr.write("interrupted before two variants were played: there is nothing to compare yet\n");
    return interruptCode();
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
  write(to.kind === "json" ? json(object) : compareText(variants, object), to.path);
  const whole = !batches.at(-1)!.interrupted && played === variants.length;
  if (live) rememberCompare({ scenario, flags }, flags.others, object, whole);
  for (const played of batches) tellFailures(played);
  if (!whole) {
    process.stderr.write(
      `interrupted: ${object.runs} runs of ${played} of ${variants.length} variants are compared\n`,
    );
    return interruptCode();
  }
  return object.left > 0 ? EXIT.run : EXIT.done;
}

/** What playing tells of the runs as they end. */
interface Told extends Playing {
  placed?: (values: Float64Array, variant: number) => void;
}

/** The variants on screen, side by side, while they are played. */
async function watched(
  variants: readonly Variant[],
  { seed, runs, set }: { seed: string; runs: number; set: readonly string[] },
  play: (hooks: BatchHooks) => Promise<void>,
): Promise<void> {
  const { watchBatch } = await import("../ink/batch/watch.tsx");
  const { opened } = variants[0]!;
  const { start, end } = opened.program.world;
  const head = {
    title: harmless(opened.title),
    question: harmless(opened.question),
    seed: harmless(seed),
    runs: runs * variants.length,
    variants: variants.map((v) => v.name),
    sets: set.map(harmless),
    start,
    end,
  };
  const outcomes = variants.map((v) => v.opened.program.reported());
  await watchBatch(head, outcomes, play);
}
