/** The view of a batch without a terminal: what it shows, what its keys do, and that it ends with what was played. */
import { render } from "ink-testing-library";
import { afterEach, describe, expect, it, vi } from "vitest";

vi.hoisted(() => {
  process.env["FORCE_COLOR"] = "1";
});

import { cleanup } from "ink-testing-library";
import { batchObject } from "../../src/experiments/batch-object.ts";
import { RunningSummary } from "../../src/experiments/running-summary.ts";
import { openScenario } from "../../src/node/open.ts";
import { playBatch } from "../../src/node/play.ts";
import { intervalBar } from "../../src/terminal/ink/batch/outcome-cells.ts";
import { byTime, byValue } from "../../src/terminal/ink/batch/Spread.tsx";
import {
  type BatchAction,
  type BatchHead,
  type BatchState,
  batchState,
  reduceBatch,
  type Standing,
} from "../../src/terminal/ink/batch/state.ts";
import { BatchApp, nothing, standings } from "../../src/terminal/ink/batch/watch.tsx";
import { createStore } from "../../src/terminal/ink/host/store.ts";
import type { Size } from "../../src/terminal/ink/state/size.ts";
import { widthOf } from "../../src/views/text/width.ts";
import { plain, settled, widen } from "./stage.tsx";

const SMALL = { columns: 80, rows: 24 };
const LARGE = { columns: 200, rows: 60 };
const opened = openScenario("friendship-treaty");
const heads = opened.program.reported();
const { start, end } = opened.program.world;
const head: BatchHead = {
  title: "Türkmenbaşy 阿什哈巴德",
  question: opened.question,
  seed: "multivector",
  runs: 60,
  variants: ["friendship-treaty"],
  sets: ["accession.club=2"],
  start,
  end,
};
const signal = new AbortController().signal;

async function played(): Promise<{ seen: Standing[]; batch: Awaited<ReturnType<typeof playBatch>> }> {
  const seen: Standing[] = [];
  const all = standings(
    [heads],
    (hooks) => playBatch(opened, { seed: "multivector", runs: 60, jobs: 1, ...hooks }),
    signal,
  );
  let step = await all.next();
  for (; !step.done; step = await all.next()) seen.push(step.value);
  return { seen, batch: step.value };
}
const { seen, batch } = await played();
const last = seen.at(-1)!;
const outcomes = last.variants[0]!.outcomes;

afterEach(cleanup);

function stage(standing: Standing, size: Size, state: Partial<BatchState> = {}) {
  const initial = { ...batchState(head, standing, size, true), ...state };
  const store = createStore<BatchState, BatchAction>(reduceBatch, initial, Number.POSITIVE_INFINITY);
  widen(size.columns);
  const shown = render(<BatchApp store={store} act={(action) => store.dispatch(action, true)} />);
  return {
    store,
    frame: () => plain(shown.lastFrame() ?? ""),
    raw: () => shown.lastFrame() ?? "",
    async press(keys: string) {
      shown.stdin.write(keys);
      await settled();
    },
    async tell(action: BatchAction) {
      store.dispatch(action, true);
      await settled();
    },
  };
}

function fits(frame: string, { columns, rows }: Size): void {
  const lines = frame.split("\n");
  expect(lines.length, frame).toBeLessThan(rows);
  for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
}

