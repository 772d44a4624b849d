/** What had happened before the start is said to be so, with its date where that is known, and is not played again. */
import { describe, expect, it } from "vitest";
import { eveOf, isEve, monthOf, outcomeText } from "../../src/engine/calendar.ts";
import { Session } from "../../src/engine/session.ts";
import { dayOf, monthOfDate } from "../../src/experiments/record/dates.ts";
import { runObject } from "../../src/experiments/result.ts";
import { summarise } from "../../src/experiments/summary.ts";
import { openScenario } from "../../src/node/open.ts";
import { runText } from "../../src/terminal/plain/run.ts";

const RUN = { seed: "s", run: 0, record: "events" } as const;

function played(scenario: string, ...sets: string[]) {
  const opened = openScenario(scenario, sets);
  const session = new Session(opened.program);
  session.begin(RUN);
  session.finish();
  const object = runObject(opened, session, RUN);
  return { opened, session, object, text: runText(opened, session, object) };
}

const line = (text: string, id: string) => text.split("\n").find((l) => l.startsWith(`  ${id} `));

describe("the eve of a start", () => {
  const eve = eveOf(monthOf("2022-07"));

  it("is the last day before it, in words and in stores", () => {
    expect(outcomeText(eve, "month")).toBe("before 2022-07");
    expect(outcomeText(monthOf("2022-06"), "month")).toBe("2022-06");
    expect(isEve(eve)).toBe(true);
    expect(isEve(monthOf("2022-06"))).toBe(false);
    const stored = dayOf(eve)!;
    expect(new Date(stored * 86_400_000).toISOString().slice(0, 10)).toBe("2022-06-30");
    expect(monthOfDate(new Date(stored * 86_400_000))).toBe(eve);
  });

  it.each(["1904-03", "2000-03", "2023-01", "2023-05"])(
    "comes back from a store whole, before %s",
    (month) => {
      const of = eveOf(monthOf(month));
      expect(monthOfDate(new Date(dayOf(of)! * 86_400_000))).toBe(of);
      expect(outcomeText(of, "month")).toBe(`before ${month}`);
    },
  );
});

describe("a border treaty that is older than the start", () => {
  it("has its date where that is known", () => {
    const { object, text } = played("tajik-succession", "end=2025-12");
    expect(object.outcomes["border.kgz-tjk"]).toBe("2025-03");
    expect(line(text, "border.kgz-tjk")).toMatch(/before the start, 2025-03/);
  });

  it("is said to be older, and not dated, where it is not", () => {
    const { object, text, session } = played(
      "friendship-treaty",
      "disputes.kgz-uzb.signed=null",
      "end=2022-12",
    );
    expect(object.outcomes["border.kgz-uzb"]).toBe("before 2022-07");
    expect(line(text, "border.kgz-uzb")).toMatch(/ before the start {2,}/);
    const [info] = session.program.reported().filter((o) => o.id === "border.kgz-uzb");
    const of = summarise(info!, Float64Array.of(eveOf(monthOf("2022-07"))));
    expect(of).toMatchObject({ probability: 1, median: "before 2022-07" });
  });

  it("is none where the stage at the start says that it is not signed", () => {
    const { object } = played("baseline-2018", "end=2018-01");
    expect(object.outcomes["border.tjk-uzb"]).not.toBe("2018-03");
  });
});

describe("a start that is moved behind what the history tells", () => {
  const { opened, session, object } = played("friendship-treaty", "start=2025-09");

  it("does not propose the treaty again, nor ask those who have signed", () => {
    expect(object.outcomes).toMatchObject({
      "signed.KAZ": "2022-07",
      "signed.KGZ": "2022-07",
      "signed.UZB": "2022-07",
    });
    const told = session.events.all();
    expect(told.filter((e) => e.kind === "proposal")).toEqual([]);
    const asked = told.filter((e) => /signed|deferred/.test(e.kind)).map((e) => e.actors[1]);
    for (const state of ["KAZ", "KGZ", "UZB"]) expect(asked).not.toContain(state);
  });

  it("leaves what is held out as it was, and says what the start knows nothing of", () => {
    const [notice] = opened.notices().filter((n) => n.code === "before-start");
    expect(notice?.message).toMatch(/signed\.TJK \(2025-08\), border\.kgz-tjk \(2025-03\)/);
    const known = openScenario("friendship-treaty", ["start=2025-09", "knownUntil=2025-09"]);
    expect(known.program.world.cells.get("treaties.friendship.signed.TJK")).toBe(monthOf("2025-08"));
  });

  it("changes nothing that the scenario says itself", () => {
    const own = openScenario("friendship-treaty", [
      "start=2025-09",
      "treaties.friendship.signed.KAZ=2023-01",
    ]);
    expect(own.program.world.cells.get("treaties.friendship.signed.KAZ")).toBe(monthOf("2023-01"));
    const unmoved = openScenario("friendship-treaty").program.world.cells;
    expect([...unmoved.keys()].filter((path) => path.includes(".signed."))).toEqual([]);
  });
});
