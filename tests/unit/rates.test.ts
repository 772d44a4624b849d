/** A rate is the sum of what its factors make, and its explanation is what drove the clock. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain } from "../../src/answers/explain.ts";
import { type AskedAbout, questionOf, rateQuestionOf } from "../../src/answers/question.ts";
import { explainRate } from "../../src/answers/rate.ts";
import { MultivectorError, MultivectorErrors } from "../../src/engine/errors.ts";
import { Rate } from "../../src/engine/rate.ts";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";

const factor = (id: string, exponent?: true) => ({ id, label: id, doc: id, ...(exponent && { exponent }) });

describe("a rate", () => {
  const parts = [
    { id: "one", label: "one", factors: [factor("base"), factor("trust", true), factor("depth", true)] },
    { id: "other", label: "other", factors: [factor("edge"), factor("gap")] },
  ];
  const share = fc.double({ min: -3, max: 3, noNaN: true });
  it("is the sum of its parts' products, exponents raised together", () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 5, maxLength: 5 }), (shares) => {
        const rate = new Rate({ id: "r", axis: "a", unit: "1/yr", doc: "", parts, closings: [] });
        rate.shares.set(shares);
        const [base, trust, depth, edge, gap] = shares as [number, number, number, number, number];
        expect(rate.total()).toBeCloseTo(base * Math.exp(trust + depth) + edge * gap, 9);
      }),
    );
  });
});

const { program } = openScenario("friendship-treaty");
const session = new Session(program);
const ask = (asked: AskedAbout, run = 0) =>
  explainRate(session, { seed: "rates", run }, rateQuestionOf(session, asked)!);

function faultsOf(asked: AskedAbout): string[] {
  try {
    ask(asked);
    return [];
  } catch (e) {
    if (e instanceof MultivectorErrors) return e.all.map((f) => f.code);
    if (e instanceof MultivectorError) return [e.code];
    throw e;
  }
}

describe("an explanation of a rate", () => {
  it.each(["settlement", "clash"])(
    "tells what the clock of %s accumulated, and its factors multiply up",
    (rate) => {
      let seen = 0;
      for (let month = 1; month < 24; month++) {
        const at = program.calendar.text(program.world.start + month);
        const e = ask({ rate, object: "kgz-tjk", at }, month);
        const [s] = e.substeps;
        if (!s || s.closed) continue;
        seen++;
        const sum = s.parts.reduce((all, p) => all + p.value, 0);
        expect(sum).toBeCloseTo(s.value, 12);
        for (const p of s.parts)
          expect(p.factors.reduce((all, f) => all * f.times, 1)).toBeCloseTo(p.value, 12);
        session.begin({ seed: "rates", run: month });
        session.finish(program.world.start + month - 1);
        const before = session.value(`${rate}.accumulated`, "kgz-tjk");
        session.step();
        const after = session.value(`${rate}.accumulated`, "kgz-tjk");
        if (s.fired === 0) expect(after - before).toBeCloseTo(s.value / 12, 12);
        else expect(after - before).toBeLessThan(s.value / 12);
      }
      expect(seen).toBeGreaterThan(8);
    },
  );

  it("tells what keeps the clock still", () => {
    expect(ask({ rate: "settlement", object: "tjk-uzb", at: "2022-10" }).substeps[0]?.closed?.id).toBe(
      "settled",
    );
    expect(ask({ rate: "clash", object: "tjk-uzb", at: "2022-10" }).substeps[0]?.closed?.id).toBe("quiet");
  });

  it("changes nothing", () => {
    session.begin({ seed: "rates" });
    session.finish();
    const plain = session.digest();
    ask({ rate: "settlement", object: "kgz-tjk", at: "2023-01" });
    expect(session.digest()).toBe(plain);
  });

  it.each<[AskedAbout, string[]]>([
    [{ rate: "settlment", at: "2023-01" }, ["unknown-rate"]],
    [{ rate: "settlement", at: "2023-01" }, ["no-entry-named"]],
    [{ rate: "settlement", object: "kgz", at: "2040-01" }, ["unknown-entry", "at-outside"]],
    [{ rate: "settlement", actor: "KGZ", at: "2023-01" }, ["rate-entry"]],
    [
      { rate: "settlement", decision: "accession", object: "kgz-tjk" },
      ["rate-and-decision", "no-month-named"],
    ],
  ])("refuses %j", (asked, codes) => {
    expect(faultsOf(asked)).toEqual(codes);
  });

  it("leaves questions about decisions as they were", () => {
    const about = { actor: "TJK", decision: "accession", at: "2022-07" };
    expect(rateQuestionOf(session, about)).toBeUndefined();
    expect(explain(session, { seed: "rates" }, questionOf(session, { seed: "rates" }, about)).asked).toBe(
      true,
    );
  });
});
