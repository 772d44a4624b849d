/** The question why on screen: asked of a cell or an event, answered as `explain` answers it. */
import { cleanup } from "ink-testing-library";
import { afterEach, describe, expect, it } from "vitest";
import { explain } from "../../src/answers/explain.ts";
import { questionOf } from "../../src/answers/question.ts";
import { originsOf } from "../../src/engine/origin.ts";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";
import { reduce } from "../../src/terminal/ink/state/reducer.ts";
import type { State } from "../../src/terminal/ink/state/state.ts";
import { whyLines } from "../../src/views/why.ts";
import { OPTIONS, playAll, stage } from "./stage.tsx";

const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
];
const DOWN = "\u001b[B";

const opened = openScenario("friendship-treaty");
const { state: begun, months, runs } = await playAll(opened);
const played = (count: number): State =>
  months.slice(0, count).reduce((s, m) => reduce(s, { show: [m] }), begun);

afterEach(cleanup);

/** Presses keys, and lets the engine answer what they request. */
function asked(state: State, size: { columns: number; rows: number }, of = runs) {
  const view = stage(state, size);
  return {
    ...view,
    async press(keys: string) {
      await view.press(keys);
      const { request } = view.store.state();
      if (request) await view.tell(of.answer(request));
      fits(view.frame(), size);
    },
  };
}

function fits(frame: string, { columns, rows }: { columns: number; rows: number }): void {
  const lines = frame.split("\n");
  expect(lines.length, frame).toBeLessThan(rows);
  for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(columns);
}

/** The frame of an explanation from its first line to its last. */
async function whole(view: ReturnType<typeof asked>): Promise<string> {
  let text = view.frame();
  for (let k = 0; k < 60 && /↓ \d+ more/.test(view.frame()); k++) {
    await view.press(DOWN);
    text += `\n${view.frame()}`;
  }
  return text;
}

describe.each(SIZES)("at $columns x $rows", (size) => {
  it("Enter on an actor of the board explains the last time it was asked, as explain does", async () => {
    const view = asked(played(30), size);
    await view.press(DOWN.repeat(4));
    expect(view.frame()).toMatch(/▸ TKM +○ not signed/);
    await view.press("\r");
    expect(view.store.state().pace.playing).toBe(false);
    expect(view.frame()).toContain("Why: TKM, accession of friendship, 2024-08");
    const text = await whole(view);
    const session = new Session(opened.program);
    const ask = { actor: "TKM", decision: "accession", at: "2024-08" };
    const answer = explain(session, OPTIONS, questionOf(session, OPTIONS, ask));
    const realised = answer.realised!.alternatives[0]!;
    expect(text).toContain('it chose "stay out"');
    expect(text).toContain(`chance ${(realised.probability * 100).toFixed(1)}%`);
    expect(text).toContain(`margin ${realised.margin!.toFixed(2)}`);
    // Long texts are folded, not cut.
    expect(text.replace(/\s+/g, " ")).toMatch(
      /Decisive: neutrality doctrine \(-\d\.\d\d\): without, under the same luck, it would have chosen "sign"\./,
    );
    expect(text).not.toContain("…");
    for (const term of realised.terms.filter((t) => t.share !== 0))
      expect(text).toMatch(new RegExp(`${term.label} +[+-]${Math.abs(term.share).toFixed(2)} `));
    expect(text).toMatch(/▒+│/);
    expect(text).toMatch(/│█+/);
    expect(text).toContain("What it expected of the others");
    expect(text).toContain("A meeting that it attends");
  });

  it("goes to the months before and after in which it was asked, and back to the run", async () => {
    const view = asked(played(30), size);
    await view.press(`${DOWN.repeat(4)}`);
    await view.press("\r");
    await view.press("\u001b[D");
    expect(view.frame()).toContain("Why: TKM, accession of friendship, 2023-09");
    await view.press("\u001b[C");
    expect(view.frame()).toContain("Why: TKM, accession of friendship, 2024-08");
    await view.press("?");
    expect(view.frame()).toContain("═ Keys ");
    await view.press("?");
    expect(view.frame()).toContain("Why: TKM");
    await view.press("\u001b");
    expect(view.store.state()).toMatchObject({ why: null, request: null, leaving: null });
    expect(view.frame()).toMatch(/═ Treaty board /);
  });

  it("PgDn stops at the end, and PgUp goes back from there at once", async () => {
    const view = asked(played(30), size);
    await view.press(`${DOWN.repeat(4)}`);
    await view.press("\r");
    for (const key of ["\u001b[6~", "\u001b[6~", "\u001b[6~", "\u001b[6~", "\u001b[6~", DOWN])
      await view.press(key);
    const last = view.frame();
    await view.press("\u001b[A");
    // On a large terminal all of it is in sight.
    const whole = !/═ (the end|↓)/.test(last);
    if (whole) expect(view.frame()).toBe(last);
    else expect(view.frame()).toContain("↓ 1 more");
    await view.press("\u001b[H");
    expect(view.frame() === last).toBe(whole);
    await view.press("\u001b[F");
    expect(view.frame()).toBe(last);
  });

  it("Enter on an event explains the decision behind it", async () => {
    const view = asked(played(20), size);
    await view.press("/");
    await view.press("tkm does not sign");
    await view.press("\r");
    await view.press(DOWN);
    await view.press("\r");
    expect(view.frame()).toMatch(/Why: TKM, accession of friendship, 20\d\d-\d\d/);
    expect(view.frame()).toContain('it chose "stay out"');
  });

  it("an event with no decision behind it explains nothing", async () => {
    const state = { ...played(30), focus: "events" as const, own: { events: { words: "consultative" } } };
    const view = asked(state, size);
    await view.press(DOWN);
    await view.press("\r");
    expect(view.store.state()).toMatchObject({ why: null, request: null });
    expect(view.frame()).toContain("nobody decided this by itself: it follows a rule");
  });
});

