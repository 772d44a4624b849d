/** `multivector validate`: every fault of a scenario, or that there is none; and what the length of its step does to its answers. */

import { FINER, type StepCheck, stepCheck, stepVariants } from "../../answers/step.ts";
import { Session } from "../../engine/session.ts";
import type { Batch } from "../../experiments/batch-contract.ts";
import { playBatch } from "../../node/play.ts";
import { harmless } from "../../views/text/harmless.ts";
import { fileOf, OBJECT } from "../destination.ts";
import { EXIT } from "../exit.ts";
import { interruptCode } from "../interrupt.ts";
import { type Common, count, MOST_RUNS, usage } from "../options.ts";
import { json, write } from "../output.ts";
import { stepLines } from "../plain/step.ts";
import { textOf } from "../plain/text.ts";
import { againCommand, playing, tellFailures } from "../playing.ts";
import { noticeText, quietly } from "../telling.ts";

export interface ValidateFlags extends Common {
  checkStep?: boolean;
  finer?: string;
  runs?: string;
  jobs?: string;
}

const RUNS = 1000;

export async function validate(scenario: string, flags: ValidateFlags): Promise<number> {
  const to = fileOf(flags, OBJECT);
  const asked = stepAsked(flags);
  const open = quietly(flags);
  const variants = asked && stepVariants(scenario, flags.set, open, asked.times);
  const opened = variants?.[0].opened ?? open(scenario, flags.set);
  new Session(opened.program); // compiles formulas and interventions, which may be at fault too
  const played = variants && (await playBoth(variants, asked.runs, flags));
  if (variants && !played) {
    process.stderr.write(
      "interrupted before runs of both steps were played: there is nothing to compare yet\n",
    );
    return interruptCode();
  }
  const unsourced = opened.numbers.filter((n) => n.source === undefined);
  const notices = opened.notices();
  const replaced = opened.replaced.filter((r) => r.how === "replaced" && r.file === opened.files[0]);
  const object = {
    format: "multivector.validate/1",
    scenario: { id: opened.id, digest: opened.digest },
    files: opened.files.length,
    numbers: opened.numbers.length,
    unsourced: unsourced.map((n) => n.path),
    unplayed: notices,
    replaced: replaced.map(({ path, count, where }) => ({ path, count, where })),
    ...(played && { step: played.check }),
  };
  const text = [
    `${opened.id} is valid: ${opened.numbers.length} numbers from ${opened.files.length} files`,
    ...notices.map((n) => `note: ${harmless(noticeText(n))}`),
    ...replaced.map(
      (r) =>
        `note: ${r.path} takes the place of ${r.count} inherited ${r.count === 1 ? "entry" : "entries"} (${r.where})`,
    ),
    ...unsourced.map((n) => `note: ${n.path} has no source${n.place ? ` (${n.place})` : ""}`),
    ...(played ? ["", ...stepLines(played.check, opened.program.calendar.unit)] : []),
  ];
  write(to.kind === "json" ? json(object) : textOf(text), to.path);
  return played?.code ?? EXIT.done;
}

/** How the step is to be checked, if it is. */
function stepAsked(flags: ValidateFlags): { times: number; runs: number } | undefined {
  if (flags.checkStep)
    return {
      times: count(flags.finer ?? String(FINER), "--finer", 2, 64),
      runs: count(flags.runs ?? String(RUNS), "--runs", 2, MOST_RUNS),
    };
  const lone = (["finer", "runs", "jobs"] as const).find((k) => flags[k] !== undefined);
  if (lone)
    throw usage("no-step-check", `--${lone} belongs to --check-step`, "add --check-step", `--${lone}`);
  return undefined;
}

/** Plays both; nothing where it was interrupted before there was anything to compare. */
async function playBoth(
  variants: ReturnType<typeof stepVariants>,
  runs: number,
  flags: ValidateFlags,
): Promise<{ check: StepCheck; code: number } | undefined> {
  const { seed } = flags;
  const began = performance.now();
  const batches = await playing(flags, 2 * runs, [], async ({ jobs, progress, signal }) => {
    const each: Batch[] = [];
    for (const { opened, ref, sets } of variants) {
      const done = each.length * runs;
      each.push(
        await playBatch(opened, {
          seed,
          runs,
          jobs,
          signal,
          again: againCommand(ref, sets, seed),
          progress: (n) => progress(done + n, (performance.now() - began) / 1000),
        }),
      );
      if (signal.aborted) break;
    }
    return each;
  });
  const [coarse, fine] = batches;
  if (!coarse || !fine || fine.runs === 0) return undefined;
  const check = stepCheck(variants, [coarse, fine], seed);
  for (const batch of batches) tellFailures(batch);
  if (!fine.interrupted) return { check, code: check.left > 0 ? EXIT.run : EXIT.done };
  process.stderr.write(`interrupted: ${check.runs} of ${runs} runs of both steps are compared\n`);
  return { check, code: interruptCode() };
}
