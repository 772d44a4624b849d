/** A run on screen: the same run as without a view, and its past exactly as it was. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { GEOGRAPHY } from "../../src/models/central-asia/geography.ts";
import { atlasOf } from "../../src/node/atlas.ts";
import { openScenario } from "../../src/node/open.ts";
import { Checkpoints } from "../../src/terminal/ink/host/checkpoints.ts";
import { Playback } from "../../src/terminal/ink/host/playback.ts";
import { FEED } from "../../src/views/events.ts";
import { type Frame, headOf } from "../../src/views/frame.ts";

const opened = openScenario("friendship-treaty");
const ladder = openScenario("institutionalization");
const options = (seed: string, run = 0) => ({ seed, run, record: "events" }) as const;

function played(of = opened, seed = "playback", run = 0, checkpoints?: Checkpoints): Playback {
  const session = new Session(of.program);
  session.begin(options(seed, run));
  return new Playback(
    session,
    headOf(of, options(seed, run)),
    { atlas: () => atlasOf(GEOGRAPHY) },
    checkpoints,
  );
}

function bare(of = opened, seed = "playback", run = 0): Session {
  const session = new Session(of.program);
  session.begin(options(seed, run));
  session.finish();
  return session;
}

/** Every month in order, as it was when it was played. */
function straight(of: Playback): Frame[] {
  return Array.from({ length: of.ticks + 1 }, (_, tick) => of.at(tick));
}

describe("a run that is watched", () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7])("has the digest of the same run without a view (run %i)", (run) => {
    const months = straight(played(opened, "digest", run));
    expect(months.at(-1)?.digest).toBe(bare(opened, "digest", run).digest());
    expect(months.map((m) => m.tick)).toEqual(Array.from({ length: 67 }, (_, k) => k));
    expect(months.slice(0, -1).every((m) => m.digest === undefined)).toBe(true);
  });

  it("has it also where the reader goes back and forth", () => {
    const watched = played(ladder, "digest", 0, new Checkpoints(7));
    for (const tick of [5, 2, 40, 0, 39, 100, 3, 99, 156, 1]) watched.at(tick);
    expect(watched.at(156).digest).toBe(bare(ladder, "digest").digest());
  });

  it("shows every event once, in order", () => {
    const watched = played(ladder);
    const seen = straight(watched).flatMap((m) => m.panels.events!.month);
    expect(seen.map(({ ask: _, ...event }) => event)).toEqual(watched.session.events.all());
    expect(seen.length).toBeGreaterThan(50);
  });

  it("shows the newest events first, up to the month and no more than the feed holds", () => {
    const watched = played(ladder);
    straight(watched);
    for (const tick of [0, 12, 80, 156]) {
      const { feed, logged } = watched.at(tick).panels.events!;
      const all = watched.session.events.all().slice(Math.max(0, logged - FEED), logged);
      expect(feed.map((e) => e.text)).toEqual(all.reverse().map((e) => e.text));
    }
  });

  it("shows what the ledger says of each choice, asked or not", () => {
    const watched = played();
    const ledger = watched.session.decisions.get("accession")!.ledger;
    const rows: { probability: number; shares: number[] }[] = [];
    let before = ledger.rows;
    Object.defineProperty(ledger, "rows", {
      get: () => before,
      set: (next: typeof before) => {
        rows.push(...before);
        before = next;
      },
    });
    for (const month of straight(watched).slice(1))
      for (const { stage, since, weighed, asked } of month.panels.board?.[0]?.rows ?? []) {
        expect(weighed?.chance ?? 0).toBeGreaterThanOrEqual(0);
        expect(weighed?.chance ?? 1).toBeLessThanOrEqual(1);
        expect(weighed?.against?.share ?? -1).toBeLessThan(0);
        if (stage === "signed") expect(asked).toMatchObject({ accepted: true, date: since });
        const same = rows.find((r) => r.probability === weighed?.chance);
        expect(same && Math.min(...same.shares)).toBe(weighed?.against?.share);
      }
    expect(rows.length).toBeGreaterThan(50);
  });

  it("keeps no ledger for longer than its month", () => {
    const watched = played(ladder);
    watched.at(100);
    expect(watched.session.ledger()).toEqual([]);
  });
});

describe("the past", () => {
  const months = straight(played(ladder));

  test.prop(
    [
      fc.array(fc.integer({ min: 0, max: 156 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 40 }),
    ],
    {
      numRuns: 8,
    },
  )("is what it was, however few months are kept and in whatever order it is asked for", (ticks, most) => {
    const watched = played(ladder, "playback", 0, new Checkpoints(most));
    for (const tick of ticks) expect(watched.at(tick)).toEqual(months[tick]);
  });

  it("takes no more room than was agreed, however long the run", () => {
    const checkpoints = new Checkpoints(10);
    const watched = played(ladder, "playback", 0, checkpoints);
    for (let tick = 0; tick <= 156; tick++) {
      watched.at(tick);
      expect(checkpoints.size).toBeLessThanOrEqual(10);
    }
    expect(checkpoints.spacing).toBe(16);
    expect(checkpoints.before(63).frame.tick).toBe(48);
    expect(checkpoints.before(15).frame.tick).toBe(0);
  });

  it("is proven: a replay that differs is refused", () => {
    const watched = played(ladder, "playback", 0, new Checkpoints(3));
    watched.at(156);
    const at = ladder.program.layout.byId.get("trust")!.offset;
    const kept = new Checkpoints(3);
    kept.keep(0, () => ({ snapshot: played(ladder, "playback").session.snapshot(), frame: watched.at(0) }));
    kept.before(0).snapshot.now[at] = 0.123;
    const forged = played(ladder, "playback", 0, new Forged(kept));
    forged.at(5);
    expect(() => forged.at(4)).toThrow(/played again is not what it was/);
  });
});

/** Hands out what it was not given. */
class Forged extends Checkpoints {
  private readonly other: Checkpoints;
  constructor(other: Checkpoints) {
    super();
    this.other = other;
  }
  override before(): ReturnType<Checkpoints["before"]> {
    return this.other.before(0);
  }
}
