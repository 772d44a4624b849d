/** What a hazard was made of in a month of one run, what each factor did to it, and whether its clock fired. */
import { exp } from "../engine/dmath.ts";
import type { EventRecord } from "../engine/events.ts";
import type { RateRow, RateSpec } from "../engine/rate.ts";
import type { RunOptions, Session } from "../engine/session.ts";
import type { RateQuestion } from "./question.ts";

export interface FactorShown {
  id: string;
  label: string;
  doc: string;
  /** What multiplies the part. */
  times: number;
  /** Its share in the exponent, null where it multiplies as it is. */
  exponent: number | null;
}

export interface PartShown {
  id: string;
  label: string;
  /** In the rate's unit; the parts sum to the rate. */
  value: number;
  factors: FactorShown[];
}

/** One substep of the month. */
export interface RateShown {
  /** In the rate's unit; 0 where it was closed. */
  value: number;
  /** Why no hazard accumulated, null where it did. */
  closed: { id: string; doc: string } | null;
  parts: PartShown[];
  /** How often its clock fired. */
  fired: number;
}

export interface RateExplanation {
  kind: "rate";
  rate: string;
  doc: string;
  unit: string;
  /** The entry of the rate's axis. */
  object: string;
  at: string;
  /** Substep by substep; none where the mechanism did not look at it that month. */
  substeps: RateShown[];
  /** The nearest months of this run in which its clock fired. */
  nearest: { before: string | null; after: string | null };
  /** Everything that happened that month. */
  events: EventRecord[];
}

/** Begins the run of `options` on the session; afterwards the session is at that run's end. */
export function explainRate(
  session: Session,
  options: RunOptions,
  { rate, entry, month }: RateQuestion,
): RateExplanation {
  session.begin({ ...options, record: "outcomes" });
  rate.recording = true;
  session.finish();
  rate.recording = false;
  const { spec } = rate;
  const { axes, calendar } = session.program;
  const mine = rate.rows.filter((r) => r.entry === entry);
  const fired = mine.filter((r) => r.fired > 0);
  const at = (found: RateRow | undefined) => (found ? calendar.text(found.month) : null);
  const text = calendar.text(month);
  return {
    kind: "rate",
    rate: spec.id,
    doc: spec.doc,
    unit: spec.unit,
    object: axes.get(spec.axis)!.ids[entry]!,
    at: text,
    substeps: mine.filter((r) => r.month === month).map((row) => shown(spec, row)),
    nearest: {
      before: at(fired.findLast((r) => r.month < month)),
      after: at(fired.find((r) => r.month > month)),
    },
    events: session.events.all().filter((e) => e.date === text),
  };
}

function shown(spec: RateSpec, { shares, rate, closed, fired }: RateRow): RateShown {
  if (closed >= 0) return { value: 0, closed: { ...spec.closings[closed]! }, parts: [], fired };
  let at = 0;
  const parts = spec.parts.map(({ id, label, factors }): PartShown => {
    const list = factors.map((f): FactorShown => {
      const share = shares[at++]!;
      const { id, label, doc } = f;
      return { id, label, doc, times: f.exponent ? exp(share) : share, exponent: f.exponent ? share : null };
    });
    return { id, label, value: list.reduce((product, f) => product * f.times, 1), factors: list };
  });
  return { value: rate, closed: null, parts, fired };
}
