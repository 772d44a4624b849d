/** What is asked about a run: names checked against the program, with the nearest right one for a wrong one. */
import type { Axis } from "../engine/axis.ts";
import { monthOf, monthText } from "../engine/calendar.ts";
import type { DecisionKernel } from "../engine/decision/kernel.ts";
import type { OptimisationKernel } from "../engine/decision/optimise.ts";
import { MultivectorError, MultivectorErrors } from "../engine/errors.ts";
import type { Program } from "../engine/program.ts";
import { didYouMean } from "../engine/scenario/suggest.ts";
import type { RunOptions, Session } from "../engine/session.ts";
import { askings } from "./askings.ts";

/** As a user writes it. `group` may be left out where there is one. */
export interface AskedAbout {
  agent?: string | undefined;
  decision?: string | undefined;
  /** `YYYY-MM` */
  at?: string | undefined;
  group?: string | undefined;
}

export interface Question {
  kernel: DecisionKernel;
  /** Indices into the decision's axes; group 0 where it has none. */
  group: number;
  decider: number;
  /** Months since 1900-01. */
  month: number;
}

/** The same of a decision that spreads an amount over several things instead of choosing one. */
export interface AllocationQuestion {
  kernel: OptimisationKernel;
  decider: number;
  month: number;
}

/** @throws MultivectorErrors with every fault at once, exit code 2 */
export function questionOf(session: Session, options: RunOptions, asked: AskedAbout): Question {
  const { attempt, end } = collected();
  const { program } = session;
  if (knownTo(session).length === 0)
    throw usage(
      "no-decision",
      "nobody decides anything in this scenario",
      `switch a decision on: ${switchedOff(session)
        .map((m) => `--set mechanisms.${m}=on`)
        .join(", ")}`,
      "--decision",
    );
  const kernel = attempt(() => decisionNamed(session, asked.decision));
  const axes = kernel ? [kernel.spec.decider] : decidersOf(session);
  const decider = attempt(() => deciderNamed(program, axes, asked.agent));
  const group = kernel && attempt(() => groupNamed(program, kernel, asked.group));
  const months = () =>
    kernel && decider !== undefined && group !== undefined
      ? askings(session, options, { kernel, group, decider }).map((a) => a.month)
      : undefined;
  const month = attempt(() => monthWithin(program, asked.at, months));
  end();
  return { kernel: kernel!, group: group!, decider: decider!, month: month! };
}

/** @throws as `questionOf` @returns undefined where what is asked about is no allocation */
export function allocationQuestionOf(session: Session, asked: AskedAbout): AllocationQuestion | undefined {
  const kernel = session.optimisations.get(asked.decision ?? "");
  if (!kernel) return undefined;
  const { attempt, end } = collected();
  const { program } = session;
  const decider = attempt(() => deciderNamed(program, [kernel.decider], asked.agent));
  if (asked.group !== undefined) attempt(() => refuseGroup(kernel.id));
  const month = attempt(() => monthWithin(program, asked.at, () => undefined));
  end();
  return { kernel, decider: decider!, month: month! };
}

/** Tries every part of a question, so that all that is wrong with it is told at once. */
function collected() {
  const faults: MultivectorError[] = [];
  return {
    attempt<T>(find: () => T): T | undefined {
      try {
        return find();
      } catch (e) {
        if (!(e instanceof MultivectorError) || e.fault !== "usage") throw e;
        faults.push(e);
        return undefined;
      }
    },
    end(): void {
      if (faults.length > 0) throw new MultivectorErrors(faults);
    },
  };
}

/** Ids of all that can be explained: choices first, then allocations. */
function knownTo(session: Session): string[] {
  return [...session.decisions.keys(), ...session.optimisations.keys()];
}

function decidersOf(session: Session): string[] {
  return [
    ...[...session.decisions.values()].map((d) => d.spec.decider),
    ...[...session.optimisations.values()].map((o) => o.decider),
  ];
}

