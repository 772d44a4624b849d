/** `multivector batch`: many runs, and what they say of each outcome. */
import { MultivectorError } from "../../engine/errors.ts";
import { Session } from "../../engine/session.ts";
import { didYouMean } from "../../engine/suggest.ts";
import type { Batch } from "../../experiments/batch-contract.ts";
import { type BatchObject, batchObject } from "../../experiments/batch-object.ts";
import { csvOf } from "../../experiments/csv.ts";
import type { Planned } from "../../experiments/design/asked.ts";
import type { Design } from "../../experiments/design/design.ts";
import { byPoint, type PointObject } from "../../experiments/design/points.ts";
import { precisionOf } from "../../experiments/precision/ask.ts";
import type { Precision } from "../../experiments/precision/rounds.ts";
import { shardRange } from "../../experiments/shard.ts";
import type { Opened } from "../../models/open.ts";
import { type PlayOptions, playBatch } from "../../node/play.ts";
import { beginStore } from "../../node/store/begin.ts";
import { partsFolder, settleDuck, unsettleDuck } from "../../node/store/duckfile.ts";
import { removeStore } from "../../node/store/inside.ts";
import type { BatchStore } from "../../node/store/store.ts";
import { harmless } from "../../views/text/harmless.ts";
import { type BatchAsked, type BatchFlags, batchAsked, checkShard } from "../batch-flags.ts";
import { askingOf, designOf, notesOf } from "../design.ts";
import { checkDestination, type Destination, destination, isStore, RUNS } from "../destination.ts";
import { EXIT } from "../exit.ts";
import { onInterrupt } from "../interrupt.ts";
import { usage } from "../options.ts";
import { json, write } from "../output.ts";
import { batchText } from "../plain/batch.ts";
import { tellFailures } from "../playing.ts";
import { Progress } from "../progress.ts";
import { rememberBatch } from "../remember.ts";
import { commandLine, resumeCommand, withoutPassword } from "../shell.ts";
import { telling } from "../telling.ts";
import { wantsInk } from "../tty.ts";

export async function batch(scenario: string, flags: BatchFlags): Promise<number> {
  const to = destination(flags, RUNS);
  const read = batchAsked(flags, to);
  const asking = askingOf(flags);
  checkDestination(to, flags);
  const opened = telling(flags)(scenario, flags.set);
  const { plan, runs } = designOf(opened, asking, flags.seed, read.runs);
  const asked = { ...read, runs, design: plan?.design };
  checkShard(read.shard, runs);
  const session = new Session(opened.program);
  const precision = precisionOf(flags.precision, session.program.reported());
  checkColumns(asked.columns, opened);
  const independent = !plan || (plan.design.id === "random" && plan.block === 1 && flags.luck !== "paired");
  if (precision && !independent)
    throw usage(
      "precision-with-design",
      `the interval of --precision is one of independent runs, and those of this design ${plan?.design.id} are not`,
      "write --design random without --replicates and --luck, or leave --precision out",
      "--precision",
    );
  const warn = (line: string) => process.stderr.write(`note: ${harmless(line)}\n`);
  const player =
    asked.queue && (await (await import("../../node/queue/coordinator.ts")).queued({ ...asked.queue, warn }));
  const live = wantsInk({ ...flags, out: isStore(to) ? undefined : flags.out });
  const total = shardRange(runs, asked.shard).count;
  const progress = new Progress(total, flags.quiet ?? false, precision !== undefined);
  const stop = new AbortController();
  const interrupts = onInterrupt(() => stop.abort());
  if (plan && !flags.quiet)
    for (const note of notesOf(plan, runs)) process.stderr.write(`note: ${harmless(note)}\n`);
  let store: BatchStore | undefined;
  try {
    store = await storeOf(opened, to, { ...asked, precision }, flags, scenario);
    const options = {
      ...asked,
      seed: flags.seed,
      store,
      precision,
      player,
      again: commandLine(["run", scenario, "--seed", flags.seed, ...flags.set.flatMap((s) => ["--set", s])]),
    };
    const playing = live
      ? watched(opened, options)
      : playBatch(opened, {
          ...options,
          progress: (done, seconds, before) => progress.show(done, seconds, before),
          signal: stop.signal,
        });
    const played = await playing.catch((e: unknown) => {
      throw store ? resumable(e) : e;
    });
    progress.end();
    if (to.kind === "duckdb" && !played.interrupted && !played.gaveUp) await settleDuck(to.path!);
    const object = { ...batchObject(opened, played, flags.seed), ...(plan && designed(played, plan)) };
    show(opened, played, object, to, flags, plan);
    // A shard is a part of its store, which the chooser could not play by itself.
    if (live && asked.shard.of === 1) rememberBatch({ scenario, flags }, object, !played.interrupted);
    return ended(played, asked.maxFailures, total, to, interrupts.code);
  } finally {
    store?.release();
    await player?.close();
    interrupts.end();
  }
}

