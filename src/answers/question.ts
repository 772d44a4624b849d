/** A question about a run, its names checked against the program; a wrong one is answered with the nearest right one. */
import type { Axis } from "../engine/axis.ts";
import type { DecisionKernel } from "../engine/decision/contract.ts";
import type { OptimisationKernel } from "../engine/decision/optimise.ts";
import { MultivectorError, MultivectorErrors, usage } from "../engine/errors.ts";
import type { Program } from "../engine/program.ts";
import type { Rate } from "../engine/rate.ts";
import type { RunOptions, Session } from "../engine/session.ts";
import { didYouMean } from "../engine/suggest.ts";
import { opportunities } from "./opportunities.ts";

/** As a user writes it. `object` may be left out where there is one. */
export interface AskedAbout {
  actor?: string | undefined;
  decision?: string | undefined;
  /** A rate, asked about in place of a decision. */
  rate?: string | undefined;
  /** `YYYY-MM` */
  at?: string | undefined;
  object?: string | undefined;
}

/** A question about one decision, found in a program: which kernel, on what, by whom, when. */
export interface Question {
  kernel: DecisionKernel;
  /** Indices into the decision's axes; object 0 where it has none. */
  object: number;
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

/** A question about a rate: of which entry, when. */
export interface RateQuestion {
  rate: Rate;
  /** Index into the rate's axis. */
  entry: number;
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
  const decider = attempt(() => deciderNamed(program, axes, asked.actor));
  const object = kernel && attempt(() => objectNamed(program, kernel, asked.object));
  const months = () =>
    kernel && decider !== undefined && object !== undefined
      ? opportunities(session, options, { kernel, object, decider }).map((a) => a.month)
      : undefined;
  const month = attempt(() => monthWithin(program, asked.at, months));
  end();
  return { kernel: kernel!, object: object!, decider: decider!, month: month! };
}

/** @throws as `questionOf` @returns undefined where what is asked about is no allocation */
export function allocationQuestionOf(session: Session, asked: AskedAbout): AllocationQuestion | undefined {
  const kernel = session.optimisations.get(asked.decision ?? "");
  if (!kernel) return undefined;
  const { attempt, end } = collected();
  const { program } = session;
  const decider = attempt(() => deciderNamed(program, [kernel.decider], asked.actor));
  if (asked.object !== undefined) attempt(() => refuseObject(kernel.id));
  const month = attempt(() => monthWithin(program, asked.at, () => undefined));
  end();
  return { kernel, decider: decider!, month: month! };
}

/** @throws as `questionOf` @returns undefined where no rate is asked about */
export function rateQuestionOf(session: Session, asked: AskedAbout): RateQuestion | undefined {
  if (asked.rate === undefined) return undefined;
  const { attempt, end } = collected();
  const { program } = session;
  if (asked.decision !== undefined)
    attempt(() => {
      throw usage(
        "rate-and-decision",
        "a rate and a decision are two questions",
        "leave --decision or --rate out",
        "--rate",
      );
    });
  const rate = attempt(() => rateNamed(session, asked.rate!));
  const entry = rate && attempt(() => entryNamed(program, rate, asked));
  const month = attempt(() => monthWithin(program, asked.at, () => undefined));
  end();
  return { rate: rate!, entry: entry!, month: month! };
}

/** Tries every part of a question, so that all its faults are reported at once. */
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
      "no-actor-named",
      "say whose decision is to be explained",
      `write --actor and one of ${known.join(", ")}`,
      "--actor",
    );
  for (const axis of axes) {
    const found = axis.index.get(id);
    if (found !== undefined) return found;
  }
  throw usage(
    "unknown-actor",
    `there is no actor "${id}" that decides this`,
    didYouMean(id, known, `write one of ${known.join(", ")}`),
    "--actor",
  );
}

