/** The ladder of institutions, what is carried out under it, and the bilateral ladder beside it. */
import * as z from "zod";
import { agenda, SLOTS } from "../../../agents/institutions/agenda.ts";
import { vote } from "../../../agents/institutions/vote.ts";
import { orderedAxis } from "../../../engine/axis.ts";
import type { Composition, Outcome } from "../../../engine/model.ts";
import { implementation, PROJECTS } from "../../../mechanisms/implementation.ts";
import { institutions } from "../../../mechanisms/institutions.ts";
import { RULES, STEP_ATTRIBUTES } from "../../../mechanisms/ladder.ts";
import { rungs } from "../../../mechanisms/rungs.ts";
import { monthText } from "../../../scenario/schema.ts";
import type { Part } from "../part.ts";
import { readLadder } from "./ladder.ts";

const ids = z.array(z.string());

export const institutionsPart: Part = {
  attributes: [
    ...STEP_ATTRIBUTES,
    {
      id: "rivalry",
      axes: ["pair"],
      unit: "1",
      range: [0, 1],
      doc: "Rivalry of the two over leadership in the region",
      path: "pairs.*.rivalry",
      initial: 0,
    },
  ],
  mechanisms: [agenda, vote, institutions, implementation, rungs],
  sections: [{ key: "institutions", axis: "step", doc: "Steps of the ladder of institutions" }],
  axes: [orderedAxis("slot", SLOTS), orderedAxis("rule", RULES), orderedAxis("project", PROJECTS)],
  derivedAxes: (axes) => [
    orderedAxis(
      "motion",
      (axes.get("step")?.ids ?? []).flatMap((step) => RULES.map((rule) => `${step}.${rule}`)),
    ),
  ],
  texts: {
    "institutions.*.title": z.string(),
    "institutions.*.prerequisites": ids.meta({
      description: "Steps that must have been adopted at an earlier meeting",
    }),
    "institutions.*.treaties": ids.meta({ description: "Treaties that must be in force" }),
    "institutions.*.admits": z.string().meta({ description: "Actor whom the step admits as a member" }),
    "institutions.*.observed": monthText.meta({
      description: "Month in which it came about; history, read by nobody who plays",
    }),
  },
  structure: (data, axes, complain) => ({ ladder: readLadder(data, axes, complain) }),
  outcomes,
};

function outcomes(parts: Composition): Outcome[] {
  const actors = parts.axis("actor").ids;
  return [
    ...(parts.has("institutions") ? ladderOutcomes(parts.axis("step").ids, actors) : []),
    ...(parts.has("implementation")
      ? [
          scalar("projects", "project", "Common projects begun by the end", "implementation.started"),
          scalar(
            "implementation",
            "1",
            "Mean implementation of common projects at the end",
            "implementation.mean",
          ),
        ]
      : []),
    ...(parts.has("rungs")
      ? parts.axis("pair").ids.map(
          (pair): Outcome => ({
            id: `ladder.${pair}`,
            kind: "quantity",
            unit: "rung",
            doc: `Rung of the bilateral ladder of ${pair} at the end`,
            column: "ladder",
            entry: [pair],
          }),
        )
      : []),
  ];
}

function ladderOutcomes(steps: readonly string[], actors: readonly string[]): Outcome[] {
  const power = (index: string, name: string) =>
    actors.map(
      (actor): Outcome => ({
        id: `${index}.${actor}`,
        kind: "quantity",
        unit: "1",
        doc: `${name} index of ${actor} under the rule in force at the end`,
        column: `power.${index}`,
        entry: [actor],
      }),
    );
  return [
    scalar("depth", "1", "Depth that all members share at the end", "depth"),
    scalar("depth.core", "1", "Depth that the states of the core share at the end", "depth.core"),
    ...steps.map(
      (step): Outcome => ({
        id: `adopted.${step}`,
        kind: "event",
        unit: "month",
        doc: `${step} is adopted`,
        column: "step.adoptedAt",
        entry: [step],
      }),
    ),
    scalar("vg", "1", "Share of the steps voted for that only some took at first", "adoptions.circles"),
    ...power("banzhaf", "Banzhaf"),
    ...power("shapley", "Shapley-Shubik"),
  ];
}

function scalar(id: string, unit: string, doc: string, column: string): Outcome {
  return { id, kind: "quantity", unit, doc, column, entry: [] };
}
