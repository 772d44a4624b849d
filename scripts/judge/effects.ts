/** Plays scenarios with and without something under the same luck, and what differs. */
import { Session } from "../../src/engine/session.ts";
import { pairedEvent, pairedQuantity } from "../../src/experiments/paired.ts";
import { openScenario } from "../../src/node/open.ts";
import { mean } from "../shared/statistics.ts";
import type { Measure } from "./measures.ts";

export interface Variant {
  scenario: string;
  /** `PATH=VALUE` each. */
  sets: readonly string[];
}

export interface Effect {
  kind: "event" | "quantity";
  /** Share of the runs, or mean, in the first and in the second. */
  from: number;
  to: number;
  /** The second less the first, with its 95% interval over paired runs. */
  difference: number;
  low: number;
  high: number;
  /** Runs that differ; where there are none, nothing connects the outcome to what was done. */
  changed: number;
}

/** What cannot be measured: the scenario, or the variant, has no such thing. */
export interface Missing {
  missing: string;
  /** The one thing that is set is read by nothing that is played: it has no effect, whatever it is set to. */
  unread?: true;
}

/** Effects that are smaller move nothing: of an event in share of the runs, of a quantity in parts of the larger mean. */
export const BOUND = 0.02;

/** Code of the error that tells of a setting which no mechanism of the scenario reads. */
const UNREAD = "inert";

/** Shares and means of a variant, a number a run by name of the measure. */
type Played = { kinds: Map<string, Effect["kind"]>; values: Map<string, Float64Array> } | Missing;

/** Plays each variant once, whoever asks for it. */
export class Laboratory {
  private readonly asked = new Map<string, { variant: Variant; measures: Map<string, Measure> }>();
  private readonly played = new Map<string, Played>();

  private readonly runs: number;
  private readonly seed: string;

  constructor(runs: number, seed: string) {
    this.runs = runs;
    this.seed = seed;
  }

  /** Before `play`: what will be read of a variant. */
  ask(variant: Variant, measure: Measure): void {
    const key = keyOf(variant);
    const known = this.asked.get(key) ?? { variant, measures: new Map() };
    this.asked.set(key, known);
    known.measures.set(measure.name, measure);
  }

  /** @param tell hears how far it is */
  play(tell: (done: number, all: number, variant: Variant) => void): void {
    let done = 0;
    for (const [key, { variant, measures }] of this.asked) {
      this.played.set(key, playVariant(variant, [...measures.values()], this.runs, this.seed));
      tell(++done, this.asked.size, variant);
    }
  }

  /** What the second has that the first has not, of what was asked of both. */
  effect(from: Variant, to: Variant, { name }: Measure): Effect | Missing {
    const [first, second] = [this.played.get(keyOf(from))!, this.played.get(keyOf(to))!];
    if ("missing" in first) return first;
    if ("missing" in second) return second;
    const [a, b] = [first.values.get(name), second.values.get(name)];
    if (a === undefined || b === undefined) return { missing: `no ${name} here` };
    return effectOf(first.kinds.get(name)!, a, b);
  }
}

const keyOf = ({ scenario, sets }: Variant) => [scenario, ...sets].join(" ");

/** @param a values of the runs, of an event 0 or 1 @param b the same runs of the other variant */
export function effectOf(kind: Effect["kind"], a: Float64Array, b: Float64Array): Effect {
  const yes = (values: Float64Array) => Array.from(values, (value) => value === 1);
  const levels = { kind, from: mean(Array.from(a)), to: mean(Array.from(b)) };
  if (kind === "quantity") {
    const { difference, low, high, changed } = pairedQuantity(a, b);
    return { ...levels, difference, low, high, changed };
  }
  const { difference, low, high, gained, lost } = pairedEvent(yes(a), yes(b));
  return { ...levels, difference, low, high, changed: gained + lost };
}

function playVariant(
  { scenario, sets }: Variant,
  measures: readonly Measure[],
  runs: number,
  seed: string,
): Played {
  let session: Session;
  try {
    session = new Session(openScenario(scenario, sets).program);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return {
      missing: message.split("\n")[0]!,
      ...(code === UNREAD && sets.length === 1 && { unread: true }),
    };
  }
  const at = new Map(session.program.reported().map(({ id }, k) => [id, k]));
  const readable = measures.filter(({ outcomes }) => outcomes.every((id) => at.has(id)));
  const values = new Map(readable.map(({ name }) => [name, new Float64Array(runs)]));
  const lost = new Set<Measure>();
  for (let run = 0; run < runs; run++) {
    session.begin({ seed, run });
    session.finish();
    const outcomes = session.outcomes();
    for (const measure of readable) {
      if (lost.has(measure)) continue;
      try {
        values.get(measure.name)![run] = measure.read(session, outcomes, at);
      } catch (error) {
        // What this variant has not; whatever else goes wrong is no answer.
        if (!["no-such-column", "no-such-cell"].includes((error as { code?: string }).code ?? ""))
          throw error;
        lost.add(measure);
        values.delete(measure.name);
      }
    }
  }
  return { kinds: new Map(readable.map((m) => [m.name, m.kind(session)])), values };
}

/** How an effect stands to the sign that is claimed of it. */
export type Mark = "right" | "faint" | "none" | "wrong";

/**
 * `right`: the interval is on the claimed side of 0 and the effect reaches the bound; `faint`: so it is, but the effect does not
 * reach the bound; `wrong`: on the other side, and reaching it; `none`: all else, what is read by nothing included. Undefined
 * where nothing was measured.
 */
export function markOf(effect: Effect | Missing, sign: 1 | -1): Mark | undefined {
  if ("missing" in effect) return effect.unread ? "none" : undefined;
  if (!isBeyondNoise(effect)) return "none";
  const along = Math.sign(effect.difference) === sign;
  if (isLarge(effect)) return along ? "right" : "wrong";
  return along ? "faint" : "none";
}

export const isBeyondNoise = ({ low, high }: Effect): boolean => low > 0 || high < 0;

export function isLarge({ kind, from, to, difference }: Effect): boolean {
  const unit = kind === "event" ? 1 : Math.max(Math.abs(from), Math.abs(to));
  return Math.abs(difference) >= BOUND * unit;
}
