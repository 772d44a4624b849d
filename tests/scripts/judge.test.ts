/** The tables of claims and of coupling: that they are whole, that what they name exists, and the rules by which they judge. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type JudgedClaim, type Shown, verdictOf } from "../../scripts/judge/claim.ts";
import { FIRST_CLAIMS, JUDGED } from "../../scripts/judge/claims/index.ts";
import { askFor, claimsPage, judge } from "../../scripts/judge/claims-page.ts";
import { HEADLINES } from "../../scripts/judge/coupling/columns.ts";
import { askForCoupling, blocksOf, coupled, couplingPage } from "../../scripts/judge/coupling/page.ts";
import { ROWS } from "../../scripts/judge/coupling/rows.ts";
import { BOUND, type Effect, effectOf, Laboratory, type Mark, markOf } from "../../scripts/judge/effects.ts";
import { ROOT } from "../../scripts/shared/root.ts";
import { Session } from "../../src/engine/session.ts";
import { CLAIMS } from "../../src/models/central-asia/claims/index.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { openScenario } from "../../src/node/open.ts";

const opened = new Map<string, Session>();
function session(scenario: string): Session {
  const known = opened.get(scenario) ?? new Session(openScenario(scenario).program);
  opened.set(scenario, known);
  return known;
}
const reportedBy = (scenario: string) => {
  const { program } = session(scenario);
  return new Set(program.reported().map(({ id }) => id));
};
const KNOWN = new Set(centralAsia.mechanisms.map(({ id }) => id));
const IDS = JUDGED.map(({ id }) => id);
/** A few claims and rows whose scenarios are quick. */
const QUICK = JUDGED.filter(({ id }) => ["K01", "K07", "K08"].includes(id));

describe("the table of claims", () => {
  it("has each label once, K01 to K48 and those that were added, without a gap", () => {
    expect(IDS.slice(0, FIRST_CLAIMS)).toHaveLength(48);
    expect(IDS).toEqual(IDS.map((_, k) => `K${String(k + 1).padStart(2, "0")}`));
  });

  it("has the labels that the description of the model lists", () => {
    const text = readFileSync(join(ROOT, "docs/model/claims.md"), "utf8");
    const listed = [...text.matchAll(/^\| (K\d\d) \|/gm)].map((found) => found[1]);
    expect(IDS).toEqual(listed);
  });

  it("names claim tests that there are", () => {
    const tests = new Set(CLAIMS.flatMap(({ claims }) => claims.map(({ id }) => id)));
    expect(naming((c) => c.tests.filter((id) => !tests.has(id)))).toEqual([]);
  });

  it("names mechanisms that there are, and that its scenarios play", () => {
    expect(naming((c) => c.mechanisms.filter((id) => !KNOWN.has(id)))).toEqual([]);
    expect(naming((c) => c.mechanisms.filter((id) => !isPlayed(c, id)))).toEqual([]);
  });

  it("names terms and factors that `explain` shows in one of its scenarios", () => {
    const hidden = (c: JudgedClaim) => c.shown.filter((s) => !isShown(c, s)).map((s) => JSON.stringify(s));
    expect(naming(hidden)).toEqual([]);
  });

  it("reads outcomes that its scenarios report", () => {
    const unknown = JUDGED.flatMap(({ id, trials }) =>
      trials.flatMap(({ scenario, measure }) => {
        const reported = reportedBy(scenario);
        return measure.outcomes.filter((o) => !reported.has(o)).map((o) => `${id} ${scenario} ${o}`);
      }),
    );
    expect(unknown).toEqual([]);
  });

  it("has trials that set something, by paths that its scenarios know", () => {
    const unknown = naming(({ trials }) =>
      trials.flatMap(({ scenario, given = [], sets }) => unread(scenario, [...given, ...sets])),
    );
    // What nothing reads yet is refused as such, and is no mistake of the table.
    for (const found of unknown) {
      const [, scenario, setting] = found.split(" ");
      expect(refusal(scenario!, setting!), found).toBe("inert");
    }
    for (const { id, trials } of JUDGED) {
      expect(trials.length, id).toBeGreaterThan(0);
      for (const { sets } of trials) expect(sets.length, id).toBeGreaterThan(0);
    }
  });

  it("gives each claim that has no named test or no place in explain its own line in words", () => {
    const laboratory = new Laboratory(2, "test");
    askFor(QUICK, laboratory);
    laboratory.play(() => {});
    const page = claimsPage(judge(QUICK, laboratory), 2, "test");
    const untested = QUICK.filter(({ tests }) => tests.length === 0).map(({ id }) => id);
    expect(untested.length).toBeGreaterThan(0);
    expect(page).toContain(`No named claim test holds ${untested.join(", ")};`);
    expect(page).not.toMatch(/undefined|NaN/);
    expect(page.match(/^\| K01 \|/gm)).toHaveLength(5);
  });
});