describe("the decision behind an outcome", () => {
  it.each(SIZES)("is explained in its month, or in the one on screen, at $columns x $rows", async (size) => {
    const { state, months, runs } = await playAll(
      openScenario("friendship-treaty", ["outcomes.four='parties >= 4'"]),
    );
    const end = months.reduce((s, m) => reduce(s, { show: [m] }), state);
    const lines = end.frame.panels.outcomes as readonly { id: string; value: string | null }[];
    expect(lines[0]!.id).toBe("four");
    const view = stage({ ...end, focus: "outcomes" }, size);
    for (const line of lines) {
      await view.press(DOWN);
      await view.press("\r");
      const actor = /^signed\.(\w+)$/.exec(line.id)?.[1];
      if (actor === undefined) {
        expect(view.frame(), line.id).toContain("! this outcome is nobody's decision");
        continue;
      }
      const at = line.value ?? end.frame.date;
      expect(view.store.state().why?.ask).toEqual({
        decision: "accession",
        actor,
        object: "friendship",
        at,
      });
      await view.tell(runs.answer(view.store.state().request!));
      expect(view.frame()).toContain(`Why: ${actor}, accession of friendship, ${at}`);
      await view.press("q");
    }
  });
});

describe("the decision behind an event", () => {
  const SCENARIOS = ["friendship-treaty", "full", "institutionalization", "central-asian-union-1994"];

  it("of a rule that carries it out is a decision on what the event names", () => {
    const { mechanisms } = opened.program.model;
    const followed = mechanisms.flatMap((m) => (m.emits ?? []).filter((kind) => kind.follows));
    expect(followed.length).toBeGreaterThan(5);
    for (const { id, axes, follows } of followed)
      for (const decision of follows!) {
        const spec = mechanisms.find((m) => m.id === decision)?.decision;
        expect(axes, `${id} follows ${decision}`).toContain(spec?.object);
      }
  });

  it.each(SCENARIOS)("is one that its kind names, on or by what it names, in %s", async (id) => {
    const { months: all, session } = await playAll(openScenario(id));
    const origins = originsOf(session.program);
    const happened = all.flatMap((m) => m.panels.events!.month);
    expect(happened.filter((e) => e.ask).length).toBeGreaterThan(0);
    for (const event of happened) {
      const origin = origins.get(event.kind);
      const emits = origin?.decisions.some((d) =>
        session.decisions.get(d)?.spec.emits?.some((kind) => kind.id === event.kind),
      );
      if (emits) expect(event.ask, event.text).toBeDefined();
      if (!event.ask) continue;
      const { decision, actor, object, at } = event.ask;
      expect(origin!.decisions, event.text).toContain(decision);
      expect(at).toBe(event.date);
      const { spec } = session.decisions.get(decision)!;
      const entry = (axis: string | undefined) => event.actors[origin!.kind.axes.indexOf(axis ?? "")];
      expect([actor, undefined]).toContain(entry(spec.decider));
      expect([object, undefined]).toContain(entry(spec.object));
      expect(entry(spec.decider) ?? entry(spec.object), event.text).toBeDefined();
    }
  });
});

describe("what is said", () => {
  it("of a question that cannot be answered is what is wrong and what to do", () => {
    const ask = { actor: "TKN", decision: "accession", at: "2024-08" };
    const answer = runs.answer({ explain: ask, side: 0 });
    if (!("explained" in answer) || answer.explained.kind !== "refused") throw new Error("not refused");
    expect(whyLines(answer.explained).map((l) => ("text" in l ? l.text : ""))).toEqual([
      expect.stringContaining('no actor "TKN"'),
      "did you mean TKM?",
    ]);
  });

  it("of an allocation is what moved, what each part gained, and which limits bind", async () => {
    const hedged = openScenario("friendship-treaty", ["mechanisms.hedging=on", "end=2023-06"]);
    const { runs } = await playAll(hedged);
    const answer = runs.answer({ explain: { decision: "hedging", actor: "TKM", at: "2023-01" }, side: 0 });
    if (!("explained" in answer) || answer.explained.kind !== "allocation") throw new Error("no allocation");
    const lines = whyLines(answer.explained);
    const bars = lines.filter((l) => l.kind === "bar");
    const { shares, terms } = answer.explained.realised!;
    expect(bars.map((b) => b.name)).toEqual([...shares.map((s) => s.id), ...terms.map((t) => t.label)]);
    for (const b of bars) expect(Math.abs(b.share)).toBeLessThanOrEqual(1);
    expect(Math.max(...bars.map((b) => Math.abs(b.share)))).toBe(1);
  });

  it("is the run as it was asked for: the explained run has the digest of the run on screen", () => {
    const playback = runs.shown[0]!.playback;
    runs.answer({ explain: { decision: "accession", actor: "TJK", at: "2023-09" }, side: 0 });
    expect(playback.at(66).digest).toBe(playback.session.digest());
  });
});
