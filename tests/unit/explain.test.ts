/** Explanations agree with what was decided, for any run, month and actor, and change nothing (model/4.5, 7). */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type Explanation, explain, type Realised } from "../../src/answers/explain.ts";
import { opportunities } from "../../src/answers/opportunities.ts";
import { type AskedAbout, questionOf } from "../../src/answers/question.ts";
import type { Alternative } from "../../src/answers/weigh.ts";
import { monthOf, monthText } from "../../src/engine/calendar.ts";
import { MultivectorErrors } from "../../src/engine/errors.ts";
import type { RunOptions } from "../../src/engine/session.ts";
import { Session } from "../../src/engine/session.ts";
import { runObject } from "../../src/experiments/result.ts";
import { openScenario } from "../../src/node/open.ts";
import { threeWays } from "../support/three-ways.ts";

const opened = openScenario("friendship-treaty", ["parameters.courtship.visits=2"]);
const { program } = opened;
const session = new Session(program);
const { start, end } = program.world;
const actors = program.axes.get("actor")!.ids;
const tunable = ["noise", "fixed", "club", "frailty", "tipping"].map(
  (p) => program.address(`parameters.accession.${p}`)!,
);

const options: fc.Arbitrary<RunOptions> = fc.record({
  seed: fc.constantFrom("multivector", "a", "b", "7"),
  run: fc.nat(10_000),
  values: fc.tuple(
    ...tunable.map((a) =>
      fc
        .double({ min: a.range[0], max: a.range[1], noNaN: true })
        .map((value) => ({ kind: a.kind, index: a.index, value })),
    ),
  ),
});
const anyMonth = fc.integer({ min: start, max: end });
const anyActor = fc.constantFrom(...actors);

function ask(run: RunOptions, actor: string, month: number): Explanation {
  const about = { actor, decision: "accession", at: monthText(month) };
  return explain(session, run, questionOf(session, run, about));
}

/** Where somebody was asked: months with a choice are few, so they are looked up rather than hit by chance. */
function asked(run: RunOptions, actor: string, pick: number): Explanation | undefined {
  const kernel = session.decisions.get("accession")!;
  const all = opportunities(session, run, { kernel, object: 0, decider: actors.indexOf(actor) });
  return all.length > 0 ? ask(run, actor, all[pick % all.length]!.month) : undefined;
}

/** @param least how many cases must have been looked at, lest a property hold of nothing */
function forChoices(least: number, check: (r: Realised, a: Alternative, e: Explanation) => void): void {
  let seen = 0;
  fc.assert(
    fc.property(options, anyActor, fc.nat(50), (run, actor, pick) => {
      const e = asked(run, actor, pick);
      if (!e) return;
      expect(e.realised).not.toBeNull();
      seen++;
      check(e.realised!, e.realised!.alternatives[0]!, e);
    }),
    { numRuns: 120 },
  );
  expect(seen).toBeGreaterThan(least);
}

const sum = (terms: readonly { share: number }[]) => terms.reduce((v, t) => v + t.share, 0);
const sigma = (x: number) => 1 / (1 + Math.exp(-x));

/** All subsets of a list, by size. */
function subsets<T>(list: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return list.flatMap((x, k) => subsets(list.slice(k + 1), size - 1).map((s) => [x, ...s]));
}