/** What is amiss with the claims, each with its label. */
function naming(amiss: (claim: JudgedClaim) => readonly string[]): string[] {
  return JUDGED.flatMap((claim) => amiss(claim).map((what) => `${claim.id} ${what}`));
}

/** `SCENARIO SET` of those settings whose path is neither a number of the scenario nor a mechanism. */
function unread(scenario: string, sets: readonly string[]): string[] {
  const { program } = session(scenario);
  return sets
    .filter((setting) => {
      const path = setting.slice(0, setting.indexOf("="));
      const mechanism = path.startsWith("mechanisms.") ? path.slice("mechanisms.".length) : undefined;
      return mechanism === undefined ? program.address(path) === undefined : !KNOWN.has(mechanism);
    })
    .map((setting) => `${scenario} ${setting}`);
}

/** Code of the error with which a setting is refused; undefined where it is taken. */
function refusal(scenario: string, setting: string): string | undefined {
  try {
    openScenario(scenario, [setting]);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

function isPlayed(claim: JudgedClaim, mechanism: string): boolean {
  return claim.trials.some(({ scenario }) => session(scenario).program.has(mechanism));
}

function isShown(claim: JudgedClaim, shown: Shown): boolean {
  return claim.trials.some(({ scenario }) => {
    const s = session(scenario);
    if ("decision" in shown)
      return s.decisions.get(shown.decision)?.terms.some(({ id }) => id === shown.term) ?? false;
    if ("rate" in shown)
      return (
        s.rates
          .get(shown.rate)
          ?.spec.parts.some(({ factors }) => factors.some(({ id }) => id === shown.factor)) ?? false
      );
    const optimum = s.optimisations.get(shown.optimum);
    return optimum !== undefined && (!shown.term || optimum.terms.some(({ id }) => id === shown.term));
  });
}

describe("an effect", () => {
  const flips = (n: number, gained: number, lost: number): Effect => {
    const a = Float64Array.from({ length: n }, (_, k) => Number(k >= gained && k < gained + lost));
    const b = Float64Array.from({ length: n }, (_, k) => Number(k < gained));
    return effectOf("event", a, b);
  };

  it("is right where it is beyond noise, large and of the claimed sign, wrong where of the other", () => {
    expect(markOf(flips(400, 40, 0), 1)).toBe("right");
    expect(markOf(flips(400, 0, 40), 1)).toBe("wrong");
    expect(markOf(flips(400, 20, 20), 1)).toBe("none");
    expect(markOf(flips(20, 1, 0), 1)).toBe("none");
  });

  it("is faint where it is sure and small", () => {
    expect(BOUND).toBe(0.02);
    expect(markOf(flips(10_000, 150, 0), 1)).toBe("faint");
    expect(markOf(flips(10_000, 150, 0), -1)).toBe("none");
    const small = effectOf("quantity", new Float64Array(10).fill(1), new Float64Array(10).fill(1.01));
    expect(markOf(small, 1)).toBe("faint");
    const large = effectOf("quantity", new Float64Array(10).fill(1), new Float64Array(10).fill(1.03));
    expect(markOf(large, 1)).toBe("right");
  });

  it("counts runs that differ, of which there are none where nothing connects", () => {
    expect(flips(100, 3, 2).changed).toBe(5);
    const same = Float64Array.of(1, 2, 3);
    expect(effectOf("quantity", same, same)).toMatchObject({ difference: 0, low: 0, high: 0, changed: 0 });
  });

  it("is none where what is set is read by nothing, and not measured where the scenario cannot be played so", () => {
    expect(markOf({ missing: "nothing reads it", unread: true }, 1)).toBe("none");
    expect(markOf({ missing: "no such thing" }, 1)).toBeUndefined();
  });
});

describe("a verdict", () => {
  const of = (...trials: ["cause" | "removal", Mark | undefined][]) =>
    verdictOf(trials.map(([by, mark]) => ({ trial: { by }, mark })));

  it("is that a claim works where all is right and a cause is among it", () => {
    expect(of(["cause", "right"], ["removal", "right"])).toBe("works");
    expect(of(["cause", "right"])).toBe("works");
  });

  it("is in part where the coefficient alone turns it, or one of several trials", () => {
    expect(of(["removal", "right"])).toBe("in part");
    expect(of(["cause", "none"], ["removal", "right"])).toBe("in part");
    expect(of(["cause", "faint"], ["removal", "none"])).toBe("in part");
  });

  it("is that it runs the wrong way, unless a cause runs the right one", () => {
    expect(of(["cause", "wrong"], ["removal", "right"])).toBe("wrong way");
    expect(of(["cause", "right"], ["removal", "wrong"])).toBe("in part");
  });

  it("is no effect, or not measured", () => {
    expect(of(["cause", "none"], ["removal", "none"])).toBe("no effect");
    expect(of()).toBe("no effect");
    expect(of(["cause", "right"], ["removal", undefined])).toBe("not measured");
  });
});

describe("the table of coupling", () => {
  it("claims headlines that there are, by claims that there are", () => {
    const headlines = new Set(HEADLINES.map(({ id }) => id));
    for (const { what, said } of ROWS)
      for (const { headline, claims } of said) {
        expect(headlines.has(headline), `${what}: ${headline}`).toBe(true);
        expect(
          claims.filter((id) => !IDS.includes(id)),
          what,
        ).toEqual([]);
      }
    expect(HEADLINES.length).toBeGreaterThanOrEqual(12);
  });

  it("reads outcomes of full", () => {
    const reported = reportedBy("full");
    const read = HEADLINES.flatMap(({ measure }) => measure.outcomes);
    expect(read.filter((id) => !reported.has(id))).toEqual([]);
  });

  it("sets numbers that full knows, and switches off what can be", () => {
    for (const { what, sets } of ROWS) {
      expect(sets.length, what).toBeGreaterThan(0);
      expect(unread("full", sets), what).toEqual([]);
      if (sets.some((s) => s.startsWith("mechanisms.")))
        expect(() => openScenario("full", sets), what).not.toThrow();
    }
  });

  it("puts blocks that move too little first, and says which outcomes are a block's own", () => {
    const some = ROWS.filter(({ name }) =>
      ["borders", "formats", "trade", "diplomacy of the core"].includes(name),
    );
    const laboratory = new Laboratory(1, "test");
    askForCoupling(some, laboratory);
    laboratory.play(() => {});
    const rows = coupled(some, laboratory);
    for (const { row, cells } of rows)
      for (const { effect, headline } of cells)
        if ("missing" in effect) expect(headline.block, `${row.what}: ${effect.missing}`).toBe(row.block);
    const page = couplingPage(rows, 1, "test");
    expect(page).not.toMatch(/undefined|NaN|not measured/);
    // No single run is beyond noise.
    expect(blocksOf(rows).map(({ name, met }) => [name, met.length])).toEqual([
      ["borders", 0],
      ["diplomacy of the core", 0],
      ["formats", 0],
      ["trade", 0],
    ]);
    expect(page.indexOf("fewer than two where")).toBeLessThan(page.indexOf("move two or more"));
  });
});