function objectNamed(program: Program, { spec }: DecisionKernel, id: string | undefined): number {
  if (spec.object === undefined) {
    return id === undefined ? 0 : refuseObject(spec.id);
  }
  const { ids, index } = program.axes.get(spec.object) as Axis;
  if (ids.length === 0)
    throw usage(
      "no-object",
      `this scenario has no ${spec.object} to decide on`,
      `choose a scenario that has a ${spec.object}, or add one to it`,
      "--object",
    );
  if (id === undefined && ids.length === 1) return 0;
  if (id === undefined)
    throw usage(
      "no-object-named",
      `say on which ${spec.object}: there are ${ids.length}`,
      `write --object and one of ${ids.join(", ")}`,
      "--object",
    );
  const found = index.get(id);
  if (found !== undefined) return found;
  throw usage(
    "unknown-object",
    `there is no ${spec.object} "${id}" in this scenario`,
    didYouMean(id, ids, `write one of ${ids.join(", ")}`),
    "--object",
  );
}

function rateNamed(session: Session, id: string): Rate {
  const found = session.rates.get(id);
  if (found) return found;
  const known = [...session.rates.keys()];
  throw usage(
    "unknown-rate",
    `there is no rate "${id}" in this scenario`,
    known.length > 0
      ? didYouMean(id, known, `write one of ${known.join(", ")}`)
      : "no mechanism of this scenario says what its rates are made of",
    "--rate",
  );
}

/** The entry of a rate, named by `--actor` where actors have the rate, by `--object` elsewhere. */
function entryNamed(program: Program, { spec }: Rate, { actor, object }: AskedAbout): number {
  const { ids, index } = program.axes.get(spec.axis) as Axis;
  const [id, flag, other] = spec.axis === "actor" ? [actor, "--actor", object] : [object, "--object", actor];
  if (other !== undefined)
    throw usage(
      "rate-entry",
      `the rate ${spec.id} is one of each ${spec.axis}`,
      `name the ${spec.axis} by ${flag}, and nothing else`,
      flag === "--actor" ? "--object" : "--actor",
    );
  if (id === undefined && ids.length === 1) return 0;
  const found = id === undefined ? undefined : index.get(id);
  if (found !== undefined) return found;
  const choice = ids.length > 0 ? `write ${flag} and one of ${ids.join(", ")}` : "choose another scenario";
  if (id === undefined)
    throw usage("no-entry-named", `say of which ${spec.axis}: there are ${ids.length}`, choice, flag);
  throw usage(
    "unknown-entry",
    `there is no ${spec.axis} "${id}" in this scenario`,
    didYouMean(id, ids, choice),
    flag,
  );
}

function refuseObject(decision: string): never {
  throw usage(
    "no-objects",
    `${decision} is one decision, not one for each of several`,
    "leave --object out",
    "--object",
  );
}

function monthWithin(
  { world, calendar }: Program,
  text: string | undefined,
  opportunities: () => number[] | undefined,
): number {
  const span = `a ${calendar.unit} from ${calendar.text(world.start)} to ${calendar.text(world.end)}`;
  if (text === undefined) {
    const months = opportunities();
    throw usage(
      "no-month-named",
      `say which ${calendar.unit} is to be explained`,
      months === undefined
        ? `write --at and ${span}`
        : months.length === 0
          ? `write --at and ${span}; in this run it is never asked`
          : `write --at and a ${calendar.unit} in which it is asked in this run (${[...new Set(months)].map((m) => calendar.text(m)).join(", ")}), or another`,
      "--at",
    );
  }
  let month: number;
  try {
    month = calendar.parse(text);
  } catch (e) {
    const { message, mend } = e as MultivectorError;
    throw usage("date", message, mend ?? `write ${span}`, "--at");
  }
  if (month >= world.start && month <= world.end) return month;
  throw usage(
    "at-outside",
    month < world.start
      ? `${text} is before the start of the scenario, ${calendar.text(world.start)}`
      : `${text} is after the end of the scenario, ${calendar.text(world.end)}`,
    `write ${span}, or move ${month < world.start ? `the start: --set start=${text}` : `the end: --set end=${text}`}`,
    "--at",
  );
}