describe("a realised choice", () => {
  it("shares sum to the utility", () => {
    forChoices(50, (_, a) => expect(Math.abs(sum(a.terms) - a.utility)).toBeLessThan(1e-12));
  });

  it("the margin's sign is the choice, and the chance that was needed says the same", () => {
    forChoices(50, (r, a) => {
      const signs = r.chosen === a.alternative;
      expect(a.margin! > 0).toBe(signs);
      expect(a.margin).toBeCloseTo(a.utility + a.luck!.draw, 12);
      if (Math.abs(a.margin!) > 1e-9) expect(a.probability > a.luck!.needed!).toBe(signs);
      expect(r.forced).toBe(false);
      expect(r.leftToItself).toBe(r.chosen);
    });
  });

  it("dropping a term does to the chance what recomputing says", () => {
    forChoices(50, (r, a) => {
      for (const t of a.terms) {
        const rest = a.terms.filter((o) => o !== t);
        expect(t.effect).toBeCloseTo(sigma(sum(a.terms) / r.noise) - sigma(sum(rest) / r.noise), 12);
      }
    });
  });

  it("the pivotal set flips the choice, no smaller one does, and none of its size weighs more", () => {
    let several = 0;
    let none = 0;
    forChoices(50, (r, a) => {
      const signs = r.chosen === a.alternative;
      const side = a.terms.filter((t) => !t.frailty && (signs ? t.share > 0 : t.share < 0));
      const signsWithout = (dropped: readonly { id: string; share: number }[]) =>
        a.luck!.draw + sum(a.terms.filter((t) => !dropped.includes(t))) > 0;
      const all = Array.from({ length: side.length + 1 }, (_, size) => size).find((size) =>
        subsets(side, size).some((s) => signsWithout(s) !== signs),
      );
      if (all === undefined) {
        none++;
        expect(a.pivotal).toBeNull();
        return;
      }
      const found = side.filter((t) => a.pivotal!.terms.includes(t.id));
      expect(found.length).toBe(a.pivotal!.terms.length);
      expect(found.length).toBe(all);
      expect(signsWithout(found)).toBe(!signs);
      expect(a.pivotal!.sum).toBeCloseTo(sum(found), 12);
      if (all > 1) several++;
      for (const s of subsets(side, all)) expect(Math.abs(sum(s))).toBeLessThan(Math.abs(sum(found)) + 1e-9);
    });
    expect(several).toBeGreaterThan(5);
    expect(none).toBeGreaterThan(0);
  });

  it("is what the ledger of an undisturbed run holds", () => {
    const undisturbed = new Session(program);
    fc.assert(
      fc.property(options, anyActor, fc.nat(50), (run, actor, pick) => {
        const e = asked(run, actor, pick);
        if (!e) return;
        undisturbed.begin({ ...run, record: "ledger" });
        undisturbed.finish();
        const row = undisturbed
          .ledger()
          .find((r) => monthText(r.month) === e.at && actors[r.decider] === actor)!;
        const [a] = e.realised!.alternatives as [Alternative];
        expect(a.terms.map((t) => t.share)).toEqual(row.shares);
        expect([a.utility, a.probability]).toEqual([row.utility, row.probability]);
        expect([a.luck!.alternative, a.luck!.statusQuo]).toEqual([row.luck, row.luckStatusQuo]);
        expect(["stay out", "sign"].indexOf(e.realised!.chosen)).toBe(row.chosen);
        for (const b of e.realised!.beliefs!) expect(b.chance).toBe(row.belief[actors.indexOf(b.id)]);
      }),
      { numRuns: 60 },
    );
  });

  it("says by which kind of opportunity", () => {
    let visits = 0;
    forChoices(50, (r) => {
      expect(r.gates.map((g) => [g.id, g.held])).toEqual([
        ["proposed", true],
        ["opportunity", true],
      ]);
      const [attends, courted] = r.gates[1]!.facts.map((f) => f.value);
      expect(attends === 1 || courted === 1).toBe(true);
      if (attends === 0) visits++;
    });
    expect(visits).toBeGreaterThan(5);
  });
});

describe("a month without an opportunity", () => {
  it("has no realised choice, and shows what would have been weighed", () => {
    let unasked = 0;
    fc.assert(
      fc.property(options, anyActor, anyMonth, (run, actor, month) => {
        const kernel = session.decisions.get("accession")!;
        const all = opportunities(session, run, { kernel, object: 0, decider: actors.indexOf(actor) });
        const months = all.map((a) => a.month);
        const e = ask(run, actor, month);
        expect(e.asked).toBe(months.includes(month));
        expect(e.realised !== null).toBe(e.asked);
        expect(e.hypothetical !== null).toBe(e.open && !e.asked);
        expect(e.closed === null).toBe(e.open);
        expect(e.nearest.before?.at).toBe(
          months
            .filter((m) => m < month)
            .map(monthText)
            .at(-1),
        );
        expect(e.nearest.after?.at).toBe(months.filter((m) => m > month).map(monthText)[0]);
        if (!e.hypothetical) return;
        unasked++;
        const [a] = e.hypothetical.alternatives as [Alternative];
        expect(e.hypothetical.gates.every((g) => g.held)).toBe(false);
        expect([a.luck, a.margin, a.pivotal]).toEqual([null, null, null]);
        expect(Math.abs(sum(a.terms) - a.utility)).toBeLessThan(1e-12);
        expect(a.probability).toBeCloseTo(sigma(a.utility / e.hypothetical.noise), 12);
      }),
      { numRuns: 120 },
    );
    expect(unasked).toBeGreaterThan(3);
  });

  it("tells a choice already made from one that never was open", () => {
    const run = { seed: "multivector" };
    const signed = ask(run, "KAZ", monthOf("2024-08"));
    expect(signed.open).toBe(false);
    expect(signed.closed).toMatchObject({ alternative: "sign", since: "2022-07" });
    expect(signed.nearest.before).toEqual({ at: "2022-07", chosen: "sign", forced: false });
    const outside = ask(run, "AZE", monthOf("2024-08"));
    expect(outside.closed).toMatchObject({ alternative: null, since: null });
    expect(outside.closed!.facts).toContainEqual(
      expect.objectContaining({ column: "treaty.eligible", value: 0 }),
    );
    expect(outside.nearest).toEqual({ before: null, after: null });
  });
});

