/** Explanations of decisions that spread an amount: hedging by states, the contest by powers. */
import { describe, expect, it } from "vitest";
import { explainAllocation } from "../../src/answers/allocation.ts";
import { allocationQuestionOf } from "../../src/answers/question.ts";
import { MultivectorErrors } from "../../src/engine/errors.ts";
import { Session } from "../../src/engine/session.ts";
import { allocationLines } from "../../src/terminal/plain/allocation.ts";
import { openText } from "../support/written.ts";

const SCENARIO = `
multivector: 1
id: spread
extends: baseline
end: 2023-12
mechanisms: { hedging: on, contest: on, solidarity: on }
`;
const session = new Session(openText(SCENARIO).program);
const options = { seed: "spread", run: 1 } as const;
const ask = (actor: string, decision: string, at: string) =>
  explainAllocation(session, options, allocationQuestionOf(session, { actor, decision, at })!);

describe("an allocation", () => {
  it.each([
    ["KAZ", "hedging", "2022-05"],
    ["TKM", "hedging", "2023-12"],
    ["RUS", "contest", "2023-04"],
    ["TUR", "contest", "2023-10"],
  ])("of %s, %s, %s gains what its terms gain, and does not lose", (actor, decision, at) => {
    const { realised } = ask(actor, decision, at);
    expect(realised).not.toBeNull();
    const { terms, gain, shares } = realised!;
    expect(terms.reduce((sum, t) => sum + (t.chosen - t.previous), 0)).toBeCloseTo(gain, 12);
    expect(gain).toBeGreaterThanOrEqual(-1e-9);
    for (const s of shares) expect(s.chosen).toBeGreaterThanOrEqual(0);
  });

  it("spends a budget whole, at a price", () => {
    const { realised } = ask("RUS", "contest", "2022-04");
    const spent = realised!.shares.reduce((sum, s) => sum + s.chosen, 0);
    expect(spent).toBeCloseTo(1 - 0.3, 6);
    expect(realised!.constraints).toEqual([{ id: "budget", price: expect.any(Number) }]);
    expect(realised!.constraints[0]!.price).toBeGreaterThan(0);
  });

  it("may lose where a limit has tightened, and says so", () => {
    const { realised } = ask("RUS", "contest", "2022-04");
    expect(realised!.gain).toBeLessThan(0);
    expect(allocationLines({ ...ask("RUS", "contest", "2022-04") }).join("\n")).toContain("has tightened");
    expect(allocationLines({ ...ask("RUS", "contest", "2023-04") }).join("\n")).not.toContain(
      "has tightened",
    );
  });

  it("turns from a power that has become a risk, and says that risk is why", () => {
    const { realised } = ask("KAZ", "hedging", "2022-03");
    const russia = realised!.shares.find((s) => s.id === "RUS")!;
    expect(russia.chosen).toBeLessThan(russia.previous);
    const best = realised!.terms.reduce((a, b) => (b.gain > a.gain ? b : a));
    expect(best.id).toBe("risk");
  });

  it("is none in a month without deliberation, and names the nearest", () => {
    const quiet = ask("RUS", "contest", "2023-05");
    expect(quiet.realised).toBeNull();
    expect(quiet.nearest).toEqual({ before: "2023-04", after: "2023-07" });
  });

  it("leaves the run as it was", () => {
    session.begin(options);
    session.finish();
    const digest = session.digest();
    ask("KAZ", "hedging", "2022-05");
    expect(session.digest()).toBe(digest);
  });

  it("tells all that is wrong with a question at once", () => {
    const wrong = () =>
      allocationQuestionOf(session, { actor: "KAX", decision: "hedging", at: "2031-01", object: "x" });
    expect(wrong).toThrow(MultivectorErrors);
    try {
      wrong();
    } catch (e) {
      expect((e as MultivectorErrors).all.map((one) => one.code)).toEqual([
        "unknown-actor",
        "no-objects",
        "at-outside",
      ]);
    }
    expect(allocationQuestionOf(session, { decision: "accession" })).toBeUndefined();
  });
});
