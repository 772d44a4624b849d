/** The tweak on screen: numbers found and changed, played beside the run with the same luck, saved as a scenario. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanup } from "ink-testing-library";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { MultivectorError } from "../../src/engine/errors.ts";
import { Session } from "../../src/engine/session.ts";
import { runObject } from "../../src/experiments/result.ts";
import { openScenario } from "../../src/node/open.ts";
import { saveTweak, setsOf } from "../../src/terminal/ink/io/tweak.ts";
import type { Tweaked } from "../../src/views/tweak.ts";
import { differences } from "../../src/views/versus.ts";
import { begin, change, fits } from "./answered.tsx";
import { OPTIONS } from "./stage.tsx";

const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
];
const NEUTRALITY = "actors.TKM.neutrality";
const folder = mkdtempSync(join(tmpdir(), "multivector-tweak-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(cleanup);

describe.each(SIZES)("at $columns x $rows", (size) => {
  it("t lists numbers with value, range, unit, source and meaning, / finds them", async () => {
    const view = begin(size);
    await view.press("t");
    expect(view.frame()).toMatch(/═ Tweak ═ \d{3,} numbers, values of 2022-07/);
    await view.press("/", "tkm neutr");
    expect(view.frame()).toMatch(/═ Tweak ═ 1 numbers, values of 2022-07 with "tkm neutr"/);
    await view.press("\r");
    expect(view.frame()).toMatch(/▸ actors\.TKM\.neutrality +0\.9 +0 to 1$/m);
    expect(view.frame()).toContain("source: judgement");
    expect(view.frame()).toMatch(/neutrality/i);
    await view.press("\u001b");
    expect(view.state()).toMatchObject({ tweak: null, leaving: null });
  });

  it("a value that cannot be is refused with its mend, and is not kept", async () => {
    const view = begin(size);
    await view.press("t");
    await change(view, "actors.TKM.neutrality", "9");
    expect(view.frame()).toMatch(
      /! actors\.TKM\.neutrality is 9, which is not a number from 0 to 1[^!]*\n {2}write a number from 0 to 1/,
    );
    expect(view.state().edits).toEqual([]);
    await change(view, "actors.TKM.neutrality", "0.5");
    expect(view.frame()).toMatch(/0\.9 → 0\.5/);
    expect(view.frame()).toContain("changed: actors.TKM.neutrality = 0.5");
    await view.press("x");
    expect(view.state().edits).toEqual([]);
    await view.press("r");
    expect(view.frame()).toContain("! nothing is changed yet");
    expect(view.state().variant).toBeNull();
  });

  it("r plays it from the beginning beside the run, both shown, with what changed", async () => {
    const view = begin(size, 3);
    await view.start();
    await view.press("t");
    await change(view, NEUTRALITY, "0");
    await view.press("r");
    expect(view.state()).toMatchObject({ tweak: null, frame: { tick: 0 }, variant: { frame: { tick: 0 } } });
    for (const tick of [1, 13, 14, 26, 38, 50, 66]) {
      await view.go(tick);
      fits(view.frame(), size);
    }
    expect(view.frame()).toMatch(/▸ A as it was +│ +B actors\.TKM\.neutrality = 0/);
    expect(view.frame()).toMatch(/^A, B: .*signed\.TKM/m);
    expect(view.frame()).toMatch(/^They part in 20\d\d-\d\d: A /m);
    // Where there is room for one run only, v shows the other.
    expect(view.frame().match(/[═─] (Outcomes|Summary)/g)).toHaveLength(size.columns < 128 ? 1 : 2);
    await view.press("v");
    expect(view.frame()).toMatch(/ {2}A as it was +│ ▸ B/);
  });

  it("Enter asks why of the side that v has chosen", async () => {
    const view = begin(size, 3);
    await view.start();
    await view.press("t");
    await change(view, NEUTRALITY, "0");
    await view.press("r");
    await view.go(3);
    const chance = async () => {
      await view.press("\u001b[B".repeat(4), "\r");
      const said = /chance (\d+\.\d)%/.exec(view.frame())?.[1];
      await view.press("\u001b");
      return Number(said);
    };
    view.store.dispatch({ stroke: { name: "tab", shift: true } });
    while (view.state().focus !== "board") await view.press("\t");
    const first = await chance();
    await view.press("v");
    expect(await chance()).toBeGreaterThan(first);
  });

  it("o brings one run back", async () => {
    const view = begin(size, 2);
    await view.start();
    await view.press("t");
    await change(view, NEUTRALITY, "0");
    await view.press("f", "t", "o", "\u001b");
    expect(view.state()).toMatchObject({ variant: null, edits: [{ path: NEUTRALITY, text: "0" }] });
    expect(view.runs.shown).toHaveLength(1);
    expect(view.frame()).not.toContain("A as it was");
  });
});

describe("a value that is written", () => {
  it("is kept also where it is today's, for it may have been another at the beginning", async () => {
    const view = begin(SIZES[0], 0, "friendship-treaty", ["end=2023-06"]);
    await view.go(12);
    const path = "actors.KAZ.leader.regionalism";
    await view.press("t", "/", path, "\r");
    const { now } = view.state().tweak!.numbers!.find((n) => n.path === path)!;
    expect(now).not.toBe("0.8");
    await view.press("\r", now, "\r");
    expect(view.state().edits).toEqual([{ path, text: now }]);
    await view.press("r");
    expect(view.state().variant?.tweak).toEqual({ edits: [{ path, text: now }], from: null });
  });

  it("is none where Enter keeps what stood there", async () => {
    const view = begin();
    await view.press("t", "\r", "\r");
    expect(view.state()).toMatchObject({ edits: [], prompt: null });
  });

  it("leaves the one before it where it cannot be, and all of the refusal is shown", async () => {
    const view = begin();
    await view.press("t");
    await change(view, NEUTRALITY, "0.3");
    await view.press("\r", "abc", "\r");
    expect(view.state().edits).toEqual([{ path: NEUTRALITY, text: "0.3" }]);
    const { said } = view.state().tweak!;
    if (said?.kind !== "refused") throw new Error("it was not refused");
    const words = view.frame().split("! ")[1]!.replace(/\s+/g, " ");
    expect(words).toContain(`${said.message} ${said.mend}`.replace(/\s+/g, " "));
    await view.press("r");
    expect(view.state().variant?.tweak.edits).toEqual([{ path: NEUTRALITY, text: "0.3" }]);
  });

  it("gives way to one that is known to be good, however fast two are written", async () => {
    const view = begin();
    await view.press("t");
    await change(view, NEUTRALITY, "0.3");
    for (const text of ["abc", "xyz"]) {
      const keys = ["\r", ...text, "\r"].map((k) =>
        k === "\r" ? ({ name: "enter", shift: false } as const) : { char: k },
      );
      for (const stroke of keys) await view.tell({ stroke });
    }
    await view.press("z");
    expect(view.state()).toMatchObject({
      edits: [{ path: NEUTRALITY, text: "0.3" }],
      request: null,
      waiting: [],
    });
  });
});

describe("a good value after one that cannot be", () => {
  it("stays, however fast the two are written", async () => {
    const view = begin();
    await view.press("t", "/", "leader.regionalism", "\r");
    const [first, second] = view.state().tweak!.numbers!.filter((n) => n.path.includes("leader.regionalism"));
    const type = async (text: string) => {
      for (const k of ["\r", ...text, "\r"])
        await view.tell({ stroke: k === "\r" ? { name: "enter", shift: false } : { char: k } });
    };
    await type("9999");
    await view.tell({ stroke: { char: "j" } });
    await type("0.25");
    await view.press("z");
    expect(view.state().edits).toEqual([{ path: second!.path, text: "0.25" }]);
    const { said } = view.state().tweak!;
    expect(said?.kind === "refused" && said.message).toContain(first!.path);
  });
});

describe("keys struck fast", () => {
  it("lose no request: the numbers come, and then what was asked after them", async () => {
    const view = begin();
    await view.press("to");
    expect(view.frame()).toMatch(/═ Tweak ═ \d{3,} numbers/);
    expect(view.frame()).toContain("! no second run stands beside this one");
    await change(view, NEUTRALITY, "0");
    await view.press("r", "to");
    expect(view.frame()).toMatch(/═ Tweak ═ \d+ numbers/);
    expect(view.frame()).toContain("the run stands alone again");
    expect(view.state()).toMatchObject({ variant: null, request: null, waiting: [] });
  });
});

describe("a run that has been played to the end", () => {
  it("has no month from which it could be played otherwise", async () => {
    const view = begin(SIZES[0], 0, "friendship-treaty", ["end=2022-12"]);
    await view.go(6);
    await view.press("t");
    await change(view, NEUTRALITY, "0");
    await view.press("f");
    expect(view.state()).toMatchObject({ variant: null, request: null });
    expect(view.frame()).toMatch(/! no month is left to play\n {2}r restarts/);
    await view.press("\u001b", "\u001b[D");
    await view.go(5);
    await view.press("t", "f");
    expect(view.state().variant?.tweak.from).toBe(5);
  });

  it("parts from its tweak where the two differ, and not where the tweak has yet to be played", async () => {
    const { runs } = begin(SIZES[0], 0, "friendship-treaty", ["end=2023-12"]);
    const { ticks } = runs.shown[0].playback;
    runs.answer({ show: ticks });
    const edits = [{ path: "disputes.kgz-tjk.severity", text: "0.3" }];
    const answer = runs.answer({ play: { edits, from: null }, at: 0 });
    expect(answer).toMatchObject({ played: { parted: null } });
    const parted = Array.from({ length: ticks + 1 }, (_, tick) => {
      const shown = runs.answer({ show: tick });
      return "show" in shown ? (shown.parted?.date ?? null) : undefined;
    });
    const [a, b] = runs.shown.map((t) => t.playback.at(1));
    expect(a!.panels.events!.month.length).toBeGreaterThan(0);
    expect(b!.panels.events!.month.map((e) => e.text)).toEqual(a!.panels.events!.month.map((e) => e.text));
    expect(parted[1]).toBeNull();
    expect(parted).not.toContain(a!.date);
  });
});

describe("a tweak that breaks the run", () => {
  it("is given up and said to be, and the first run goes on", async () => {
    const view = begin(SIZES[0], 3);
    await view.start();
    await view.press("t");
    await change(view, NEUTRALITY, "0");
    await view.press("f");
    view.runs.shown[1]!.playback.session.step = () => {
      throw new MultivectorError({ code: "not-finite", message: "trust is not a number", fault: "run" });
    };
    await view.go(4);
    expect(view.state()).toMatchObject({ variant: null, side: 0, frame: { tick: 4 } });
    expect(view.frame()).toContain("! the tweaked run has failed and is given up: trust is not a number");
    await view.go(5);
    await view.press("j");
    expect(view.state().notice).toBeNull();
    expect(view.runs.shown).toHaveLength(1);
  });

  it("leaves the one that stood beside the run until then", async () => {
    const view = begin(SIZES[0], 3);
    await view.start();
    await view.press("t");
    await change(view, NEUTRALITY, "0");
    await view.press("f", "t");
    await change(view, NEUTRALITY, "0.5");
    const step = vi.spyOn(Session.prototype, "step").mockImplementation(() => {
      throw new MultivectorError({ code: "not-finite", message: "trust is not a number", fault: "run" });
    });
    await view.press("f");
    step.mockRestore();
    expect(view.frame()).toContain("! trust is not a number");
    expect(view.runs.shown).toHaveLength(2);
    await view.go(5);
    expect(view.state()).toMatchObject({
      frame: { tick: 5 },
      variant: { frame: { tick: 5 }, tweak: { edits: [{ text: "0" }] } },
    });
  });
});

describe("a fork", () => {
  const tweak: Tweaked = { edits: [{ path: NEUTRALITY, text: "0" }], from: 14 };

  it("is the same run up to the month on screen, and has the same luck after it", async () => {
    const view = begin(SIZES[0], 14);
    await view.start();
    await view.press("t");
    await change(view, NEUTRALITY, "0");
    await view.press("f");
    expect(view.state()).toMatchObject({ frame: { tick: 14 }, variant: { frame: { tick: 14 }, tweak } });
    const [a, b] = view.runs.shown.map((t) => t.playback);
    expect(b!.at(14).panels).toEqual(a!.at(14).panels);
    expect(b!.at(66).digest).not.toBe(a!.at(66).digest);
    const bare = begin();
    bare.runs.shown[0].playback.at(66);
    expect(a!.at(66).digest).toBe(bare.runs.shown[0].playback.session.digest());
  });

  it("is what --set makes of it on the command line", () => {
    const { opened, runs } = begin();
    runs.answer({ play: tweak, at: 0 });
    const again = openScenario("friendship-treaty", setsOf(opened, tweak));
    const session = new Session(again.program);
    session.begin(OPTIONS);
    session.finish();
    expect(runs.shown[1]?.playback.at(66).digest).toBe(session.digest());
  });

  it("takes a value with what is said of it, as a restart does", async () => {
    const view = begin(SIZES[0], 14);
    await view.start();
    await view.press("t");
    await change(view, NEUTRALITY, "{value: 0.3, source: judgement}");
    await view.press("f");
    expect(view.state().variant?.tweak.from).toBe(14);
    expect(view.runs.shown[1]!.opened.overrides.at(-1)?.to).toBe(0.3);
  });

  it("says where the two part, and not that the tweak itself is an event", () => {
    const { runs } = begin();
    runs.answer({ play: tweak, at: 14 });
    for (let tick = 15; tick <= 66; tick++) {
      const answer = runs.answer({ show: tick });
      if (!("show" in answer)) throw new Error("nothing is shown");
      const [a, b] = answer.show as [(typeof answer.show)[0], (typeof answer.show)[0]];
      if (!answer.parted) {
        expect(b.panels.disputes).toEqual(a.panels.disputes);
        continue;
      }
      expect(answer.parted.date > "2023-08").toBe(true);
      expect(answer.parted.texts.join()).not.toContain("By the schedule");
    }
    const [a, b] = runs.shown.map((t) => t.playback.at(66));
    expect(differences(a!, b!).map((d) => d.id)).toContain("signed.TKM");
  });
});

describe("a file to save in", () => {
  it.each(["", ".yaml", " ", "folder/.yml"])("is refused where it has no name: %j", (name) => {
    const { opened } = begin();
    const tweak = { edits: [{ path: NEUTRALITY, text: "0.3" }], from: null };
    expect(saveTweak(opened, tweak, name)).toMatchObject({ kind: "refused", mend: "write tweak.yaml" });
  });
});

describe("a saved tweak", () => {
  const cases: { name: string; ref: string; sets: string[]; tweak: Tweaked }[] = [
    {
      name: "from the beginning",
      ref: "friendship-treaty",
      sets: [],
      tweak: { edits: [{ path: NEUTRALITY, text: "0.25" }], from: null },
    },
    {
      name: "from a month on",
      ref: "friendship-treaty",
      sets: [],
      tweak: { edits: [{ path: "parameters.accession.club", text: "3" }], from: 20 },
    },
    {
      name: "over what was set before",
      ref: "friendship-treaty",
      sets: ["disputes.kgz-tjk.severity=0.1", "accession.club=2"],
      tweak: {
        edits: [
          { path: "treaties.friendship.securityContent", text: "0.1" },
          { path: "pairs.KAZ-UZB.trust", text: "0.3" },
        ],
        from: null,
      },
    },
    {
      name: "of the ladder",
      ref: "institutionalization",
      sets: [],
      tweak: { edits: [{ path: "region.afghan", text: "0.1" }], from: null },
    },
  ];

  it.each(cases)("$name plays as the tweak did", ({ ref, sets, tweak }) => {
    const { runs } = begin(SIZES[0], 0, ref, sets);
    runs.answer({ play: tweak, at: 0 });
    const file = join(folder, `mine-${tweak.from ?? "start"}-${tweak.edits.length}-${ref}.yaml`);
    expect(runs.answer({ save: tweak, file })).toEqual({ saved: { file } });
    const opened = openScenario(file);
    const session = new Session(opened.program);
    session.begin(OPTIONS);
    session.finish();
    const variant = runs.shown[1]!;
    expect(session.digest()).toBe(variant.playback.at(variant.playback.ticks).digest);
    expect(runObject(opened, session, { ...OPTIONS }).overrides).toEqual([]);
    const text = readFileSync(file, "utf8");
    expect(text).toContain(`extends: ${ref}`);
    expect(text.split("\n").length).toBeLessThan(tweak.from === null ? 20 : 400);
  });

  it("is from the month at which a fork was made, wherever the reader has gone since", async () => {
    const view = begin(SIZES[0], 14);
    await view.start();
    await view.press("t");
    await change(view, NEUTRALITY, "0");
    await view.press("f");
    await view.go(20);
    await view.press("t", "s");
    for (let k = 0; k < 10; k++) await view.press("\u007f");
    const file = join(folder, "fork.yaml");
    await view.press(file, "\r");
    expect(view.state().tweak?.said?.message).toMatch(/fork\.yaml, from 2023-09 on$/);
    const opened = openScenario(file);
    const session = new Session(opened.program);
    session.begin(OPTIONS);
    session.finish();
    expect(session.digest()).toBe(view.runs.shown[1]!.playback.at(66).digest);
  });

  it("never replaces a file, and says so; s asks for the name", async () => {
    const file = join(folder, "kept.yaml");
    writeFileSync(file, "mine");
    const view = begin();
    await view.press("t");
    await change(view, NEUTRALITY, "0.5");
    await view.press("s");
    expect(view.frame()).toMatch(/^save as tweak\.yaml/m);
    for (let k = 0; k < 10; k++) await view.press("\u007f");
    await view.press(file, "\r");
    expect(view.frame()).toMatch(/! .*kept\.yaml is there already/);
    expect(readFileSync(file, "utf8")).toBe("mine");
    const other = join(folder, "new.yaml");
    expect(view.runs.answer({ save: { edits: view.state().edits, from: null }, file: other })).toEqual({
      saved: { file: other },
    });
    expect(openScenario(other).title).toContain("with actors.TKM.neutrality = 0.5");
  });

  it.each([
    ["no-ending", /does not end as scenario files do/],
    [join(folder, "nowhere", "x.yaml"), /no such file or directory/],
  ])("is refused at %s", (file, said) => {
    const { runs } = begin();
    const answer = runs.answer({ save: { edits: [{ path: NEUTRALITY, text: "0" }], from: null }, file });
    if (!("saved" in answer) || !("kind" in answer.saved)) throw new Error("it was saved");
    expect(answer.saved.message).toMatch(said);
    expect(answer.saved.mend).not.toBe("");
  });
});
