/** The panels of the wider politics: what each shows of a run, at every size, and the decisions behind its cells. */
import { cleanup } from "ink-testing-library";
import { afterEach, describe, expect, it } from "vitest";
import { openScenario } from "../../src/node/open.ts";
import { markedBar } from "../../src/terminal/ink/components/bar.ts";
import { reduce } from "../../src/terminal/ink/state/reducer.ts";
import type { Size } from "../../src/terminal/ink/state/size.ts";
import type { State } from "../../src/terminal/ink/state/state.ts";
import type { CorridorsFrame } from "../../src/views/corridors.ts";
import type { FleetsFrame } from "../../src/views/fleets.ts";
import type { LadderFrame } from "../../src/views/ladder.ts";
import type { PanelId } from "../../src/views/panels.ts";
import { widthOf } from "../../src/views/text/width.ts";
import type { VectorsFrame } from "../../src/views/vectors.ts";
import { playAll, stage } from "./stage.tsx";

const SIZES: Size[] = [
  { columns: 80, rows: 24 },
  { columns: 128, rows: 30 },
  { columns: 200, rows: 60 },
];
const DOWN = "\u001b[B";

afterEach(cleanup);

function fits(frame: string, { columns, rows }: Size): void {
  const lines = frame.split("\n");
  expect(lines.length, frame).toBeLessThan(rows);
  for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
}

const hedged = await playAll(
  openScenario("friendship-treaty", [
    "mechanisms.hedging=on",
    "mechanisms.contest=on",
    "mechanisms.solidarity=on",
    "end=2024-12",
  ]),
);
const ladder = await playAll(openScenario("institutionalization", ["end=2023-12"]));
const naval = await playAll(openScenario("caspian-naval-balance", ["end=2022-12"]));
const corridors = await playAll(
  openScenario("baseline", ["mechanisms.legs=on", "mechanisms.routes=on", "end=2023-06"]),
);
const works = await playAll(openScenario("middle-corridor-vs-instc", ["end=2023-01"]));

type Played = Awaited<ReturnType<typeof playAll>>;

const at = ({ state, months }: Played, count: number, focus: PanelId): State => ({
  ...months.slice(0, count).reduce((s, m) => reduce(s, { show: [m] }), state),
  focus,
});

/** Presses keys at a size; requests are answered. */
function reading({ runs }: Played, state: State, size: Size) {
  const view = stage(state, size);
  return {
    ...view,
    async press(...strokes: string[]) {
      for (const keys of strokes) {
        await view.press(keys);
        const { request } = view.store.state();
        if (request) await view.tell(runs.answer(request));
        fits(view.frame(), size);
      }
      return view.frame();
    },
  };
}

