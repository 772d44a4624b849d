/** `batch` and `compare` on a terminal: runs as they converge, from callbacks to the screen by one iterator. */
import { useSyncExternalStore } from "react";
import type { OutcomeHead } from "../../../experiments/heads.ts";
import { Tally } from "../../../experiments/tally.ts";
import { EXIT } from "../../exit.ts";
import { rateOf } from "../../progress.ts";
import type { Stroke } from "../keys.ts";
import { FRAMES_PER_SECOND, live, type Streams, sizeOf } from "../live.ts";
import { createStore, type Store } from "../store.ts";
import { wantsColour } from "../views/colour.ts";
import { Keyboard } from "../views/Keyboard.tsx";
import { BatchView } from "./BatchView.tsx";
import {
  type BatchAction,
  type BatchHead,
  type BatchState,
  batchState,
  reduceBatch,
  type Standing,
} from "./state.ts";

/** What whoever plays the batch tells of it. */
export interface BatchHooks {
  /** Runs that have ended, [run, outcome]. @param variant of which; the first where there is one */
  placed(values: ArrayLike<number>, variant?: number): void;
  progress(done: number, seconds: number, before?: number): void;
  signal: AbortSignal;
}

const LOOK = 1000 / FRAMES_PER_SECOND;

/** Outcomes of each variant. */
export type VariantHeads = readonly (readonly OutcomeHead[])[];

/** How it stands, as often as a screen can show it; returns what it came to. */
export async function* standings<B>(
  heads: VariantHeads,
  play: (hooks: BatchHooks) => Promise<B>,
  signal: AbortSignal,
): AsyncGenerator<Standing, B, undefined> {
  const tallies = heads.map((h) => new Tally(h));
  let told = { done: 0, seconds: 0, before: 0, rate: 0 };
  let first: { done: number; seconds: number } | undefined;
  let wake = () => {};
  let changed = true;
  let over = false;
  const notice = () => {
    changed = true;
    wake();
  };
  const played = play({
    signal,
    placed(values, variant = 0) {
      tallies[variant]?.take(values);
      notice();
    },
    progress(done, seconds, before = 0) {
      if (done > before) first ??= { done, seconds };
      const rate = (first && rateOf(first, { done, seconds })) ?? 0;
      told = { done, seconds, before, rate };
      notice();
    },
  }).finally(() => {
    over = true;
    wake();
  });
  played.catch(() => {});
  for (;;) {
    if (changed) {
      changed = false;
      yield standingOf(tallies, told);
    }
    if (over) return await played;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK);
      wake = () => {
        if (!over) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** @returns what the batch came to, whole or as far as it was let run */
export async function watchBatch<B>(
  head: BatchHead,
  heads: VariantHeads,
  play: (hooks: BatchHooks) => Promise<B>,
  streams: Streams = process,
): Promise<B> {
  const stop = new AbortController();
  const start = batchState(head, nothing(heads), sizeOf(streams), wantsColour(process.env));
  const store = createStore(reduceBatch, start, FRAMES_PER_SECOND);
  const came: B[] = [];
  await live(streams, ({ end }) => {
    const act = (action: BatchAction) => {
      // What is heard of the batch can wait for its frame, what the reader has asked for cannot.
      store.dispatch(action, !("standing" in action));
      const { phase, leaving } = store.state();
      if (phase === "stopping") stop.abort();
      if (leaving && came.length > 0) end(EXIT.done);
    };
    return {
      view: <BatchApp store={store} act={act} />,
      resized() {
        act({ resize: sizeOf(streams) });
        store.flush();
      },
      async work() {
        const all = standings(heads, play, stop.signal);
        let step = await all.next();
        for (; !step.done; step = await all.next()) act({ standing: step.value });
        came.push(step.value);
        act({ over: stop.signal.aborted ? "stopped" : "over" });
      },
      // What is finished is kept: the view goes when the batch has stopped.
      signalled: () => act({ stroke: { name: "interrupt", shift: false } }),
    };
  });
  return came[0]!;
}

export function nothing(heads: VariantHeads): Standing {
  return standingOf(
    heads.map((h) => new Tally(h)),
    { done: 0, before: 0, seconds: 0, rate: 0 },
  );
}

function standingOf(tallies: readonly Tally[], told: Omit<Standing, "variants">): Standing {
  return {
    ...told,
    variants: tallies.map((tally) => ({
      runs: tally.runs,
      failed: tally.failed,
      outcomes: tally.outcomes(),
      bins: tally.heads.map((_, o) => tally.bins(o)),
    })),
  };
}

export function BatchApp(props: {
  store: Store<BatchState, BatchAction>;
  act: (action: { stroke: Stroke }) => void;
}) {
  const state = useSyncExternalStore(props.store.subscribe, props.store.state);
  return (
    <>
      <BatchView state={state} />
      <Keyboard act={props.act} />
    </>
  );
}