describe("the standings of a batch", () => {
  it("come from the batch as it is played and end with what it came to", () => {
    expect(seen.length).toBeGreaterThan(0);
    expect(last.done).toBe(60);
    const object = batchObject(opened, batch, "multivector");
    for (const o of outcomes) {
      const whole = object.outcomes[o.id]!;
      if (o.kind === "event" && whole.kind === "event")
        expect([o.probability, o.low, o.high]).toEqual([whole.probability, whole.low, whole.high]);
      else if (o.kind === "quantity" && whole.kind === "quantity") expect(o.mean).toBeCloseTo(whole.mean, 9);
      else throw new Error(`${o.id} has two kinds`);
    }
  });

  it("never go back", () => {
    const done = seen.map((s) => s.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });

  it("fail where the batch fails", async () => {
    const broken = standings([heads], () => Promise.reject(new Error("broken")), signal);
    await broken.next();
    await expect(broken.next()).rejects.toThrow("broken");
  });
});

describe.each([SMALL, LARGE])("at $columns x $rows", (size) => {
  it("fits, from the first run to the last, on every outcome", async () => {
    const view = stage(nothing([heads]), size);
    fits(view.frame(), size);
    for (const standing of seen.filter((_, k) => k % 5 === 0)) {
      await view.tell({ standing });
      fits(view.frame(), size);
    }
    for (let k = 0; k < heads.length; k++) {
      await view.press("j");
      fits(view.frame(), size);
    }
    await view.press("?");
    fits(view.frame(), size);
  });

  it("estimates nothing of no run, and no interval of one", async () => {
    const begun = { ...nothing([heads]), done: 221 };
    const view = stage(begun, size);
    expect(view.frame()).toMatch(/─ Outcomes ─ 0 of 221 runs so far; a mean/);
    for (const id of ["signed.KAZ", "parties"])
      expect(view.frame()).toMatch(new RegExp(`${id} +- +- +-$`, "m"));
    expect(view.frame()).toMatch(/─ signed\.KAZ ─+\n no run so far|─ signed\.KAZ ─+\nno run so far/);
    expect(view.frame()).not.toMatch(/Infinity|NaN|0\.0%|of 0 runs/);
    const tally = new RunningSummary(heads);
    tally.take(heads.map((h) => (h.kind === "event" ? start : 5)));
    const variants = [{ ...begun.variants[0]!, runs: 1, outcomes: tally.outcomes() }];
    await view.tell({ standing: { ...begun, done: 1, variants } });
    expect(view.frame()).toMatch(/─ Outcomes ─ of 1 run; a mean/);
    expect(view.frame()).toMatch(/parties +5 +needs two runs/);
    expect(view.frame()).toMatch(/signed\.KAZ +100\.0% +20\.7% to 100\.0%/);
    expect(stage(last, size).frame()).toMatch(/parties +[\d.]+ +[\d.]+ to [\d.]+ +sd /);
  });

  it("says how far it is, how fast, how long yet", () => {
    const half = {
      ...last,
      done: 30,
      before: 10,
      seconds: 4,
      rate: 5,
      variants: [{ ...last.variants[0]!, failed: 1 }],
    };
    const frame = stage(half, size).frame();
    expect(frame).toContain("Türkmenbaşy 阿什哈巴德");
    expect(frame).toMatch(/playing$/m);
    expect(frame).toContain(
      '30 of 60 runs · 5.0 a second · 6 s to go · 10 from before · 1 failed · seed "mu',
    );
    const bar = frame.split("\n")[3]!;
    expect(bar.match(/█/g)?.length).toBe(size.columns / 2);
  });

  it("shows probabilities with intervals, means and dates", () => {
    const frame = stage(last, size, { phase: "over" }).frame();
    const event = outcomes.find((o) => o.id === "signed.TKM");
    if (event?.kind !== "event") throw new Error("signed.TKM");
    expect(frame).toContain("signed.TKM");
    expect(frame).toContain(`${(event.probability * 100).toFixed(1)}%`);
    expect(frame).toMatch(/signed\.KAZ +100\.0% +94\.0% to 100\.0% +─+━+● 2022-07/);
    expect(frame).toMatch(/the end$/m);
    expect(frame).toContain("q leave");
  });

  it("shows when the chosen event happens", async () => {
    const view = stage(last, size);
    expect(view.frame()).toMatch(/─ signed\.KAZ ─ when, in 60 of 60 runs ─/);
    expect(view.frame()).toMatch(/2022 .*2024 .*2026/);
    expect(view.frame()).toMatch(/█/);
    await view.press("\u001b[B");
    expect(view.frame()).toMatch(/─ signed\.KGZ ─ when/);
    expect(view.frame()).toMatch(/▸ signed\.KGZ/);
    await view.press("\u001b[A");
    expect(view.frame()).toMatch(/▸ signed\.KAZ/);
    await view.press("\u001b[6~");
    expect(view.store.state().selected).toBe(10);
    await view.press("\u001b[5~");
    expect(view.store.state().selected).toBe(0);
    await view.press("\u001b[F");
    expect(view.store.state().selected).toBe(heads.length - 1);
    await view.press("\u001b[H");
    expect(view.store.state().selected).toBe(0);
  });

  it("shows how a quantity is spread", async () => {
    const view = stage(last, size, { selected: heads.findIndex((h) => h.id === "parties") });
    expect(view.frame()).toMatch(/─ parties ─ state, in 60 runs ─/);
    expect(view.frame()).toMatch(/▸ parties +\d\.\d+ +\d\.\d+ to \d\.\d+ +sd \d\.\d+ state/);
  });

  it("? shows the keys and hides them, Esc too", async () => {
    const view = stage(last, size);
    await view.press("?");
    expect(view.frame()).toContain("─ Keys ".replace("─", "═"));
    await view.press("\u001b");
    expect(view.frame()).not.toContain("═ Keys ");
    expect(view.store.state().phase).toBe("playing");
  });

  it.each(["q", "Q", "\u001b", "\u0003"])(
    "%j stops a batch under way, and leaves one that is over",
    async (key) => {
      const view = stage(last, size);
      await view.press(key);
      expect(view.store.state()).toMatchObject({ phase: "stopping", leaving: false });
      expect(view.frame()).toMatch(/stopping$/m);
      await view.tell({ over: "stopped" });
      expect(view.store.state().leaving).toBe(true);
      const over = stage(last, size, { phase: "over" });
      await over.press(key);
      expect(over.store.state().leaving).toBe(true);
    },
  );
});

describe.each([SMALL, LARGE])("variants at $columns x $rows", (size) => {
  const names = ["as it is", "settled, 阿拉木图", "more"];
  const [one] = last.variants;
  const other = { ...one!, outcomes: outcomes.filter((o) => o.id !== "inForce") };
  const compared = { ...last, variants: [one!, other, { ...nothing([heads]).variants[0]! }] };
  const state = { head: { ...head, runs: 180, variants: names } };

  it("stand side by side, each with what its runs say", async () => {
    const view = stage(compared, size, state);
    fits(view.frame(), size);
    expect(view.frame()).toMatch(/outcome +▸ as it is +settled, 阿拉木图 +more/);
    expect(view.frame()).toMatch(/signed\.KGZ +98\.3% +98\.3% +-/);
    expect(view.frame()).toMatch(/─ signed\.KAZ ─ how likely, and the median month/);
    expect(view.frame()).toMatch(/as it is +100\.0% +94\.0% to 100\.0% +─+━+● 2022-07/);
    expect(view.frame()).toMatch(/more +no run so far/);
    expect(view.frame()).toMatch(/inForce +\d+\.\d% +- /);
    for (let k = 0; k < heads.length; k++) {
      await view.press("j");
      fits(view.frame(), size);
    }
  });

  it("say how many do not fit, and bring each of them into sight", async () => {
    const many = Array.from({ length: 40 }, (_, k) => `variant ${k}`);
    const wide = { ...last, variants: many.map(() => one!) };
    const view = stage(wide, size, { head: { ...head, variants: many } });
    fits(view.frame(), size);
    expect(view.frame()).toMatch(/← → \d+ more variants/);
    for (const [k, name] of many.entries()) {
      const lines = view.frame().split("\n");
      expect(
        lines.find((l) => l.startsWith(`▸ ${name} `)),
        view.frame(),
      ).toBeDefined();
      expect(lines.find((l) => l.includes("  outcome "))).toContain(`▸ ${name.slice(0, 7)}`);
      expect(view.store.state().variant).toBe(k);
      await view.press(k % 2 === 0 ? "l" : "\u001b[C");
      fits(view.frame(), size);
    }
    await view.press("h");
    expect(view.store.state().variant).toBe(many.length - 2);
  });

  it("are told apart as their runs come in", async () => {
    const all = standings(
      [heads, heads],
      async (hooks) => {
        hooks.placed(
          Float64Array.from(heads, () => Infinity),
          1,
        );
        hooks.progress(1, 1);
      },
      signal,
    );
    let final: Standing | undefined;
    for await (const standing of all) final = standing;
    expect(final?.variants.map((v) => v.runs)).toEqual([0, 1]);
  });
});

describe("a terminal of another size", () => {
  it("is filled at once, or said to be too small", async () => {
    const view = stage(last, SMALL);
    await view.tell({ resize: { columns: 100, rows: 40 } });
    fits(view.frame(), { columns: 100, rows: 40 });
    expect(view.frame().split("\n").length).toBe(39);
    await view.tell({ resize: { columns: 60, rows: 10 } });
    expect(view.frame()).toContain("This terminal is 60x10.");
  });
});

describe("colour", () => {
  it("says nothing that the text does not", () => {
    const coloured = stage(last, LARGE);
    const bare = stage(last, LARGE, { colour: false });
    expect(bare.frame()).toBe(coloured.frame());
    expect(bare.raw()).not.toBe(coloured.raw());
  });
});

describe("the bars", () => {
  it("put the estimate on its interval", () => {
    expect(intervalBar(0.25, 0.5, 0.75, 9)).toBe("──━━●━━──");
    expect(intervalBar(0, 0, 1, 5)).toBe("●━━━━");
    expect(intervalBar(1, 1, 1, 5)).toBe("────●");
  });

  it("gather months by the calendar, and lose none", () => {
    const bins = [start, start + 1, start + 30, end].map((from) => ({ from, count: 2 }));
    for (const width of [20, 40, 80, 200]) {
      const shown = byTime(bins, head, width);
      expect(shown.reduce((n, b) => n + b.count, 0)).toBe(8);
      expect(shown.filter((b) => b.label !== "").map((b) => b.label)).toContain("2024");
      expect(shown.length).toBeLessThanOrEqual(width);
    }
  });

  it("gather values, and lose none", () => {
    const many = Array.from({ length: 64 }, (_, k) => ({ from: k / 3, count: k }));
    const few = [1, 4, 5].map((from) => ({ from, count: from }));
    expect(byValue(few, 80)).toEqual(few.map((b) => ({ label: String(b.from), count: b.count })));
    for (const width of [20, 80, 200])
      expect(byValue(many, width).reduce((n, b) => n + b.count, 0)).toBe((63 * 64) / 2);
  });
});
