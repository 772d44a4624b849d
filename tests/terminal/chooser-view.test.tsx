/** The chooser without a terminal: what it lists, what each key makes of it, which command comes out. */
import { cleanup, render } from "ink-testing-library";
import { afterEach, describe, expect, it } from "vitest";
import { shippedNames } from "../../src/node/files.ts";
import { ChooserApp } from "../../src/terminal/ink/chooser/choose.tsx";
import {
  type Choice,
  type ChooserAction,
  type ChooserState,
  chooserState,
  reduceChooser,
} from "../../src/terminal/ink/chooser/state.ts";
import { createStore } from "../../src/terminal/ink/host/store.ts";
import type { Size } from "../../src/terminal/ink/state/size.ts";
import type { Recent } from "../../src/terminal/recent-entry.ts";
import { shippedChoices } from "../../src/terminal/scenarios.ts";
import { widthOf } from "../../src/views/text/width.ts";
import { plain, settled, widen } from "./stage.tsx";

const SIZES: Size[] = [
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
];
const CHOICES: Choice[] = [
  { id: "alpha", title: "The first", question: "Does Türkmenbaşy open, and when?" },
  { id: "beta", title: "阿拉木图", question: "" },
  ...Array.from({ length: 40 }, (_, k) => ({
    id: `more-${k}`,
    title: `More ${k}`,
    question: `Question ${k}?`,
  })),
];
const RECENT: Recent[] = [
  {
    at: "2025-01-02 03:04",
    command: "batch",
    scenario: "beta",
    options: ["--seed=7", "--set=accession.club=2", "--runs=500", "--design=lhs"],
    others: [],
    runs: 500,
    said: "signed.TKM 36.0%",
    digest: "abc",
  },
  {
    at: "2025-01-02 03:00",
    command: "run",
    scenario: "--out=/etc/passwd",
    options: ["--seed=--json", "--run=5", "--until=2024-12"],
    others: [],
    runs: 1,
    said: "",
    digest: "",
  },
  {
    at: "2025-01-02 02:00",
    command: "compare",
    scenario: "alpha",
    options: ["--seed=3", "--set=accession.club=1", "--runs=200", "--with=a: b=1", "--all-levers"],
    others: ["beta"],
    runs: 200,
    said: "a: signed.TKM +4.0%",
    digest: "def",
  },
];

afterEach(cleanup);