function decisionNamed(session: Session, id: string | undefined): DecisionKernel {
  const known = knownTo(session);
  if (id === undefined)
    throw usage(
      "no-decision-named",
      "say which decision is to be explained",
      `write --decision and one of ${known.join(", ")}`,
      "--decision",
    );
  const found = session.decisions.get(id);
  if (found) return found;
  throw usage(
    "unknown-decision",
    `there is no decision "${id}" in this scenario`,
    switchedOff(session).includes(id)
      ? `it is switched off; add --set mechanisms.${id}=on`
      : didYouMean(id, known, `write one of ${known.join(", ")}`),
    "--decision",
  );
}

function switchedOff({ program, decisions }: Session): string[] {
  return program.model.mechanisms.filter((m) => m.decision && !decisions.has(m.id)).map((m) => m.id);
}

function deciderNamed(program: Program, among: readonly string[], id: string | undefined): number {
  const axes = [...new Set(among)].map((a) => program.axes.get(a) as Axis);
  const known = [...new Set(axes.flatMap((a) => a.ids))];
  if (id === undefined)
    throw usage(
      "no-agent-named",
      "say whose decision is to be explained",
      `write --agent and one of ${known.join(", ")}`,
      "--agent",
    );
  for (const axis of axes) {
    const found = axis.index.get(id);
    if (found !== undefined) return found;
  }
  throw usage(
    "unknown-agent",
    `there is no agent "${id}" that decides this`,
    didYouMean(id, known, `write one of ${known.join(", ")}`),
    "--agent",
  );
}

function groupNamed(program: Program, { spec }: DecisionKernel, id: string | undefined): number {
  if (spec.group === undefined) {
    return id === undefined ? 0 : refuseGroup(spec.id);
  }
  const { ids, index } = program.axes.get(spec.group) as Axis;
  if (ids.length === 0)
    throw usage(
      "no-group",
      `this scenario has no ${spec.group} to decide on`,
      `choose a scenario that has a ${spec.group}, or add one to it`,
      "--group",
    );
  if (id === undefined && ids.length === 1) return 0;
  if (id === undefined)
    throw usage(
      "no-group-named",
      `say on which ${spec.group}: there are ${ids.length}`,
      `write --group and one of ${ids.join(", ")}`,
      "--group",
    );
  const found = index.get(id);
  if (found !== undefined) return found;
  throw usage(
    "unknown-group",
    `there is no ${spec.group} "${id}" in this scenario`,
    didYouMean(id, ids, `write one of ${ids.join(", ")}`),
    "--group",
  );
}

function refuseGroup(decision: string): never {
  throw usage(
    "no-groups",
    `${decision} is one decision, not one for each of several`,
    "leave --group out",
    "--group",
  );
}

function monthWithin(
  { world }: Program,
  text: string | undefined,
  opportunities: () => number[] | undefined,
): number {
  const span = `a month from ${monthText(world.start)} to ${monthText(world.end)}`;
  if (text === undefined) {
    const months = opportunities();
    throw usage(
      "no-month-named",
      "say which month is to be explained",
      months === undefined
        ? `write --at and ${span}`
        : months.length === 0
          ? `write --at and ${span}; in this run it is never asked`
          : `write --at and a month in which it is asked in this run (${[...new Set(months)].map(monthText).join(", ")}), or another`,
      "--at",
    );
  }
  let month: number;
  try {
    month = monthOf(text);
  } catch (e) {
    const { message, mend } = e as MultivectorError;
    throw usage("date", message, mend ?? `write ${span}`, "--at");
  }
  if (month >= world.start && month <= world.end) return month;
  throw usage(
    "at-outside",
    month < world.start
      ? `${text} is before the start of the scenario, ${monthText(world.start)}`
      : `${text} is after the end of the scenario, ${monthText(world.end)}`,
    `write ${span}, or move ${month < world.start ? `the start: --set start=${text}` : `the end: --set end=${text}`}`,
    "--at",
  );
}

function usage(code: string, message: string, mend: string, where: string): MultivectorError {
  return new MultivectorError({ code, message, mend, where, fault: "usage" });
}