describe.each(SIZES)("at $columns x $rows", (size) => {
  it.each([
    ["vectors", hedged],
    ["ladder", ladder],
    ["fleets", naval],
    ["corridors", corridors],
    ["corridors", works],
  ] as const)("%s fits in every month", async (id, of) => {
    const view = stage({ ...of.state, focus: id }, size);
    for (const month of of.months) {
      view.store.dispatch({ show: [month] });
      if (month.tick % 6 !== 0) continue;
      await view.tell({ resize: size });
      fits(view.frame(), size);
    }
  });

  it("vectors show engagement, what would be best, the change and the leaning of every state", async () => {
    const state = at(hedged, 24, "vectors");
    const data = state.frame.panels.vectors as VectorsFrame;
    const frame = stage(state, size).frame();
    expect(frame).toMatch(/[═─] Vectors [═─] engagement in %/);
    for (const row of data.rows) {
      const line = frame
        .split(/[═─] Vectors /)[1]!
        .split("\n")
        .find((l) => l.trimStart().startsWith(`${row.actor} `) && l.includes("%"))!;
      for (const v of row.vectors)
        expect(line).toContain(` ${String(Math.round(v.engagement * 100)).padStart(3)}`);
      expect(line).toContain(`${Math.round(row.dependence * 100)}% ${row.concentration.toFixed(2)}`);
    }
    const view = reading(hedged, state, size);
    expect(await view.press(DOWN, "\r")).toContain(
      `Why: ${data.rows[0]!.actor}, hedging, ${state.frame.date}`,
    );
    expect(view.frame()).toContain("What it spreads");
  });

  it("vectors explain what a power does, by its column in the line of the region", async () => {
    const view = reading(hedged, at(hedged, 24, "vectors"), size);
    const frame = await view.press(DOWN.repeat(7), "l", "\r");
    expect(frame).toContain("Why: EUU, contest, 2024-06");
  });

  it("the ladder shows who has taken each step, since when, and what the next waits for", async () => {
    const state = at(ladder, 48, "ladder");
    const data = state.frame.panels.ladder as LadderFrame;
    const taken = data.rows.filter((r) => r.adopted);
    expect(taken.length).toBeGreaterThan(0);
    const view = reading(ladder, state, size);
    let seen = "";
    for (let k = 0; k < data.rows.length; k++) seen += await view.press(DOWN);
    for (const row of data.rows) {
      const lines = seen.split("\n").filter((l) => new RegExp(`^[▸ ] ${row.step} `).test(l));
      expect(lines.length, row.step).toBeGreaterThan(0);
      if (row.adopted) expect(lines[0]).toContain(row.adopted);
      else expect(lines[0]).toContain(row.waits[0] ?? "a vote");
      // The brackets of the cursor stand around one of them.
      expect(lines[0]!.match(/●/g)?.length ?? 0).toBe(row.standing.filter((s) => s.taken).length);
    }
    expect(seen).toContain(state.head.titles["institutions.L1"]!.slice(0, 11));
  });

  it("the ladder explains the vote of an actor on a step", async () => {
    const state = at(ladder, 60, "ladder");
    const { rows, actors } = state.frame.panels.ladder as LadderFrame;
    const row = rows.findIndex((r) => r.standing.some((s) => s.voted));
    const column = rows[row]!.standing.findIndex((s) => s.voted);
    const view = reading(ladder, state, size);
    const frame = await view.press(DOWN.repeat(row + 1), ...(column > 0 ? ["l".repeat(column)] : []), "\r");
    const { date, accepted } = rows[row]!.standing[column]!.voted!;
    expect(frame).toContain(`Why: ${actors[column]}, vote of ${rows[row]!.step}, ${date}`);
    expect(frame).toContain(`it chose "${accepted ? "accept" : "reject"}"`);
  });

  it("fleets show shares, strength, ships and exercises", async () => {
    const state = at(naval, 60, "fleets");
    const { rows, blocs } = state.frame.panels.fleets as FleetsFrame;
    expect(rows.reduce((sum, r) => sum + r.share, 0)).toBeCloseTo(1, 9);
    const frame = stage(state, size).frame();
    for (const r of rows)
      expect(frame).toMatch(new RegExp(`^ {2}${r.fleet} +[█░]{10} ${Math.round(r.share * 100)}% `, "m"));
    for (const b of blocs) expect(frame).toMatch(new RegExp(`^ {2}${b.bloc} .*${b.exercises} exercise`, "m"));
    const view = reading(naval, state, size);
    expect(await view.press(DOWN.repeat(rows.length + 1), "\r")).toContain(
      `Why: ${blocs[0]!.bloc}, exercise`,
    );
  });

  it("corridors show routes by share and legs by how full they are", () => {
    const state = at(corridors, 12, "corridors");
    const { markets, legs } = state.frame.panels.corridors as CorridorsFrame;
    for (const m of markets)
      expect(m.routes.reduce((sum, r) => sum + r.share, 0)).toBeLessThanOrEqual(1 + 1e-9);
    expect(legs.length).toBeGreaterThan(10);
    const frame = stage(state, size).frame();
    const first = markets.find((m) => m.routes.length > 1)!;
    expect(frame).toMatch(new RegExp(`${first.market} +${Math.round(first.cost)} USD`));
    expect(frame).toMatch(
      new RegExp(`${first.routes[0]!.route} +[█░]{14} ${Math.round(first.routes[0]!.share * 100)}%`),
    );
    const alone = markets.find((m) => m.routes.length === 1)!;
    expect(frame).toMatch(
      new RegExp(`${alone.market} +by ${alone.routes[0]!.route} +${Math.round(alone.cost)} USD`),
    );
  });

  it("corridors show works by how far they are, and ask why of them and of their legs", async () => {
    const state = at(works, works.months.length, "corridors");
    const { markets, works: rows, legs } = state.frame.panels.corridors as CorridorsFrame;
    const before = markets.reduce((n, m) => n + 1 + (m.routes.length > 1 ? m.routes.length : 0), 0);
    const [aktau, , rasht, tripp] = rows;
    expect(aktau).toMatchObject({ work: "aktau", stage: "under way", holder: "CHN", since: "2022-11" });
    expect(tripp).toMatchObject({ stage: "under way", gatekeeper: "ARM" });
    expect(rasht).toMatchObject({ stage: "no bids yet", holder: null, waitsFor: [], since: "2023-05" });
    const view = reading(works, state, size);
    const bids = DOWN.repeat(before + 1);
    expect(await view.press(bids)).toMatch(/▸ work aktau, k5 +◐ under way +CHN 2022-11/);
    expect(view.frame()).toMatch(/work rasht, k12 +· no bids yet +IRN decides 2023-05/);
    expect(await view.press("\r")).toContain("Why: KAZ, award of aktau, 2022-11");
    const leg = reading(works, state, size);
    const k16 = legs.findIndex((l) => l.leg === "k16");
    await leg.press(DOWN.repeat(before + rows.length + k16 + 1), "\r");
    expect(leg.frame()).toContain("Why: AZE, assent of tripp, 2021-12");
    const none = reading(works, state, size);
    expect(await none.press(DOWN.repeat(before + 3), "\r")).toContain("Why: IRN, award of rasht, 2023-01");
  });
});

