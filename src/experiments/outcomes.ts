/** Outcomes that a user asks about: ids of the model or the scenario, or formulas made up on the spot. */
import { MultivectorError, MultivectorErrors } from "../engine/errors.ts";
import { didYouMean } from "../engine/scenario/suggest.ts";
import { Session } from "../engine/session.ts";
import { type Opened, openScenario } from "../models/open.ts";
import { type OutcomeHead, outcomeHeads } from "./heads.ts";

export interface AskedOutcome {
  /** As the user wrote it. */
  name: string;
  head: OutcomeHead;
  /** Its place among the outcomes of a run. */
  index: number;
}

const ID = /^[A-Za-z][A-Za-z0-9_.-]*$/;
const MADE = "asked";

/** Opens the scenario with the formulas among `names` as outcomes of its own. */
export function openAsking(
  ref: string,
  sets: readonly string[],
  names: readonly string[],
): { opened: Opened; outcomes: AskedOutcome[] } {
  const formulas = names.filter((name) => !ID.test(name));
  const made = new Map(formulas.map((formula, k) => [formula, `${MADE}${k + 1}`]));
  const opened = translated(made, () =>
    openScenario(ref, [
      ...sets,
      ...[...made].map(([formula, id]) => `outcomes.${id}=${JSON.stringify(formula)}`),
    ]),
  );
  const heads = outcomeHeads(new Session(opened.program));
  const outcomes = names.map((name): AskedOutcome => {
    const id = made.get(name) ?? name;
    const index = heads.findIndex((h) => h.id === id);
    const head = heads[index];
    if (head) return { name, head, index };
    const known = heads.map((h) => h.id);
    throw new MultivectorError({
      code: "unknown-outcome",
      message: `there is no outcome "${name}" in ${opened.id}`,
      where: `--outcome ${name}`,
      mend: didYouMean(name, known, `write one of ${known.join(", ")}, or a formula in quotes`),
      fault: "usage",
    });
  });
  return { opened, outcomes };
}

/** A fault of a formula is told where the user wrote it. */
function translated<T>(made: ReadonlyMap<string, string>, open: () => T): T {
  const back = (e: MultivectorError): MultivectorError => {
    for (const [formula, id] of made)
      if (e.where?.startsWith(`--set outcomes.${id}=`))
        return new MultivectorError({
          ...e,
          message: e.message,
          where: `--outcome ${formula}`,
          fault: "usage",
        });
    return e;
  };
  try {
    return open();
  } catch (e) {
    if (e instanceof MultivectorErrors) throw new MultivectorErrors(e.all.map(back));
    throw e instanceof MultivectorError ? back(e) : e;
  }
}

/** What is counted of an outcome: whether an event happens, or how large a quantity is. */
export function counted(head: OutcomeHead, value: number): number {
  if (head.kind === "quantity" || Number.isNaN(value)) return value;
  return value === Infinity ? 0 : 1;
}
