/** The map and the series in the run view: what they show, what their keys do, at the smallest and at a large size. */
import { cleanup } from "ink-testing-library";
import { afterEach, describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { GEOGRAPHY } from "../../src/models/central-asia/geography.ts";
import { PLACES } from "../../src/models/central-asia/places.ts";
import { atlasOf } from "../../src/node/atlas.ts";
import { openScenario } from "../../src/node/open.ts";
import { reduce } from "../../src/terminal/ink/state/reducer.ts";
import type { Size } from "../../src/terminal/ink/state/size.ts";
import type { State } from "../../src/terminal/ink/state/state.ts";
import { entriesOf, valuesOf } from "../../src/views/entries.ts";
import { headOf } from "../../src/views/frame.ts";
import { type MapFrame, standing } from "../../src/views/map.ts";
import { firstPicks, historyOf, matching, type SeriesFrame, seriesOf } from "../../src/views/series.ts";
import { widthOf } from "../../src/views/text/width.ts";
import { mapLegs, mapMarks } from "../../src/views/traffic.ts";
import { Folder } from "../cli/command.ts";
import { OPTIONS, playAll, stage } from "./stage.tsx";

const SIZES: Size[] = [
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
];
const opened = openScenario("friendship-treaty");
const { state: begun, months, session } = await playAll(opened);
const played = (count: number): State =>
  months.slice(0, count).reduce((s, m) => reduce(s, { show: [m] }), begun);
const at = (count: number, focus: "map" | "series"): State => ({ ...played(count), focus });

afterEach(cleanup);

function fits(frame: string, { columns, rows }: Size): void {
  const lines = frame.split("\n");
  expect(lines.length, frame).toBeLessThan(rows);
  for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
}

describe("entries", () => {
  it("name each cell once, and hold its value", () => {
    const entries = entriesOf(session);
    expect(new Set(entries.all.map((e) => e.id)).size).toBe(entries.all.length);
    const values = valuesOf(session, entries);
    const of = (id: string) => values[entries.all.findIndex((e) => e.id === id)];
    expect(of("trust.KAZ-UZB")).toBe(session.value("trust", "KAZ-UZB"));
    expect(of("signedAt.friendship.TJK")).toBe(session.value("signedAt", "friendship", "TJK"));
    expect(of("signed.TJK")).toBe(session.value("signedAt", "friendship", "TJK"));
    expect(entries.all.some((e) => /threshold|ordinal|accumulated/.test(e.id))).toBe(false);
  });
});

describe("what is drawn first", () => {
  it.each([
    ["russia-recovers", ["influence.RUS.KAZ", "influence.RUS.TJK"]],
    ["caspian-naval-balance", ["share.AZE", "share.IRN", "share.KAZ", "share.RUS"]],
    ["friendship-treaty", ["parties"]],
  ])("of %s is what it is about, in one unit", (id, picks) => {
    const { program } = openScenario(id);
    expect(firstPicks(entriesOf(new Session(program)), 4)).toEqual(picks);
  });
});

describe("the frame of the map", () => {
  const data = () => months.at(-1)?.panels.map as MapFrame;
  const measure = (id: string) => data().measures.findIndex((m) => m.id === id);

  it("begins with the outcomes that states have", () => {
    expect(data().measures[0]?.id).toBe("signed");
    expect(data().states).toEqual(["AZE", "KAZ", "KGZ", "TJK", "TKM", "UZB"]);
  });

  it("tells of all states what outcomes tell of one", () => {
    expect(data().measures[0]?.doc).toBe("a state signs friendship");
  });

  it("fills what has happened, leaves empty what has not, and knows who has no such outcome", () => {
    const shown = data().states.map((_, k) => standing(data(), measure("signed"), k, 5));
    expect(shown[0]).toEqual({ level: null, text: "" });
    expect(shown[3]).toEqual({ level: 4, text: "2025-10" });
    const first = months[0]?.panels.map as MapFrame;
    expect(standing(first, measure("signed"), 3, 5)).toEqual({ level: 0, text: "not yet" });
  });

  it("has levels that divide the range of the column, or of what has been", () => {
    const m = measure("sovereignty");
    data().states.forEach((id, k) => {
      const value = session.value("sovereignty", id);
      const shown = standing(data(), m, k, 5);
      expect(shown.level, id).toBe(Math.min(4, Math.floor(value * 5)));
      expect(Number(shown.text)).toBeCloseTo(value, 2);
    });
    const open = { ...data(), range: data().range.map((_, k) => (k % 2 === 0 ? 0.5 : 0.5)) };
    expect(standing(open, m, 0, 5).level).toBe(0);
  });
});

describe("corridors", () => {
  it("are on the map where the run has them, closed ones dotted, and nowhere else", async () => {
    const on = ["mechanisms.trade=on", "mechanisms.routes=on", "mechanisms.legs=on", "end=2022-06"];
    const { months: those } = await playAll(openScenario("baseline", on));
    const { legs } = those.at(-1)!.panels.map as MapFrame;
    expect(legs).toContainEqual({ id: "k5", open: true });
    expect(legs).toContainEqual({ id: "k16", open: false });
    expect((months.at(-1)!.panels.map as MapFrame).legs).toEqual([]);
  });
});

describe("the key beside the map", () => {
  it("says how many states it has no room for, and leaves the panels below alone", async () => {
    const ids = ["AFG", "ARM", "CHN", "GEO", "IND", "IRN", "IRQ", "MNG", "PAK", "RUS", "SYR", "TUR", "UKR"];
    const states = ids.filter((id) => atlasOf(GEOGRAPHY).shapes.some((s) => s.id === id));
    expect(states.length).toBeGreaterThan(8);
    const { state: many, months: those } = await playAll();
    const map = those[2]!.panels.map as MapFrame;
    const measures = map.measures.map((m) => ({ ...m, entries: [...m.entries, ...states.map(() => -1)] }));
    const data = { ...map, states: [...map.states, ...states], measures };
    const shown = reduce(many, { show: [{ ...those[2]!, panels: { ...those[2]!.panels, map: data } }] });
    const view = stage(
      { ...shown, head: { ...shown.head, panels: ["map", "events"] }, focus: "map" },
      SIZES[0]!,
    );
    fits(view.frame(), SIZES[0]!);
    expect(view.frame()).toMatch(/… \d+ more/);
    const [, events] = view.frame().split("─ Events ");
    for (const id of states) expect(events).not.toMatch(new RegExp(` ${id} ▕`));
  });

  it("keeps its measure where one is sought that is not there", async () => {
    const view = stage(at(12, "map"), SIZES[0]!);
    const note = () => /═ Map ═ (.*?) ═/.exec(view.frame())?.[1];
    const before = note();
    await view.press("m");
    await view.press("eng");
    await view.press("q");
    await view.press("\r");
    expect(view.frame()).toContain("! no measure of that name");
    expect(note()).toBe(before);
  });
});

describe("the picker of the series", () => {
  it("has the keys once it is open, whatever panel had them", async () => {
    const view = stage({ ...played(12), focus: "board" }, SIZES[1]!);
    await view.press("p");
    expect(view.store.state().focus).toBe("series");
  });
});

describe("spots", () => {
  const folder = new Folder();
  const mine = (entries: string) =>
    folder.file(
      "mine.yaml",
      `multivector: 1\nid: mine\nextends: middle-corridor-vs-instc\nend: 2022-03\n${entries}\n`,
    );

  it("are those of the scenario: by name, or by degrees; what has none is not drawn", () => {
    const entries =
      "legs: { mine: { tariff: 1, days: 1, owner: KAZ, capacity: 1, line: [aktau, [52.1, 41.7]] }, bare: { tariff: 1, days: 1, owner: KAZ, capacity: 1 } }\n" +
      "routes: { own: { market: CHN-EUU, legs: [mine, bare] } }\nfleets: { RUS: { harbour: [47.6, 43] } }";
    const { spots } = headOf(openScenario(mine(entries)), OPTIONS);
    const open = ["mine", "bare", "k5"].map((id) => ({ id, open: true }));
    expect(mapLegs(open, spots)).toEqual([
      { line: ["aktau", [52.1, 41.7]], open: true },
      { line: ["aktau", "baku"], open: true },
    ]);
    expect(mapMarks([{ id: "RUS", text: "◆9" }], spots)).toEqual([{ at: [47.6, 43], text: "◆9" }]);
  });

  it.each([
    ["legs: { k5: { line: [aktau, bakku] } }", /bakku/],
    ["legs: { k5: { line: [aktau] } }", /legs\.k5\.line/],
    ["legs: { k5: { line: [aktau, [200, 40]] } }", /legs\.k5\.line\.1\.0 is 200, which is more than 180/],
    ["fleets: { RUS: { harbour: atlantis } }", /fleets\.RUS\.harbour.*atlantis/],
  ])("refuse %s", (entries, message) => {
    expect(() => openScenario(mine(entries))).toThrow(message);
  });

  it("have the names of the table", () => {
    expect([...atlasOf(GEOGRAPHY).places.keys()]).toEqual([...PLACES]);
  });
});

describe("fleets", () => {
  it("lie at their harbours with their points", async () => {
    const { months: those, session: navies } = await playAll(
      openScenario("caspian-naval-balance", ["end=2018-03"]),
    );
    const { marks } = those.at(-1)!.panels.map as MapFrame;
    const points = Math.round(navies.value("capability", "RUS"));
    expect(marks.map((m) => m.id)).toEqual(["AZE", "IRN", "KAZ", "RUS", "TKM"]);
    expect(points).toBeGreaterThan(0);
    expect(marks[3]?.text).toBe(`◆${points}`);
    const { spots } = headOf(openScenario("caspian-naval-balance"), OPTIONS);
    expect(mapMarks(marks, spots).map((m) => m.at)).toEqual([
      "baku",
      "anzali",
      "aktau",
      "kaspiysk",
      "turkmenbashi",
    ]);
  });
});

describe("the frame of the series", () => {
  it("holds every month as it was", () => {
    const again = new Session(opened.program);
    again.begin({ ...OPTIONS, record: "series" });
    again.finish();
    const data = months.at(-1)?.panels.series as SeriesFrame;
    const column = opened.program.layout.byId.get("trust")!;
    const entry = data.entries.all.findIndex((e) => e.id === "trust.KAZ-UZB");
    const cell = column.offset + opened.program.axes.get("pair")!.ids.indexOf("KAZ-UZB");
    expect(historyOf(data, entry)).toEqual(again.series.map((s) => s[cell]));
  });

  it("is empty before the first month and has no value where none is finite", () => {
    const fresh = new Session(opened.program);
    fresh.begin(OPTIONS);
    const data = seriesOf(fresh, opened.program.world.start - 1, undefined);
    expect(historyOf(data, 0)).toEqual([]);
    const later = months[5]?.panels.series as SeriesFrame;
    const entry = later.entries.all.findIndex((e) => e.id === "signed.TJK");
    expect(historyOf(later, entry)).toEqual([null, null, null, null, null, null]);
  });

  it("is searched by all words, in names and descriptions", () => {
    const { entries } = months[0]!.panels.series as SeriesFrame;
    const found = matching(entries, "trust KAZ-uzb").map((k) => entries.all[k]?.id);
    expect(found).toContain("trust.KAZ-UZB");
    for (const id of found) expect(id).toMatch(/KAZ-UZB/);
    expect(matching(entries, "").length).toBe(entries.all.length);
    expect(matching(entries, "nothing-like-it")).toEqual([]);
  });
});

describe.each(SIZES)("the map at $columns x $rows", (size) => {
  it("shows states, their values and what is drawn, and fits in every month", async () => {
    const view = stage({ ...begun, focus: "map" }, size);
    for (const month of months) {
      await view.tell({ show: [month] });
      await view.tell({ resize: size });
      fits(view.frame(), size);
    }
    view.unmount();
    const frame = stage(at(months.length, "map"), size).frame();
    expect(frame).toMatch(/═ Map ═ signed ═/);
    expect(frame).toMatch(/TJK ▕⣿⣿⣿▏ 2025-10/);
    expect(frame).toMatch(/TKM ▕ {3}▏ not yet/);
    expect(frame).toMatch(/[⠀-⣿]+KAZ/);
  });

  it("cycles by c and C, and finds by m", async () => {
    const view = stage(at(20, "map"), size);
    expect(view.frame()).toMatch(/═ Map ═ signed ═/);
    await view.press("c");
    expect(view.frame()).toMatch(/═ Map ═ succession ═/);
    await view.press("CC");
    const { measures } = view.store.state().frame.panels.map as MapFrame;
    expect(view.frame()).toContain(`═ Map ═ ${measures.at(-1)?.id}`);
    await view.press("m");
    await view.press("sovereignty\r");
    expect(view.frame()).toMatch(/═ Map ═ sovereignty, 1 ═/);
    expect(view.frame()).toMatch(/UZB ▕.{3}▏ 0\.\d/);
    await view.press("m");
    await view.press("identi");
    expect(view.frame()).toMatch(/═ Map ═ identity, /);
    await view.press("qqq");
    expect(view.frame()).toMatch(/^m identiqqq +no measure of that name/m);
    fits(view.frame(), size);
    await view.press("\u001b");
    expect(view.frame()).toMatch(/═ Map ═ sovereignty, 1 ═/);
    await view.press("m");
    await view.press("qqq\r");
    expect(view.frame()).toMatch(/═ Map ═ sovereignty, 1 ═/);
    expect(view.frame()).toContain("! no measure of that name");
    for (let k = 0; k < measures.length; k++) {
      await view.press("c");
      fits(view.frame(), size);
    }
    expect(view.frame()).toMatch(/═ Map ═ sovereignty, 1 ═/);
  });
});

describe.each(SIZES)("the series at $columns x $rows", (size) => {
  it("draws the scenario's own quantities until something is picked", () => {
    const view = stage(at(30, "series"), size);
    expect(view.frame()).toMatch(/═ Series ═ state ═/);
    expect(view.frame()).toMatch(/⠒⠒⠒⠒ parties 3/);
    expect(view.frame()).toMatch(/2023 +2024 +2025/);
    fits(view.frame(), size);
  });

  it("picks by p, f, arrows and Enter, and clears by 0", async () => {
    const view = stage(at(30, "series"), size);
    await view.press("0");
    expect(view.frame()).toContain("nothing is picked: p opens the list");
    await view.press("f");
    await view.press("trust.KAZ-UZB\r");
    expect(view.frame()).toContain('with "trust.KAZ-UZB"');
    expect(view.frame()).toContain("[ ] trust.KAZ-UZB");
    await view.press("j");
    await view.press("\r");
    expect(view.frame()).toContain("[x] trust.KAZ-UZB");
    fits(view.frame(), size);
    await view.press("p");
    expect(view.frame()).toMatch(/⠒⠒⠒⠒ trust\.KAZ-UZB 0\.\d\d/);
    await view.press("p");
    expect(view.frame()).toContain("▸ [x] trust.KAZ-UZB");
    await view.press("\r");
    await view.press("p");
    expect(view.frame()).toContain("nothing is picked");
  });

  it("draws at most as many as can be told apart", async () => {
    const view = stage(at(30, "series"), size);
    await view.press("p");
    await view.press("j");
    for (let k = 0; k < 12; k++) {
      await view.press("\r");
      await view.press("j");
    }
    await view.press("p");
    expect(view.frame().match(/[⠁-⣿]{2,4} [a-f] \w/g)?.length).toBeLessThanOrEqual(6);
    expect(view.frame()).toMatch(/ f \w/);
    fits(view.frame(), size);
  });
});

describe("colour", () => {
  it("says nothing on the map that dots and text do not", () => {
    const size = SIZES[1]!;
    const coloured = stage(at(30, "map"), size).frame();
    expect(stage({ ...at(30, "map"), colour: false }, size).frame()).toBe(coloured);
  });
});
