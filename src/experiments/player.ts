/** Who plays the chunks of a batch. Here is the simplest one, this thread itself; the edge has pools and queues. */
import type { Session } from "../engine/session.ts";
import { type Guard, playChunk } from "./chunk.ts";
import type { ChunkResult, ChunkTask, SharedTask } from "./chunk-contract.ts";
import { isStopped, newSignals, runsDone, stop } from "./signals.ts";

/** Whoever plays chunks: this thread, a pool, other machines. */
export interface Player {
  /** Plays chunks in whatever order and gives each to `place`; ends early, without an error, where it is stopped. */
  play(tasks: Iterator<ChunkTask>, place: (r: ChunkResult) => void): Promise<void>;
  /** Nothing more is begun, and what is in hand ends soon. */
  stop(): void;
  /** Runs that have ended, those of unfinished chunks included. */
  readonly done: number;
  close(): Promise<void>;
}

/** @param shared what all chunks will have in common @param runs how many there are to play */
export type PlayerFor = (session: Session, shared: SharedTask, runs: number) => Player;

/** Resolves when events that wait, as Ctrl-C or a message, have been heard. */
export type Pause = () => Promise<void>;

/** Alike everywhere, but no less than a millisecond: where there is something faster, it is handed in. */
const timer: Pause = () => new Promise((resume) => setTimeout(resume, 0));

/** Plays in this thread, which listens between two chunks. */
export function alone(session: Session, pause: Pause = timer, guard?: Guard): Player {
  const signals = newSignals(false);
  return {
    async play(tasks, place) {
      for (let next = tasks.next(); !isStopped(signals) && !next.done; next = tasks.next()) {
        place(playChunk({ ...next.value, signals }, session, guard));
        await pause();
      }
    },
    stop() {
      stop(signals);
    },
    get done() {
      return runsDone(signals);
    },
    close: async () => {},
  };
}
