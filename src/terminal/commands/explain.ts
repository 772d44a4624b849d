/** `multivector explain`: why an actor decided as it did, or why it was not asked; or what a rate was made of. */
import { explainAllocation } from "../../answers/allocation.ts";
import { explain as explained } from "../../answers/explain.ts";
import { allocationQuestionOf, questionOf, rateQuestionOf } from "../../answers/question.ts";
import { explainRate } from "../../answers/rate.ts";
import { Session } from "../../engine/session.ts";
import { headOf, runObject } from "../../experiments/result.ts";
import { fileOf, OBJECT } from "../destination.ts";
import { EXIT } from "../exit.ts";
import { type Common, count } from "../options.ts";
import { json, write } from "../output.ts";
import { explainText } from "../plain/explain.ts";
import { telling } from "../telling.ts";

export interface ExplainFlags extends Common {
  actor?: string;
  decision?: string;
  rate?: string;
  at?: string;
  object?: string;
  run: string;
}

export function explain(scenario: string, flags: ExplainFlags): number {
  const run = count(flags.run, "--run", 0);
  const to = fileOf(flags, OBJECT);
  const opened = telling(flags)(scenario, flags.set);
  const session = new Session(opened.program);
  const options = { seed: flags.seed, run, record: "outcomes" } as const;
  const rate = rateQuestionOf(session, flags);
  const allocation = rate ? undefined : allocationQuestionOf(session, flags);
  const answer = rate
    ? explainRate(session, options, rate)
    : allocation
      ? explainAllocation(session, options, allocation)
      : explained(session, options, questionOf(session, options, flags));
  const { start, end, ticks, digest } = runObject(opened, session, options);
  const head = { ...headOf(opened, flags.seed), run, start, end, ticks };
  const text =
    to.kind === "json"
      ? json({ format: "multivector.explain/2", ...head, ...answer, digest })
      : explainText(opened, head, answer, digest);
  write(text, to.path);
  return EXIT.done;
}
