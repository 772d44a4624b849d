/** The frames that are drawn: real runs of fixed seed, size and month. */
import { render } from "ink-testing-library";
import { openScenario } from "../../../src/node/open.ts";
import { playBatch } from "../../../src/node/play.ts";
import { BatchView } from "../../../src/terminal/ink/batch/BatchView.tsx";
import { batchHead } from "../../../src/terminal/ink/batch/head.ts";
import { batchState, type Standing } from "../../../src/terminal/ink/batch/state.ts";
import { standings } from "../../../src/terminal/ink/batch/watch.tsx";
import { ChooserView } from "../../../src/terminal/ink/chooser/ChooserView.tsx";
import { chooserState } from "../../../src/terminal/ink/chooser/state.ts";
import { reduce } from "../../../src/terminal/ink/state/reducer.ts";
import type { Size } from "../../../src/terminal/ink/state/size.ts";
import { shippedChoices } from "../../../src/terminal/scenarios.ts";
import type { PanelId } from "../../../src/views/panels.ts";
import { playAll, stage, widen } from "../../terminal/stage.tsx";

export interface Capture {
  name: string;
  title: string;
  frame(): Promise<string>;
}

interface Shown {
  /** As `--set` would be. */
  sets?: readonly string[];
  /** As the scenario would name them. */
  panels?: readonly PanelId[];
  keys?: readonly string[];
}

/** The run view in a month, with the keys that are pressed then. */
async function run(scenario: string, month: number, size: Size, shown: Shown = {}): Promise<string> {
  const { sets = [], panels = null, keys = [] } = shown;
  const { state, months, runs } = await playAll(openScenario(scenario, sets));
  const begun = { ...state, head: { ...state.head, panels }, focus: panels?.[0] ?? state.focus };
  const there = months.slice(0, month).reduce((s, m) => reduce(s, { show: [m] }), begun);
  const view = stage({ ...there, pace: { ...there.pace, playing: false } }, size);
  for (const key of keys) {
    await view.press(key);
    const { request } = view.store.state();
    if (request) await view.tell(runs.answer(request));
  }
  return view.raw();
}

/** The batch view once all runs are played, at a rate that no clock has measured. */
async function batch(scenario: string, runs: number, size: Size): Promise<string> {
  const opened = openScenario(scenario);
  const options = { seed: "multivector", runs };
  const all = standings(
    [opened.program.reported()],
    (hooks) => playBatch(opened, { ...options, jobs: 1, ...hooks }),
    new AbortController().signal,
  );
  let last: Standing | undefined;
  for await (const standing of all) last = standing;
  const shown = { ...last!, seconds: runs / 200, rate: 200 };
  const state = batchState(batchHead(opened, options), shown, size, true);
  const selected = shown.variants[0]!.outcomes.findIndex((o) => o.id === "signed.TKM");
  widen(size.columns);
  return render(<BatchView state={{ ...state, phase: "over", selected }} />).lastFrame() ?? "";
}

export const FRAMES: readonly Capture[] = [
  {
    name: "run",
    title: "The run view in October 2025: treaty board, disputes, trust, outcomes, charts, map and events",
    frame: () => run("friendship-treaty", 40, { columns: 160, rows: 50 }),
  },
  {
    name: "map",
    title: "The map in December 2022: corridors as lines, and the size of each economy as its filling",
    frame: () =>
      run(
        "middle-corridor-vs-instc",
        60,
        { columns: 120, rows: 40 },
        { panels: ["map"], keys: ["m", "gdp", "\r"] },
      ),
  },
  {
    name: "vectors",
    title:
      "Vectors: how much each state engages with each power, beside its ladder of institutions and the map",
    frame: () =>
      run(
        "institutionalization",
        60,
        { columns: 150, rows: 38 },
        {
          sets: ["mechanisms.hedging=on"],
          panels: ["vectors", "ladder", "map", "events"],
          keys: ["m", "engagement.RUS", "\r"],
        },
      ),
  },
  {
    name: "why",
    title:
      "Why Turkmenistan did not sign in August 2024: terms for and against, chance, luck, and what was decisive",
    frame: () => run("friendship-treaty", 30, { columns: 110, rows: 40 }, { keys: ["jjjj", "\r"] }),
  },
  {
    name: "batch",
    title: "The batch view after 400 runs: probabilities with intervals, and when Turkmenistan signs",
    frame: () => batch("friendship-treaty", 400, { columns: 110, rows: 34 }),
  },
  {
    name: "chooser",
    title: "The chooser: scenarios with their questions",
    frame: async () => {
      const size = { columns: 100, rows: 24 };
      widen(size.columns);
      const state = chooserState(shippedChoices(), [], size, true);
      return render(<ChooserView state={state} />).lastFrame() ?? "";
    },
  },
];
