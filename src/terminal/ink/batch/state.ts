/** The state of the view of a batch, or of several compared, and its reducer. */
import { produce } from "immer";
import type { OutcomeTally, TallyBin } from "../../../experiments/running-summary.ts";
import type { Stroke } from "../state/keys.ts";
import type { Size } from "../state/size.ts";

/** What stays the same throughout. */
export interface BatchHead {
  title: string;
  question: string;
  seed: string;
  /** How many runs are asked for, those of all variants together. */
  runs: number;
  /** Names of what is compared; a batch by itself has one, which is not shown. */
  variants: readonly string[];
  /** `path=value` of what the user set. */
  sets: readonly string[];
  /** First and last month of the scenario, since 1900-01. */
  start: number;
  end: number;
}

/** How far it is, and what the runs so far say of each variant. */
export interface Standing {
  done: number;
  /** Of those, how many had been played before. */
  before: number;
  seconds: number;
  /** Runs a second. */
  rate: number;
  variants: readonly VariantStanding[];
}

/** What the runs of one variant say so far. */
export interface VariantStanding {
  /** Runs behind the outcomes; more may have ended since. */
  runs: number;
  failed: number;
  outcomes: readonly OutcomeTally[];
  /** For each outcome. */
  bins: readonly (readonly TallyBin[])[];
}

export type Phase = "playing" | "stopping" | "over" | "stopped";

export interface BatchState {
  head: BatchHead;
  size: Size;
  colour: boolean;
  standing: Standing;
  phase: Phase;
  /** Index of the outcome of which more is shown, among those of the first variant. */
  selected: number;
  /** Index of the variant that must be in sight. */
  variant: number;
  help: boolean;
  leaving: boolean;
}

export type BatchAction =
  | { stroke: Stroke }
  | { standing: Standing }
  | { resize: Size }
  | { over: "over" | "stopped" };

export const BATCH_KEYS = [
  { keys: "↑ ↓", does: "choose the outcome of which more is shown below" },
  { keys: "← →  h l", does: "with several variants: choose one, so that it comes into sight" },
  { keys: "PgUp PgDn", does: "ten outcomes up or down" },
  { keys: "?", does: "this help" },
  { keys: "q  Esc", does: "stop; what is finished stays as a summary" },
  { keys: "Ctrl-C", does: "the same" },
] as const;

export function batchState(head: BatchHead, standing: Standing, size: Size, colour: boolean): BatchState {
  return {
    head,
    size,
    colour,
    standing,
    phase: "playing",
    selected: firstEvent(standing.variants[0]?.outcomes ?? []),
    variant: 0,
    help: false,
    leaving: false,
  };
}

function firstEvent(outcomes: readonly OutcomeTally[]): number {
  return Math.max(
    0,
    outcomes.findIndex((o) => o.kind === "event"),
  );
}

export const reduceBatch = produce((state: BatchState, action: BatchAction) => {
  if ("resize" in action) state.size = action.resize;
  else if ("standing" in action) state.standing = action.standing as BatchState["standing"];
  else if ("over" in action) {
    state.phase = action.over;
    if (action.over === "stopped") state.leaving = true;
  } else struck(state, action.stroke);
});

function struck(state: BatchState, stroke: Stroke): void {
  const key = "char" in stroke ? stroke.char : stroke.name;
  const last = Math.max(0, (state.standing.variants[0]?.outcomes.length ?? 0) - 1);
  const select = (step: number) => {
    state.selected = Math.max(0, Math.min(last, state.selected + step));
  };
  const turn = (step: number) => {
    state.variant = Math.max(0, Math.min(state.head.variants.length - 1, state.variant + step));
  };
  switch (key) {
    case "left":
    case "h":
      turn(-1);
      return;
    case "right":
    case "l":
      turn(1);
      return;
    case "up":
    case "k":
      select(-1);
      return;
    case "down":
    case "j":
      select(1);
      return;
    case "pageUp":
      select(-10);
      return;
    case "pageDown":
      select(10);
      return;
    case "home":
      select(-last);
      return;
    case "end":
      select(last);
      return;
    case "?":
      state.help = !state.help;
      return;
    case "escape":
      if (state.help) state.help = false;
      else stop(state);
      return;
    case "q":
    case "Q":
      stop(state);
      return;
    case "interrupt":
      stop(state);
  }
}

/** A batch under way is stopped first; the view closes when the chunks in hand are done. */
function stop(state: BatchState): void {
  if (state.phase === "playing") state.phase = "stopping";
  else if (state.phase !== "stopping") state.leaving = true;
}
