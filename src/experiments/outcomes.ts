/** Outcomes that a user asks about: ids of the model or the scenario, or formulas made up on the spot. */
import { MultivectorError, MultivectorErrors } from "../engine/errors.ts";
import type { OutcomeInfo } from "../engine/model.ts";
import { didYouMean } from "../engine/suggest.ts";
import type { Opened } from "../models/open.ts";
import { formulaPath } from "../scenario/formula/scope.ts";

export interface AskedOutcome {
  /** As the user wrote it. */
  name: string;
  info: OutcomeInfo;
  /** Its place among the outcomes of a run. */
  index: number;
}

/** Opens a scenario by its name or path, with what is set over it: `PATH=VALUE` each. */
export type OpenScenario = (ref: string, sets: readonly string[]) => Opened;

const ID = /^[A-Za-z][A-Za-z0-9_.-]*$/;
const MADE = "asked";

/** Opens the scenario with the formulas among `names` as outcomes of its own; `sets` is all that was set for it. */
export function openAsking(
  ref: string,
  sets: readonly string[],
  names: readonly string[],
  open: OpenScenario,
): { opened: Opened; outcomes: AskedOutcome[]; sets: string[] } {
  const formulas = names.filter((name) => !ID.test(name));
  const made = new Map(formulas.map((formula, k) => [formula, `${MADE}${k + 1}`]));
  const all = [...sets, ...[...made].map(([formula, id]) => `outcomes.${id}=${JSON.stringify(formula)}`)];
  const opened = translated(made, () => open(ref, all));
  const reported = opened.program.reported();
  const outcomes = names.map((name): AskedOutcome => {
    const id = made.get(name) ?? name;
    const index = reported.findIndex((h) => h.id === id);
    const info = reported[index];
    if (info) return { name, info, index };
    const known = reported.map((h) => h.id);
    throw new MultivectorError({
      code: "unknown-outcome",
      message: `there is no outcome "${name}" in ${opened.id}`,
      where: `--outcome ${name}`,
      mend: didYouMean(name, known, `write one of ${known.join(", ")}, or a formula in quotes`),
      fault: "usage",
    });
  });
  return { opened, outcomes, sets: all };
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

/**
 * A category has no mean and does not happen: an analysis of numbers asks for a condition on it.
 * @param option as the user wrote it @param instead how a condition is asked for there
 */
export function refuseCategory(
  { id, kind, categories = [] }: OutcomeInfo,
  option: string,
  instead: (condition: string) => string,
): void {
  if (kind !== "category") return;
  const all = categories.map((name, k) => `${k} ${name}`).join(", ");
  throw new MultivectorError({
    code: "a-category",
    message: `${id} is a category: it has no size, and it does not happen or not happen`,
    where: option,
    mend: `${instead(`${formulaPath(id.split("."))} == 1`)}; its values are ${all}`,
    fault: "usage",
  });
}

/** What is counted of an outcome: whether an event happens, or how large a quantity is. */
export function counted(info: OutcomeInfo, value: number): number {
  if (info.kind !== "event" || Number.isNaN(value)) return value;
  return value === Infinity ? 0 : 1;
}