function stage(size: Size, choices = CHOICES, recent = RECENT) {
  const store = createStore<ChooserState, ChooserAction>(
    reduceChooser,
    chooserState(choices, recent, size, true),
    Number.POSITIVE_INFINITY,
  );
  widen(size.columns);
  const shown = render(<ChooserApp store={store} act={(action) => store.dispatch(action, true)} />);
  return {
    store,
    frame: () => plain(shown.lastFrame() ?? ""),
    async press(...keys: string[]) {
      for (const key of keys) {
        shown.stdin.write(key);
        await settled();
      }
    },
    async tell(action: ChooserAction) {
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

describe("the scenarios that ship", () => {
  it("are listed with what they ask", () => {
    const choices = shippedChoices();
    expect(choices.map((c) => c.id)).toEqual(shippedNames());
    expect(choices.find((c) => c.id === "friendship-treaty")?.question).toBe(
      "Do Tajikistan and Turkmenistan sign, and when?",
    );
  });
});

describe.each(SIZES)("at $columns x $rows", (size) => {
  it("fits wherever the cursor is, and shows what it is on", async () => {
    const view = stage(size);
    for (let k = 0; k < CHOICES.length + RECENT.length; k++) {
      fits(view.frame(), size);
      const under = CHOICES[k]?.id ?? RECENT[k - CHOICES.length]?.scenario ?? "";
      expect(view.frame()).toMatch(new RegExp(`▸ .*${under.slice(0, 10)}`));
      await view.press("j");
    }
    await view.press("?");
    fits(view.frame(), size);
  });

  it("shows questions, titles and what was played lately", () => {
    const frame = stage(size).frame();
    expect(frame).toMatch(/▸ alpha +Does Türkmenbaşy open, and when\?/);
    expect(frame).toMatch(/beta +阿拉木图/);
    expect(frame).toContain("2025-01-02 03:04  500 runs of beta  signed.TKM 36.0%");
    expect(stage(size, CHOICES, []).frame()).not.toContain("Played lately");
  });

  it("shows the question of what is chosen whole", () => {
    const question = `Does ${"one and the other ".repeat(5)}agree?`;
    const long = { id: "long", title: "Long", question };
    const { frame } = stage(size, [long, ...CHOICES]);
    fits(frame(), size);
    expect(frame().replace(/\s+/g, " ")).toContain(`Long ${question}`);
  });

  it("finds by words, Enter keeps them, Esc drops them", async () => {
    const view = stage(size);
    await view.press("/", "more 17?");
    expect(view.frame()).toMatch(/^\/ more 17\?/m);
    expect(view.frame()).toMatch(/═ Scenarios ═ 1 with "more 17\?"/);
    expect(view.frame()).toMatch(/▸ more-17/);
    expect(view.store.state().chosen).toBeNull();
    await view.press("\r");
    expect(view.store.state().writing).toBe(false);
    await view.press("b");
    expect(view.store.state().chosen).toEqual(["batch", "--", "more-17"]);
    const other = stage(size);
    await other.press("/", "nothing at all", "\u001b");
    expect(other.frame()).toMatch(/▸ alpha/);
    expect(other.store.state().leaving).toBeNull();
    await other.press("/", "zzz");
    expect(other.frame()).toContain("none of that name: Esc shows all");
    fits(other.frame(), size);
    await other.press("\r", "\r", "b", "l", "v");
    expect(other.store.state().chosen).toBeNull();
    await other.press("/", "\u007f", "\u007f", "\r");
    expect(other.store.state().filter).toBe("z");
  });

  it.each([
    ["\r", ["run", "--", "beta"]],
    ["b", ["batch", "--", "beta"]],
    ["l", ["list", "parameters", "--", "beta"]],
    ["v", ["validate", "--", "beta"]],
  ])("%j on a scenario", async (key, command) => {
    const view = stage(size);
    await view.press("\u001b[B", key);
    expect(view.store.state().chosen).toEqual(command);
  });

  it("plays once more what was played lately, and takes no value for an option", async () => {
    const view = stage(size);
    await view.press("\u001b[F", "k", "k", "\r");
    expect(view.store.state().chosen).toEqual([
      "batch",
      "--seed=7",
      "--set=accession.club=2",
      "--runs=500",
      "--design=lhs",
      "--",
      "beta",
    ]);
    const hostile = stage(size);
    await hostile.press("\u001b[F", "k", "\r");
    expect(hostile.store.state().chosen).toEqual([
      "run",
      "--seed=--json",
      "--run=5",
      "--until=2024-12",
      "--",
      "--out=/etc/passwd",
    ]);
    const many = stage(size);
    await many.press("\u001b[F", "k", "b");
    expect(many.store.state().chosen).toEqual(["batch", "--seed=--json", "--", "--out=/etc/passwd"]);
    const compare = stage(size);
    await compare.press("\u001b[F", "\r");
    expect(compare.store.state().chosen).toEqual([
      "compare",
      "--seed=3",
      "--set=accession.club=1",
      "--runs=200",
      "--with=a: b=1",
      "--all-levers",
      "--",
      "alpha",
      "beta",
    ]);
  });

  it("shows what was played lately on its lines, whatever it was called", async () => {
    const bad = "a\u001b[2J\nb\u202e";
    const view = stage(
      size,
      [],
      [{ ...RECENT[0]!, scenario: bad, options: [`--seed=${bad}`], others: [bad] }],
    );
    fits(view.frame(), size);
    expect(view.frame()).toContain("500 runs of a[2J b");
    expect(view.frame()).toContain("seed a[2J b, beside a[2J b");
    await view.press("\r");
    expect(view.store.state().chosen).toEqual(["batch", `--seed=${bad}`, "--", bad, bad]);
  });

  it.each([
    ["q", "quit"],
    ["Q", "quit"],
    ["\u001b", "quit"],
    ["\u0003", "interrupt"],
  ])("%j leaves", async (key, how) => {
    const view = stage(size);
    await view.press(key);
    expect(view.store.state().leaving).toBe(how);
  });

  it("? shows the keys and hides them, Esc too; meanwhile nothing is started", async () => {
    const view = stage(size);
    await view.press("?", "\r", "b");
    expect(view.frame()).toContain("═ Keys ");
    expect(view.store.state().chosen).toBeNull();
    await view.press("\u001b");
    expect(view.frame()).not.toContain("═ Keys ");
    await view.press("?", "?");
    expect(view.frame()).not.toContain("═ Keys ");
  });

  it("moves by ten, and to the ends", async () => {
    const view = stage(size);
    await view.press("\u001b[6~");
    expect(view.store.state().row).toBe(10);
    await view.press("\u001b[5~");
    expect(view.store.state().row).toBe(0);
    await view.press("\u001b[F");
    expect(view.store.state().row).toBe(CHOICES.length + RECENT.length - 1);
    await view.press("\u001b[H");
    expect(view.store.state().row).toBe(0);
  });
});

describe("a terminal of another size", () => {
  it("is filled at once, or said to be too small", async () => {
    const view = stage(SIZES[0]!);
    await view.tell({ resize: { columns: 120, rows: 50 } });
    expect(view.frame().split("\n").length).toBe(49);
    await view.tell({ resize: { columns: 40, rows: 10 } });
    expect(view.frame()).toContain("This terminal is 40x10.");
  });
});
