/** `batch` and `compare` on a terminal: runs as they converge, from callbacks to the screen by one iterator. */
import { useSyncExternalStore } from "react";
import type { OutcomeInfo } from "../../../engine/model.ts";
import { RunningSummary } from "../../../experiments/running-summary.ts";
import { EXIT } from "../../exit.ts";
import { rateOf } from "../../progress.ts";
import { wantsColour } from "../components/colour.ts";
import { Keyboard } from "../components/Keyboard.tsx";
import { createStore, type Store } from "../host/store.ts";
import { FRAMES_PER_SECOND, live, type Streams, sizeOf } from "../io/live.ts";
import type { Stroke } from "../state/keys.ts";
import { BatchView } from "./BatchView.tsx";
import {
  type BatchAction,
  type BatchHead,
  type BatchState,
  batchState,
  reduceBatch,
  type Standing,
} from "./state.ts";

/** Callbacks for whoever plays the batch. */
export interface BatchHooks {
  /** Runs that have ended, [run, outcome]. @param variant of which; the first where there is one */
  placed(values: ArrayLike<number>, variant?: number): void;
  progress(done: number, seconds: number, before?: number): void;
  signal: AbortSignal;
}

const INTERVAL = 1000 / FRAMES_PER_SECOND;

/** Outcomes of each variant. */
export type VariantHeads = readonly (readonly OutcomeInfo[])[];

/** The standing of a batch, as often as a screen can show it; returns the result. */
export async function* standings<B>(
  heads: VariantHeads,
  play: (hooks: BatchHooks) => Promise<B>,
  signal: AbortSignal,
): AsyncGenerator<Standing, B, undefined> {
  const tallies = heads.map((h) => new RunningSummary(h));
  let advance = { done: 0, seconds: 0, before: 0, rate: 0 };
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
      advance = { done, seconds, before, rate };
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
      yield standingOf(tallies, advance);
    }
    if (over) return await played;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, INTERVAL);
      wake = () => {
        if (!over) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** @returns the result of the batch, whole or as far as it got */
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
      // The standing can wait for its frame; what the reader asked for cannot.
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
      // Finished runs are kept, so the view closes only when the batch has stopped.
      signalled: () => act({ stroke: { name: "interrupt", shift: false } }),
    };
  });
  return came[0]!;
}

export function nothing(heads: VariantHeads): Standing {
  return standingOf(
    heads.map((h) => new RunningSummary(h)),
    { done: 0, before: 0, seconds: 0, rate: 0 },
  );
}

function standingOf(tallies: readonly RunningSummary[], advance: Omit<Standing, "variants">): Standing {
  return {
    ...advance,
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
