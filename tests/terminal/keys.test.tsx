/** Whatever keys are struck, in whatever order: the view stands, fits, and the run keeps its digest. */
import { fc, test } from "@fast-check/vitest";
import { cleanup } from "ink-testing-library";
import { afterEach, describe, expect } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { GEOGRAPHY } from "../../src/models/central-asia/geography.ts";
import { atlasOf } from "../../src/node/atlas.ts";
import { openScenario } from "../../src/node/open.ts";
import { RunsOnScreen } from "../../src/terminal/ink/host/runs-on-screen.ts";
import type { Size } from "../../src/terminal/ink/state/size.ts";
import { initialState } from "../../src/terminal/ink/state/state.ts";
import { widthOf } from "../../src/views/text/width.ts";
import { OPTIONS, stage } from "./stage.tsx";

const SIZES: Size[] = [
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
];
const scenarios = [
  openScenario("institutionalization", ["end=2020-12", "mechanisms.hedging=on"]),
  openScenario("caspian-naval-balance", ["end=2020-12"]),
  openScenario("friendship-treaty", ["end=2024-12"]),
];
const digests = scenarios.map((opened) => {
  const session = new Session(opened.program);
  session.begin(OPTIONS);
  session.finish();
  return session.digest();
});

/** Every key of the view and of its panels, and some that are none; what leaves is left out, and so is what writes files. */
const KEYS = [
  ..." +-bgtvhjkl?/cCmpf0xrfo".split(""),
  "\r",
  "\t",
  "\u001b[Z",
  "\u001b[A",
  "\u001b[B",
  "\u001b[B",
  "\u001b[C",
  "\u001b[D",
  "\u001b[1;2C",
  "\u001b[1;2D",
  "\u001b[5~",
  "\u001b[6~",
  "\u001b[H",
  "\u001b[F",
  "\u007f",
  "0.3",
  "trust",
  "z",
  "é",
  "哈",
];

afterEach(cleanup);

describe.each(SIZES)("at $columns x $rows", (size) => {
  test.prop(
    [fc.integer({ min: 0, max: 2 }), fc.array(fc.constantFrom(...KEYS), { minLength: 5, maxLength: 40 })],
    {
      numRuns: 12,
      timeout: 120_000,
    },
  )("any keys leave a view that fits, and the run what it is", async (which, keys) => {
    const opened = scenarios[which]!;
    const session = new Session(opened.program);
    session.begin(OPTIONS);
    const runs = new RunsOnScreen(opened, session, OPTIONS, { atlas: () => atlasOf(GEOGRAPHY) });
    const { head, playback } = runs.shown[0];
    const view = stage(initialState(head, playback.at(0), size, true), size);
    for (const key of keys) {
      await view.press(key);
      const { request, pace, leaving } = view.store.state();
      if (request) await view.tell(runs.answer(request));
      if (pace.seek !== null) await view.tell(runs.answer({ show: pace.seek }));
      else if (pace.playing) await view.tell(runs.answer({ show: Math.min(pace.at + 1, runs.ticks()) }));
      expect(leaving).toBeNull();
      const lines = view.frame().split("\n");
      expect(lines.length).toBeLessThan(size.rows);
      for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(size.columns);
    }
    expect(playback.at(playback.ticks).digest).toBe(digests[which]);
    view.unmount();
  });
});
