/** Navies on the Caspian: who has what, who builds what, who drills with whom, and what comes of it. */
import * as z from "zod";
import { exercise } from "../../../agents/exercises/exercise.ts";
import { orderedAxis } from "../../../engine/axis.ts";
import type { Composition, Forcible, Outcome } from "../../../engine/model.ts";
import { nearest } from "../../../engine/suggest.ts";
import { drills, QUARTERS } from "../../../mechanisms/drills.ts";
import { fleets } from "../../../mechanisms/fleets.ts";
import { incidents } from "../../../mechanisms/incidents.ts";
import { SHIP_CLASSES } from "../../../mechanisms/naval/classes.ts";
import { BLOC_ATTRIBUTES, FLEET_ATTRIBUTES } from "../../../mechanisms/naval/columns.ts";
import type { Complain, Written } from "../../../scenario/binding.ts";
import type { Part } from "../part.ts";
import { spot } from "../places.ts";

export const naviesPart: Part = {
  attributes: [...FLEET_ATTRIBUTES, ...BLOC_ATTRIBUTES],
  mechanisms: [incidents, exercise, drills, fleets],
  sections: [
    { key: "fleets", axis: "fleet", doc: "Fleets, by the id of the state or power that owns each" },
    { key: "blocs", axis: "bloc", doc: "The two blocs that the fleets belong to" },
  ],
  texts: {
    "fleets.*.title": z.string(),
    "fleets.*.harbour": spot.meta({
      description: "Place at which the map shows it; it is not shown without",
    }),
    "blocs.*.title": z.string(),
  },
  axes: [orderedAxis("shipClass", SHIP_CLASSES), orderedAxis("quarter", QUARTERS)],
  check(written, complain) {
    checkOwners(written, complain);
    checkBlocs(written, complain);
  },
  outcomes,
  forcible: (parts) =>
    parts.axis("bloc").ids.map(
      (bloc): Forcible => ({
        outcome: `exercise.${bloc}`,
        decision: "exercise",
        decider: bloc,
        alternative: 1,
      }),
    ),
};

function checkOwners({ axes, cells }: Written, complain: Complain): void {
  const owners = ["actor", "power"].flatMap((id) => axes.get(id)?.ids ?? []);
  for (const fleet of axes.get("fleet")?.ids ?? []) {
    if (!owners.includes(fleet)) {
      const near = nearest(fleet, owners);
      complain(
        `fleets.${fleet}`,
        `fleet ${fleet} belongs to no actor or power of this scenario`,
        near ? `did you mean ${near}?` : `known: ${owners.join(", ")}`,
      );
    }
    if (!SHIP_CLASSES.some((k) => (cells.get(`fleets.${fleet}.ships.${k}`) ?? 0) > 0))
      complain(
        `fleets.${fleet}`,
        `fleet ${fleet} has no ships, so that nothing says what it would build`,
        "give it one at least: ships: { patrol: 1 }",
      );
    if (cells.has(`fleets.${fleet}.reaction.${fleet}`))
      complain(`fleets.${fleet}.reaction.${fleet}`, "a fleet does not react to itself", "leave it out");
  }
}

function checkBlocs({ axes, cells }: Written, complain: Complain): void {
  const blocs = axes.get("bloc")?.ids ?? [];
  if (blocs.length !== 0 && blocs.length !== 2)
    complain("blocs", `there are ${blocs.length} blocs`, "write two, or none");
  for (const fleet of axes.get("fleet")?.ids ?? []) {
    const sides = blocs.filter((bloc) => (cells.get(`blocs.${bloc}.members.${fleet}`) ?? 0) > 0);
    if (sides.length > 1)
      complain(`blocs.${sides[1]}.members`, `fleet ${fleet} is in both blocs`, "name it in one of them");
    if (blocs.includes(fleet))
      complain(`blocs.${fleet}`, `${fleet} is the name of a fleet already`, "name the bloc otherwise");
  }
}

function outcomes(parts: Composition): Outcome[] {
  const blocs = parts.axis("bloc").ids;
  const quantity = (
    id: string,
    unit: string,
    doc: string,
    column: string,
    entry: string[] = [],
  ): Outcome => ({
    id,
    kind: "quantity",
    unit,
    doc,
    column,
    entry,
  });
  const list: Outcome[] = [];
  if (parts.has("fleets")) {
    for (const [ids, column, strength] of [
      [parts.axis("fleet").ids, "fleet.share", "capability"],
      [blocs, "bloc.share", "bloc.capability"],
    ] as const)
      for (const id of ids)
        list.push(
          quantity(`share.${id}`, "1", `Share of ${id} in the strength of all fleets at the end`, column, [
            id,
          ]),
          quantity(`points.${id}`, "point", `Naval strength of ${id} at the end`, strength, [id]),
        );
    list.push(
      quantity(
        "concentration",
        "1",
        "Concentration of naval strength at the end (1: all with one)",
        "fleet.concentration",
      ),
    );
  }
  if (parts.has("exercise")) {
    list.push(quantity("exercises", "exercise", "Naval exercises of both blocs", "exercise.total"));
    for (const bloc of blocs)
      list.push(
        quantity(`exercises.${bloc}`, "exercise", `Naval exercises of ${bloc}`, "exercise.count", [bloc]),
        {
          id: `exercise.${bloc}`,
          kind: "event",
          unit: "month",
          doc: `${bloc} holds its first naval exercise since the start`,
          column: "exercise.firstAt",
          entry: [bloc],
        },
      );
  }
  if (parts.has("incidents"))
    list.push(
      {
        id: "incident",
        kind: "event",
        unit: "month",
        doc: "The first incident at sea",
        column: "incident.firstAt",
        entry: [],
      },
      quantity("incidents", "1", "Incidents at sea", "incident.count"),
    );
  return list;
}
