/** One month of a run as the view shows it: plain data, made after each step, never changed. */
import { monthText } from "../../../engine/calendar.ts";
import { isPlainMap, type PlainMap } from "../../../engine/scenario/plain.ts";
import type { Session } from "../../../engine/session.ts";
import type { PlayOptions } from "../../../experiments/result.ts";
import type { Opened } from "../../../models/open.ts";
import { PANEL_IDS, type PanelId } from "../../../models/panels.ts";
import { harmless } from "../../plain/harmless.ts";
import { PANELS } from "../panels/index.ts";
import { type Happening, happeningsOf } from "./happenings.ts";
import { type Spots, spotsOf } from "./spots.ts";

/** What stays the same throughout a run. */
export interface Head {
  title: string;
  question: string;
  /** Months since 1900-01, both played. */
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

/** Newest events that a month shows. */
export const FEED = 500;

export interface Frame {
  /** Months played. */
  tick: number;
  /** The month just played, or the first one before any is. */
  date: string;
  /** What each panel shows, where there is something of its kind. */
  looks: Partial<Record<PanelId, unknown>>;
  /** Of the month just played, in order. */
  events: Happening[];
  /** Those up to this month, newest first, at most `FEED` of them. */
  feed: readonly Happening[];
  /** Events logged so far. */
  logged: number;
  /** Of the whole run, once it is over. */
  digest?: string;
}

export function headOf(opened: Opened, options: PlayOptions): Head {
  const { start, end } = opened.program.world;
  const last = options.until ?? end;
  return {
    title: harmless(opened.title),
    question: harmless(opened.question),
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

/** @param before the frame of the month before, from which panels take what they remember */
export function frameOf(session: Session, head: Pick<Head, "start" | "end">, before?: Frame): Frame {
  const last = session.month - 1;
  const events = happeningsOf(session, before?.logged ?? 0, last);
  return {
    tick: session.month - head.start,
    date: monthText(Math.max(last, head.start)),
    looks: looksOf(session, last, before),
    events,
    feed:
      events.length > 0
        ? [...[...events].reverse(), ...(before?.feed ?? [])].slice(0, FEED)
        : (before?.feed ?? []),
    logged: session.events.length,
    ...(last >= head.end && { digest: session.digest() }),
  };
}

function looksOf(session: Session, month: number, before: Frame | undefined): Frame["looks"] {
  const looks: Frame["looks"] = {};
  for (const id of PANEL_IDS) {
    const look = PANELS[id].look(session, month, before?.looks[id]);
    if (look !== undefined) looks[id] = look;
  }
  return looks;
}
