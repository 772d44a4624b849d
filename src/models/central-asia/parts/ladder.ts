/** Reads from a scenario how the steps of the ladder hang together; refuses unknown names and circles. */
import type { Axis } from "../../../engine/axis.ts";
import { nearest } from "../../../engine/suggest.ts";
import type { Ladder } from "../../../mechanisms/ladder.ts";
import type { Complain } from "../../../scenario/binding.ts";
import { isPlainMap, type PlainMap } from "../../../scenario/plain.ts";

export function readLadder(data: PlainMap, axes: ReadonlyMap<string, Axis>, complain: Complain): Ladder {
  const axis = (id: string) => axes.get(id) as Axis;
  const [step, treaty, actor] = [axis("step"), axis("treaty"), axis("actor")];
  const section = isPlainMap(data["institutions"]) ? data["institutions"] : {};
  const entry = (id: string): PlainMap => (isPlainMap(section[id]) ? (section[id] as PlainMap) : {});

  function named(id: string, of: Axis, what: string, path: string): number {
    const at = of.index.get(id);
    if (at !== undefined) return at;
    const near = nearest(id, of.ids);
    const known = of.ids.length > 0 ? `known: ${of.ids.join(", ")}` : `there is no ${what} in this scenario`;
    complain(path, `there is no ${what} "${id}" here`, near ? `did you mean ${near}?` : known);
    return -1;
  }

  function list(id: string, key: string, of: Axis, what: string): Int32Array {
    const names = entry(id)[key];
    return Int32Array.from(
      (Array.isArray(names) ? names : [])
        .map((name, k) => named(String(name), of, what, `institutions.${id}.${key}.${k}`))
        .filter((at) => at >= 0),
    );
  }

  const prerequisites = step.ids.map((id) => list(id, "prerequisites", step, "step"));
  for (const circle of circles(prerequisites, step.ids))
    complain(
      `institutions.${circle[0]}.prerequisites`,
      `the steps wait for each other: ${[...circle, circle[0]].join(", ")}`,
      "take one of these prerequisites away",
    );
  return {
    prerequisites,
    treaties: step.ids.map((id) => list(id, "treaties", treaty, "treaty")),
    admits: Int32Array.from(step.ids, (id) => {
      const admitted = entry(id)["admits"];
      return admitted === undefined
        ? -1
        : named(String(admitted), actor, "actor", `institutions.${id}.admits`);
    }),
  };
}

/** Each circle of prerequisites once, from its first step. */
function circles(prerequisites: readonly Int32Array[], ids: readonly string[]): string[][] {
  const found: string[][] = [];
  const done = new Set<number>();
  function follow(step: number, trail: number[]): void {
    const from = trail.indexOf(step);
    if (from >= 0) {
      found.push(trail.slice(from).map((s) => ids[s] as string));
      return;
    }
    if (done.has(step)) return;
    for (const before of prerequisites[step] ?? []) follow(before, [...trail, step]);
    done.add(step);
  }
  prerequisites.forEach((_, step) => {
    follow(step, []);
  });
  return found;
}
