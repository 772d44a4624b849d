/** The entries of a scenario's sections, and the axes that they make. */
import { type Axis, axis, pairAxis } from "../engine/axis.ts";
import type { Complain, ScenarioModel, Structure } from "./binding.ts";
import { ID } from "./ids.ts";
import { isPlainMap, type PlainMap } from "./plain.ts";

/** The entries of a section, without the source that they share. */
export function sectionOf(data: PlainMap, key: string): PlainMap {
  const found = data[key];
  if (!isPlainMap(found)) return {};
  const { source: _, ...entries } = found;
  return entries;
}

/** The axes of a model that says no more than its sections: one a section, and one of pairs where a section asks for it. */
export function structureOfSections(
  { sections }: Pick<ScenarioModel, "sections">,
  data: PlainMap,
  complain: Complain,
): Structure {
  const axes = sections.flatMap(({ key, axis: id, pairs }): Axis[] => {
    const ids = Object.keys(sectionOf(data, key));
    if (ids.length === 0)
      complain(key, `there are no ${key}`, "write some, or extend a scenario that has some");
    for (const entry of ids)
      if (!ID.test(entry))
        complain(
          `${key}.${entry}`,
          `"${entry}" cannot be the id of an entry of ${key}`,
          "use letters, digits and _, beginning with a letter",
        );
    const own = axis(id, ids);
    return pairs === undefined ? [own] : [own, pairAxis(pairs, own)];
  });
  return { axes, structure: {} };
}
