/** Reads from a scenario what is no number: who there is, who disputes with whom, who may sign what. */
import { type Axis, axis, orderedAxis, pairAxis } from "../../engine/axis.ts";
import { monthOf } from "../../engine/calendar.ts";
import { MultivectorError } from "../../engine/errors.ts";
import { nearest } from "../../engine/suggest.ts";
import type { Parties } from "../../mechanisms/disputes.ts";
import { SUCCESSORS } from "../../mechanisms/leaders.ts";
import type { Proposal } from "../../mechanisms/proposals.ts";
import type { Complain, Structure } from "../../scenario/binding.ts";
import { ID } from "../../scenario/ids.ts";
import { isPlainMap, type PlainMap } from "../../scenario/plain.ts";
import { sectionOf } from "../../scenario/sections.ts";
import { truthOf } from "../../scenario/value.ts";
import { PARTS } from "./parts/index.ts";

export const ISSUES = ["depth", "security", "trade", "water", "russia", "west", "china"] as const;

export function structureOf(data: PlainMap, complain: Complain): Structure {
  const actors = sectionOf(data, "actors");
  for (const id of Object.keys(actors))
    if (!ID.test(id))
      complain(
        `actors.${id}`,
        `"${id}" cannot be the id of an actor`,
        "use letters, digits and _, beginning with a letter",
      );
  if (Object.keys(actors).length === 0)
    complain("actors", "there are no actors", "extend the baseline, or write some");
  const keys = new Map<string, string>();
  for (const [id, actor] of Object.entries(actors))
    if (isPlainMap(actor) && typeof actor["streamKey"] === "string") keys.set(id, actor["streamKey"]);
  const actor = axis("actor", Object.keys(actors), keys);
  const pair = pairAxis("pair", actor, keys);
  const disputes = sectionOf(data, "disputes");
  const dispute = axis("dispute", Object.keys(disputes));
  const treaties = sectionOf(data, "treaties");
  const treaty = axis("treaty", Object.keys(treaties));
  const axes = [
    actor,
    pair,
    dispute,
    treaty,
    orderedAxis("issue", ISSUES),
    orderedAxis("successor", SUCCESSORS),
    ...PARTS.flatMap((part) => part.axes ?? []),
    // An actor that is an entry of another section, too, carries its luck there.
    ...PARTS.flatMap((part) => part.sections ?? []).map((s) =>
      axis(s.axis, Object.keys(sectionOf(data, s.key)), keys),
    ),
  ];
  const sections = new Map(axes.map((a) => [a.id, a]));
  axes.push(...PARTS.flatMap((part) => part.derivedAxes?.(sections) ?? []));
  const named = new Map(axes.map((a) => [a.id, a]));
  return {
    axes,
    structure: {
      ...Object.assign({}, ...PARTS.map((part) => part.structure?.(data, named, complain) ?? {})),
      parties: parties(disputes, dispute, actor, pair.of, complain),
      proposals: proposals(treaties, treaty, actor, complain),
      eligible: new Map(treaty.ids.map((id) => [id, eligible(treaties[id])])),
    },
  };
}

function parties(
  disputes: PlainMap,
  dispute: Axis,
  actor: Axis,
  pairOf: Int32Array,
  complain: Complain,
): Parties {
  const result: Parties = {
    first: new Int32Array(dispute.size),
    second: new Int32Array(dispute.size),
    pair: new Int32Array(dispute.size),
  };
  dispute.ids.forEach((id, b) => {
    const data = disputes[id];
    const named = isPlainMap(data) && Array.isArray(data["parties"]) ? data["parties"].map(String) : [];
    const ends = named.map((name, k) => {
      const at = actor.index.get(name);
      if (at === undefined) {
        const near = nearest(name, actor.ids);
        complain(
          `disputes.${id}.parties.${k}`,
          `there is no actor "${name}" here`,
          near ? `did you mean ${near}?` : `known: ${actor.ids.join(", ")}`,
        );
      }
      return at ?? 0;
    });
    if (named.length !== 2)
      complain(`disputes.${id}`, `dispute ${id} does not say its two parties`, "write parties: [A, B]");
    else if (named[0] === named[1])
      complain(`disputes.${id}.parties`, "a state cannot dispute with itself", "name two states");
    const [i = 0, j = 0] = ends;
    result.first[b] = Math.min(i, j);
    result.second[b] = Math.max(i, j);
    result.pair[b] = pairOf[i * actor.size + j] ?? -1;
  });
  return result;
}

function proposals(treaties: PlainMap, treaty: Axis, actor: Axis, complain: Complain): Proposal[] {
  return treaty.ids.flatMap((id, index) => {
    const data = treaties[id];
    const proposed = isPlainMap(data) ? data["proposed"] : undefined;
    if (!isPlainMap(proposed)) return [];
    const path = `treaties.${id}.proposed`;
    const by = actor.index.get(String(proposed["by"]));
    if (by === undefined) {
      const near = nearest(String(proposed["by"]), actor.ids);
      complain(
        `${path}.by`,
        `there is no actor "${String(proposed["by"])}" here`,
        near ? `did you mean ${near}?` : `known: ${actor.ids.join(", ")}`,
      );
      return [];
    }
    try {
      return [{ month: monthOf(String(proposed["at"])), treaty: index, by }];
    } catch (e) {
      if (!(e instanceof MultivectorError)) throw e;
      complain(`${path}.at`, e.message, e.mend ?? "");
      return [];
    }
  });
}

function eligible(treaty: unknown): ReadonlySet<string> {
  const data = isPlainMap(treaty) ? treaty["eligible"] : undefined;
  if (Array.isArray(data)) return new Set(data.map(String));
  return new Set(isPlainMap(data) ? Object.keys(data).filter((id) => truthOf(data[id])) : []);
}