describe("explaining", () => {
  it("leaves the run as it is, and twice says the same", () => {
    const plain = new Session(program);
    fc.assert(
      fc.property(options, anyActor, anyMonth, (run, actor, month) => {
        const first = ask(run, actor, month);
        const play = { seed: run.seed, run: run.run!, record: "outcomes" as const };
        plain.begin(run);
        plain.finish();
        expect(runObject(opened, session, play)).toEqual(runObject(opened, plain, play));
        expect(session.snapshot().now).toEqual(plain.snapshot().now);
        session.begin(run);
        session.finish();
        expect(session.snapshot().now).toEqual(plain.snapshot().now);
        expect(session.ledger()).toEqual([]);
        expect(ask(run, actor, month)).toEqual(first);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a forced choice", () => {
  const folder = mkdtempSync(join(tmpdir(), "explain-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is shown as forced, without a pivotal set", () => {
    const file = join(folder, "forced.yaml");
    writeFileSync(
      file,
      `multivector: 1
id: forced
extends: friendship-treaty
schedule:
  - { at: 2022-07, summit: { host: KGZ } }
  - { at: 2024-08, decide: { signed.TKM: true } }
`,
    );
    const forced = new Session(openScenario(file).program);
    const run = { seed: "multivector" };
    const about = { actor: "TKM", decision: "accession", at: "2024-08" };
    const { realised, closed } = explain(forced, run, questionOf(forced, run, about));
    expect(closed).toBeNull();
    expect(realised).toMatchObject({ chosen: "sign", forced: true, leftToItself: "stay out" });
    expect(realised!.gates.map((g) => g.held)).toEqual([true, false]);
    expect(realised!.alternatives[0]!.margin).toBeLessThan(0);
    expect(realised!.alternatives[0]!.pivotal).toBeNull();
    const later = explain(forced, run, questionOf(forced, run, { ...about, at: "2024-09" }));
    expect(later.nearest.before).toEqual({ at: "2024-08", chosen: "sign", forced: true });
  });
});

describe("a decision with several alternatives, several rounds a month, and neither objects nor beliefs", () => {
  const session3 = new Session(threeWays());
  const about = { actor: "one", decision: "way", at: "2000-03" };

  it("has a block for each, with chances and margins that agree with the choice", () => {
    let flips = 0;
    for (let run = 0; run < 60; run++) {
      const options3 = { seed: "s", run };
      const e = explain(session3, options3, questionOf(session3, options3, about));
      const r = e.realised!;
      expect([e.object, r.beliefs]).toEqual([null, null]);
      expect(e.earlier).toHaveLength(1);
      expect(r.alternatives.map((a) => a.alternative)).toEqual(["left", "right", "shut"]);
      expect(r.alternatives.map((a) => a.available)).toEqual([true, true, false]);
      const open = r.alternatives.filter((a) => a.available);
      const top = open.reduce((x, y) => (y.margin! > x.margin! ? y : x));
      expect(r.chosen).toBe(top.margin! > 0 ? top.alternative : "stay");
      const total = 1 + open.reduce((v, a) => v + Math.exp(a.utility / r.noise), 0);
      for (const a of open) {
        expect(a.probability).toBeCloseTo(Math.exp(a.utility / r.noise) / total, 12);
        for (const t of a.terms) {
          const [before, after] = [a.utility, a.utility - t.share].map((u) => Math.exp(u / r.noise));
          const without = after! / (total - before! + after!);
          expect(t.effect).toBeCloseTo(a.probability - without, 12);
        }
        if (!a.pivotal) continue;
        flips++;
        const moved = a.margin! - a.pivotal.sum;
        const rival = Math.max(0, ...open.filter((o) => o !== a).map((o) => o.margin!));
        expect(moved > rival).toBe(r.chosen !== a.alternative);
      }
      expect(r.alternatives[2]).toMatchObject({ probability: 0, pivotal: null });
      expect(r.alternatives[2]!.terms.every((t) => t.effect === 0)).toBe(true);
    }
    expect(flips).toBeGreaterThan(20);
  });
});

describe("a question that cannot be put", () => {
  const faults = (about: AskedAbout, on = session) => {
    try {
      questionOf(on, { seed: "multivector" }, about);
    } catch (e) {
      expect(e).toBeInstanceOf(MultivectorErrors);
      return (e as MultivectorErrors).all.map((f) => [f.code, f.where, f.mend, f.fault]);
    }
    return [];
  };
  const right = { actor: "TKM", decision: "accession", at: "2024-08" };

  it("lists what is possible, all at once", () => {
    expect(faults({})).toEqual([
      ["no-decision-named", "--decision", "write --decision and one of accession", "usage"],
      ["no-actor-named", "--actor", "write --actor and one of AZE, KAZ, KGZ, TJK, TKM, UZB", "usage"],
      ["no-month-named", "--at", "write --at and a month from 2022-07 to 2027-12", "usage"],
    ]);
  });

  it("lists the months in which the actor is asked in this run", () => {
    const { before } = ask({ seed: "multivector" }, "TKM", monthOf("2024-08")).nearest;
    const [[, , mend]] = faults({ ...right, at: undefined }) as [[string, string, string]];
    expect(mend).toContain(`(2022-07, `);
    expect(mend).toContain(`, ${before!.at}, `);
    expect(mend).toContain(`, 2024-08, `);
    expect(faults({ ...right, actor: "AZE", at: undefined })[0]![2]).toContain("never asked");
  });

  it.each([
    [{ actor: "TKN" }, "unknown-actor", "--actor", "did you mean TKM?"],
    [{ decision: "acession" }, "unknown-decision", "--decision", "did you mean accession?"],
    [{ object: "frendship" }, "unknown-object", "--object", "did you mean friendship?"],
    [
      { at: "2024-13" },
      "date",
      "--at",
      "write a year and a month from 1900-01 to 2500-12, for example 2022-07",
    ],
    [{ at: "2022-06" }, "at-outside", "--at", expect.stringContaining("from 2022-07 to 2027-12")],
    [{ at: "2028-01" }, "at-outside", "--at", expect.stringContaining("from 2022-07 to 2027-12")],
    [{ actor: "__proto__" }, "unknown-actor", "--actor", expect.stringContaining("one of AZE")],
  ])("%o is %s", (wrong, code, where, mend) => {
    expect(faults({ ...right, ...wrong })).toEqual([[code, where, mend, "usage"]]);
  });

  it("needs no object where there is one, and none where there are none", () => {
    expect(faults(right)).toEqual([]);
    expect(faults({ ...right, object: "friendship" })).toEqual([]);
    const session3 = new Session(threeWays());
    const about = { actor: "one", decision: "way", at: "2000-03", object: "x" };
    expect(faults(about, session3)[0]?.[0]).toBe("no-objects");
  });

  it("needs an object where there are several", () => {
    const second =
      "{source: judgement, title: Another, proposed: {at: 2022-07, by: KAZ, source: S1}, eligible: [KAZ, KGZ], depth: 0.3, statusQuo: 0.1, securityContent: 0.1, overlap: 0.1, entryIntoForce: 2}";
    const two = new Session(
      openScenario("friendship-treaty", [`treaties.second=${second}`, "history=[]"]).program,
    );
    expect(faults(right, two)).toEqual([
      ["no-object-named", "--object", "write --object and one of friendship, second", "usage"],
    ]);
    expect(faults({ ...right, object: "second" }, two)).toEqual([]);
  });
});

describe("answers", () => {
  const folder = resolve(import.meta.dirname, "../../src/answers");
  it.each(readdirSync(folder))("%s names no country and no treaty", (file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const names = new RegExp(
      `\\b(${[...actors, "friendship", "accession", "treaty", "treaties"].join("|")})\\b`,
      "i",
    );
    expect(names.exec(text)?.[0]).toBeUndefined();
  });
});