interface Designed {
  design?: unknown;
  points?: PointObject[];
}

/** What the object says of the design; of a grid, which is there to be compared, also what came of each point. */
function designed(played: Batch, { design, block }: Planned): Designed {
  return {
    design: design.describe(),
    ...(design.id === "grid" && played.from === 0 && { points: byPoint(played, design, block) }),
  };
}

async function storeOf(
  opened: Opened,
  to: Destination,
  asked: BatchAsked & { precision: Precision | undefined; design: Design | undefined },
  { seed, set, resume = false, force = false }: BatchFlags,
  scenario: string,
): Promise<BatchStore | undefined> {
  if (!isStore(to)) return undefined;
  const unsettled = to.kind === "duckdb" && (await unsettleDuck(to.path!, resume));
  const folder = to.kind === "duckdb" ? partsFolder(to.path!) : to.path!;
  const command = commandLine(process.argv.slice(2).map(withoutPassword));
  try {
    // A DuckDB file is packed when the store is closed.
    const held = to.kind === "duckdb";
    const source = { ref: scenario, sets: set };
    return beginStore(opened, { ...asked, folder, seed, command, source, resume, force, held });
  } catch (e) {
    // The file holds all of it.
    if (unsettled) removeStore(folder);
    throw e;
  }
}

/** What went wrong in the middle loses nothing that was finished: the mend says how to go on. */
function resumable(e: unknown): unknown {
  if (!(e instanceof MultivectorError) || e.code === "precision-infinite") return e;
  const mend = [e.mend, `then go on with: ${resumeCommand()}`].filter(Boolean).join("; ");
  return new MultivectorError({ ...e, message: e.message, mend });
}

/** The batch on screen while it is played. */
async function watched(opened: Opened, options: PlayOptions): Promise<Batch> {
  const { batchHead } = await import("../ink/batch/head.ts");
  const { watchBatch } = await import("../ink/batch/watch.tsx");
  const outcomes = opened.program.reported();
  return watchBatch(batchHead(opened, options), [outcomes], (hooks) =>
    playBatch(opened, { ...options, ...hooks, aside: true }),
  );
}

/** The result to its file, or to standard output; beside a store, which holds the runs, there is a summary. */
function show(
  opened: Opened,
  played: Batch,
  object: BatchObject & Designed,
  to: Destination,
  flags: BatchFlags,
  plan: Planned | undefined,
): void {
  const summary = () =>
    flags.json || to.kind === "json" ? json(object) : batchText(opened, played, object, plan);
  write(to.kind === "csv" ? csvOf(played) : summary(), isStore(to) ? undefined : to.path);
}

/** Says on standard error how it ended, and with what to go on. */
function ended(
  played: Batch,
  maxFailures: number | undefined,
  total: number,
  to: Destination,
  interrupted: number,
): number {
  const say = (line: string) => process.stderr.write(`${harmless(line)}\n`);
  tellFailures(played);
  const kept = `${played.ended} of ${total} runs are finished and kept; go on with: ${resumeCommand()}`;
  if (played.gaveUp) {
    say(`stopped: more than ${maxFailures} runs failed`);
    if (isStore(to)) say(kept);
    return EXIT.run;
  }
  if (played.interrupted) {
    say(
      isStore(to)
        ? `interrupted: ${kept}`
        : `interrupted: ${played.runs} of ${total} runs are finished and shown`,
    );
    return interrupted;
  }
  return played.failures.length > 0 ? EXIT.run : EXIT.done;
}

function checkColumns(columns: readonly string[] | undefined, { program }: Opened): void {
  const known = program.layout.columns.filter((c) => c.role !== "share").map((c) => c.id);
  for (const id of columns ?? [])
    if (!known.includes(id))
      throw usage(
        "no-such-column",
        `there is no column ${id}`,
        didYouMean(id, known, "see multivector list columns SCENARIO"),
        "--columns",
      );
}