describe("wide characters and diacritics", () => {
  it.each(SIZES)("align at $columns x $rows", async (size) => {
    const titled = openScenario("institutionalization", [
      'title="中亚五国友好条约, Türkiye, O‘zbekiston, Қазақстан, Türkmenistan и другие, 以及里海海军力量对比"',
      'question="Ποιος υπογράφει; 谁签字, 何时签字, 为什么不签字? Ո՞վ է ստորագրում, ե՞րբ, ինչո՞ւ"',
      'institutions.L4.title="多领域合作纲要 (2022–2025) e\u0301te\u0301"',
      "end=2018-06",
    ]);
    const { state, months } = await playAll(titled);
    const view = stage(reduce(state, { show: [months[3]!] }), size);
    fits(view.frame(), size);
    const ladder = stage({ ...reduce(state, { show: [months[3]!] }), focus: "ladder" }, size).frame();
    fits(ladder, size);
    const since = (step: string) => {
      const line = ladder.split("\n").find((l) => l.startsWith(`  ${step} `))!;
      const at = /(?:- {8}|20\d\d-\d\d )/.exec(line.slice(7))!.index + 7;
      return widthOf(line.slice(0, at));
    };
    expect(since("L4")).toBe(since("L3"));
  });
});

describe("a frame", () => {
  it("takes its changes from the beginning of the run", () => {
    const vectors = (k: number) => hedged.months[k]!.panels.vectors as VectorsFrame;
    const first = (hedged.state.frame.panels.vectors as VectorsFrame).rows[0]!.vectors[0]!;
    const last = vectors(23).rows[0]!.vectors[0]!;
    expect(first.change).toBe(0);
    expect(last.change).toBeCloseTo(last.engagement - first.engagement, 12);
    const fleets = (k: number) => (naval.months[k]!.panels.fleets as FleetsFrame).rows[0]!;
    const begun = (naval.state.frame.panels.fleets as FleetsFrame).rows[0]!;
    expect(fleets(59).change).toBeCloseTo(fleets(59).share - begun.share, 12);
  });

  it("is not there where the program has nothing of the kind", async () => {
    const { state } = await playAll(openScenario("baseline", ["end=2022-02"]));
    expect(Object.keys(state.frame.panels)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/board|vectors|ladder|fleets|corridors/)]),
    );
  });
});

describe("a bar with a mark", () => {
  it("is as wide as it is to be, whatever it shows", () => {
    for (const [share, mark] of [
      [0, 0],
      [1, 1],
      [0.5, 2],
      [0.3, -1],
    ] as const)
      for (const width of [0, 1, 5, 12]) expect([...markedBar(share, mark, width)]).toHaveLength(width);
    expect(markedBar(0.5, 0.8, 10)).toBe("█████░░░│░");
  });
});
