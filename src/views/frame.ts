/** One period of a run as a view shows it: plain data, made after each step, never changed. */
import type { Calendar } from "../engine/calendar.ts";
import type { Session } from "../engine/session.ts";
import type { PlayOptions } from "../experiments/result.ts";
import type { Opened } from "../models/open.ts";
import { isPlainMap, type PlainMap } from "../scenario/plain.ts";
import type { ViewContext } from "./panel.ts";
import { type PanelFrames, type PanelId, panelFrames } from "./panels.ts";
import { type Spots, spotsOf } from "./spots.ts";
import { harmless } from "./text/harmless.ts";

/** What stays the same throughout a run. */
export interface Head {
  title: string;
  question: string;
  /** What a period is. */
  unit: Calendar["unit"];
  /** First and last period, both played. */
  start: number;
  end: number;
  ticks: number;
  seed: string;
  run: number;
  /** `path=value` of what the user set. */
  sets: string[];
  /** Those that the scenario names; null where it leaves the choice to the view. */
  panels: readonly PanelId[] | null;
  /** Titles of the scenario's entries, by path: `institutions.L4`. */
  titles: Readonly<Record<string, string>>;
  /** Where its legs and fleets are. */
  spots: Spots;
}

/** What there is to see after one month. */
export interface Frame {
  /** Periods played. */
  tick: number;
  /** The period just played, or the first one before any is. */
  date: string;
  panels: PanelFrames;
  /** Of the whole run, once it is over. */
  digest?: string;
}

/** What stays the same throughout a run. */
export function headOf(opened: Opened, options: PlayOptions): Head {
  const { world, calendar } = opened.program;
  const { start, end } = world;
  const last = options.until ?? end;
  return {
    title: harmless(opened.title),
    question: harmless(opened.question),
    unit: calendar.unit,
    start,
    end: last,
    ticks: last - start + 1,
    seed: harmless(options.seed),
    run: options.run,
    sets: opened.overrides.map((o) => harmless(`${o.path}=${JSON.stringify(o.to)}`)),
    panels: (opened.data["panels"] as PanelId[] | undefined) ?? null,
    titles: titlesOf(opened.data),
    spots: spotsOf(opened.data),
  };
}

function titlesOf(data: PlainMap): Record<string, string> {
  const titles: Record<string, string> = {};
  for (const [section, entries] of Object.entries(data))
    for (const [id, entry] of isPlainMap(entries) ? Object.entries(entries) : []) {
      const title = isPlainMap(entry) ? (entry["title"] ?? entry["name"]) : undefined;
      if (typeof title === "string") titles[`${section}.${id}`] = harmless(title);
    }
  return titles;
}

/** @param before the frame of the period before, from which panels take what they remember */
export function frameOf(
  session: Session,
  head: Pick<Head, "start" | "end">,
  context: ViewContext,
  before?: Frame,
): Frame {
  const last = session.month - 1;
  return {
    tick: session.month - head.start,
    date: session.program.calendar.text(Math.max(last, head.start)),
    panels: panelFrames(session, last, before?.panels, context),
    ...(last >= head.end && { digest: session.digest() }),
  };
}
