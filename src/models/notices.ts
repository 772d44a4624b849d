/** What a scenario contains and nothing plays: no fault, but to be said, lest it pass for played. */
import type { Program } from "../engine/program.ts";
import { Session } from "../engine/session.ts";
import type { ScenarioModel } from "../scenario/binding.ts";
import type { Replaced } from "../scenario/calendars.ts";
import { leversOf } from "../scenario/levers.ts";
import { isPlainMap, type PlainMap } from "../scenario/plain.ts";
import type { Uncertain } from "../scenario/uncertain.ts";
import { truthOf } from "../scenario/value.ts";

export interface Notice {
  code: string;
  message: string;
  /** Where the first of it is written. */
  where: string;
  mend: string;
}

/** A scenario that was opened, as far as it decides what is played. */
export interface Played {
  model: ScenarioModel;
  program: Program;
  data: PlainMap;
  uncertain: readonly Uncertain[];
  replaced: readonly Replaced[];
  place(path: string): string;
  /** Written in the file that was asked for or set, not inherited. */
  isOwn(path: string): boolean;
  /** Whether something of the program reads what stands at a path. */
  isRead(path: string): boolean;
}

export function noticesOf(played: Played): Notice[] {
  return [
    ...dropped(played),
    ...afterEnd(played),
    ...beforeStart(played),
    ...idleMechanisms(played),
    ...unread(played),
    ...(played.model.unplayed?.({ data: played.data, program: played.program }) ?? []).map(
      ({ path, ...said }) => ({ ...said, where: played.place(path) }),
    ),
  ];
}

/** Paths of a lever that nothing reads. */
function unreadSets(sets: PlainMap, isRead: Played["isRead"]): string[] {
  return Object.keys(sets).filter((path) => !isRead(path));
}

function dropped({ replaced }: Played): Notice[] {
  return replaced
    .filter((r) => r.how === "dropped")
    .map(({ path, count, file, where }) => ({
      code: "inherited-dropped",
      message: `${file} is of format 1, in which its ${path} takes the place of the one that it inherits: ${entries(count)} of it ${are(count)} not played`,
      where,
      mend: `write multivector: 2 to keep ${count === 1 ? "it" : "them"}, or ${path}: { drop: all, add: [...] } to say that ${count === 1 ? "it is" : "they are"} dropped`,
    }));
}

function afterEnd({ data, program, place, isOwn }: Played): Notice[] {
  const { calendar, world } = program;
  const list = Array.isArray(data["schedule"]) ? data["schedule"] : [];
  const late = list.flatMap((entry, k) => {
    const at = isPlainMap(entry) ? entry["at"] : undefined;
    const path = `schedule.${k}`;
    return at !== undefined && isOwn(path) && calendar.parse(String(at), path) > world.end ? [path] : [];
  });
  if (late.length === 0) return [];
  return [
    {
      code: "after-end",
      message: `${entries(late.length)} of the schedule ${late.length === 1 ? "is" : "are"} dated after the end, ${calendar.text(world.end)}, and not played`,
      where: place(late[0]!),
      mend: "set a later end, or leave them out",
    },
  ];
}

/** Events that the history dates before the start, and that have not happened in the world as it starts. */
function beforeStart({ data, program, place }: Played): Notice[] {
  const { calendar, world } = program;
  const history = Array.isArray(data["history"]) ? data["history"] : [];
  const dated = history.flatMap((entry, k) => {
    const { event, date } = isPlainMap(entry) ? entry : {};
    if (typeof date !== "string" || calendar.parse(date, `history.${k}`) >= world.start) return [];
    const at = program.outcomes.findIndex((o) => o.id === event && o.kind === "event");
    return at < 0 ? [] : [{ event, date, at, path: `history.${k}` }];
  });
  if (dated.length === 0) return [];
  const session = new Session(program);
  session.begin({ seed: "" });
  const values = session.outcomes();
  const missed = dated.filter(({ at }) => values[at] === Infinity);
  if (missed.length === 0) return [];
  return [
    {
      code: "before-start",
      message: `of what the history dates before the start, ${calendar.text(world.start)}, the start knows nothing: ${missed.map(({ event, date }) => `${event} (${date})`).join(", ")}`,
      where: place(missed[0]!.path),
      mend: "say it in the state at the start, or set an earlier start",
    },
  ];
}

/** Mechanisms that were switched on and have nothing to move: every column of theirs is empty. */
function idleMechanisms({ model, program, data, place }: Played): Notice[] {
  const switches = isPlainMap(data["mechanisms"]) ? data["mechanisms"] : {};
  const idle = model.mechanisms.flatMap((m) => {
    const on = Object.hasOwn(switches, m.id) && truthOf(switches[m.id]) === true;
    const own = [...(m.writes ?? []), ...(m.effects ?? []), ...(m.inboxes ?? [])];
    const empty = own.map((c) => c.axes.find((id) => program.axes.get(id)?.size === 0));
    const [axis] = empty;
    return on && axis !== undefined && empty.every((a) => a !== undefined) ? [{ id: m.id, axis }] : [];
  });
  if (idle.length === 0) return [];
  const said = idle.map(({ id, axis }) => `${id} (there is no ${axis} here)`).join(", ");
  return [
    {
      code: "mechanism-needs",
      message: `switched on, and without anything to play: ${said}`,
      where: place(`mechanisms.${idle[0]!.id}`),
      mend: "add what they need, or switch them off",
    },
  ];
}

function unread({ data, program, uncertain, place, isOwn, isRead }: Played): Notice[] {
  const own = uncertain.filter((u) => isOwn(`uncertain.${u.path}`) && !program.address(u.path));
  const levers = leversOf(data).flatMap(({ id, sets, path }) => {
    const switched = Object.keys(sets).some((p) => p.startsWith("mechanisms."));
    const idle = switched || !isOwn(path) ? [] : unreadSets(sets, isRead);
    return idle.length > 0 ? [{ id, idle, path }] : [];
  });
  return [
    ...levers.map(({ id, idle, path }) => ({
      code: "lever-unread",
      message: `the lever ${id} sets ${idle.join(", ")}, which nothing here reads: --all-levers leaves it out`,
      where: place(path),
      mend: "switch the mechanism on that reads it, in the scenario or in the lever",
    })),
    ...(own.length > 0
      ? [
          {
            code: "uncertain-unread",
            message: `not known and without effect, for nothing here reads ${own.length === 1 ? "it" : "them"}: ${own.map((u) => u.path).join(", ")}`,
            where: place(`uncertain.${own[0]!.path}`),
            mend: "switch the mechanism on that reads it, or leave it out",
          },
        ]
      : []),
  ];
}

const entries = (n: number) => (n === 1 ? "1 entry" : `${n} entries`);
const are = (n: number) => (n === 1 ? "is" : "are");
