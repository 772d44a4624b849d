/** Stretches of the Caspian's seabed that two shores dispute. */
import * as z from "zod";
import type { Axis } from "../../../engine/axis.ts";
import type { Column } from "../../../engine/column.ts";
import { nearest } from "../../../engine/suggest.ts";
import type { Complain } from "../../../scenario/binding.ts";
import { isPlainMap, type PlainMap } from "../../../scenario/plain.ts";
import type { Part } from "../part.ts";

const SEABED_ATTRIBUTES: Column[] = [
  {
    id: "seabed.severity",
    axes: ["seabed"],
    unit: "1",
    range: [0, 1],
    doc: "Severity of the dispute over a stretch of the seabed, which drilling raises",
    path: "seabeds.*.severity",
  },
];

/** Ids of both parties of each seabed, states or powers, in the order of the axis. */
export type SeabedParties = readonly (readonly [string, string])[];

export const seabedsPart: Part = {
  attributes: SEABED_ATTRIBUTES,
  mechanisms: [],
  sections: [{ key: "seabeds", axis: "seabed", doc: "Disputed stretches of the seabed" }],
  texts: { "seabeds.*.title": z.string(), "seabeds.*.parties": z.tuple([z.string(), z.string()]) },
  structure: (data, axes, complain) => ({ seabedParties: readParties(data, axes, complain) }),
};

/** A shore is a state that acts in full or an outside power: Azerbaijan and Iran, say. */
function readParties(data: PlainMap, axes: ReadonlyMap<string, Axis>, complain: Complain): SeabedParties {
  const section = isPlainMap(data["seabeds"]) ? data["seabeds"] : {};
  const shores = ["actor", "power"].flatMap((id) => axes.get(id)?.ids ?? []);
  return (axes.get("seabed")?.ids ?? []).map((id) => {
    const entry = section[id];
    const named = isPlainMap(entry) && Array.isArray(entry["parties"]) ? entry["parties"].map(String) : [];
    if (named.length !== 2)
      complain(`seabeds.${id}`, `seabed ${id} does not say its two parties`, "write parties: [A, B]");
    else if (named[0] === named[1])
      complain(`seabeds.${id}.parties`, "a shore cannot dispute with itself", "name two shores");
    named.forEach((name, k) => {
      if (shores.includes(name)) return;
      const near = nearest(name, shores);
      complain(
        `seabeds.${id}.parties.${k}`,
        `there is no actor or power "${name}" here`,
        near ? `did you mean ${near}?` : `known: ${shores.join(", ")}`,
      );
    });
    return [named[0] ?? "", named[1] ?? ""];
  });
}
