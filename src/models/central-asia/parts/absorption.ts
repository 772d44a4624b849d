/** Regional bodies that an outside power would have for itself. */
import * as z from "zod";
import { admission, merger } from "../../../agents/absorption/votes.ts";
import { orderedAxis } from "../../../engine/axis.ts";
import type { Column } from "../../../engine/column.ts";
import type { Composition, Outcome } from "../../../engine/model.ts";
import { absorption } from "../../../mechanisms/absorption.ts";
import { overtures } from "../../../mechanisms/overtures.ts";
import type { Part } from "../part.ts";

const share = [0, 1] as const;

const KNOTS = ["k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8"] as const;

const BODY_ATTRIBUTES: Column[] = [
  {
    id: "body.member",
    axes: ["body", "actor"],
    unit: "1",
    range: share,
    kind: "boolean",
    doc: "Member of the body",
    path: "bodies.*.members.*",
    initial: 0,
  },
  {
    id: "body.suitor",
    axes: ["body"],
    unit: "1",
    range: [0, 1000],
    kind: "reference",
    of: "power",
    doc: "Power that would join and absorb it",
    path: "bodies.*.suitor",
  },
  {
    id: "body.output",
    axes: ["body"],
    unit: "1",
    range: share,
    doc: "How much of its task the body does",
    path: "bodies.*.output",
    initial: 0,
  },
  {
    id: "body.overlapAt",
    axes: ["body", "knot"],
    unit: "month",
    range: [0, Infinity],
    kind: "date",
    doc: "A date at which the overlap with the suitor's own bodies is known",
    path: "bodies.*.overlap.*.at",
    initial: Infinity,
  },
  {
    id: "body.overlapValue",
    axes: ["body", "knot"],
    unit: "1",
    range: share,
    doc: "The overlap at that date; it moves straight from one to the next",
    path: "bodies.*.overlap.*.value",
    initial: 0,
  },
  {
    id: "body.meansAt",
    axes: ["body", "knot"],
    unit: "month",
    range: [0, Infinity],
    kind: "date",
    doc: "A date at which the suitor's means are known",
    path: "bodies.*.means.*.at",
    initial: Infinity,
  },
  {
    id: "body.meansValue",
    axes: ["body", "knot"],
    unit: "1",
    range: [0, 100],
    doc: "The suitor's means at that date, 1 where it asks as often as the rate says; always 1 without dates",
    path: "bodies.*.means.*.value",
    initial: 0,
  },
  {
    id: "regimeThreat",
    axes: [],
    unit: "1",
    range: share,
    doc: "Threat to the region's regimes by upheavals at home and next door",
    path: "region.regimeThreat",
    initial: 0,
  },
];

export const absorptionPart: Part = {
  attributes: BODY_ATTRIBUTES,
  mechanisms: [overtures, admission, merger, absorption],
  sections: [{ key: "bodies", axis: "body", doc: "Regional bodies that a power would join" }],
  texts: { "bodies.*.title": z.string() },
  axes: [orderedAxis("knot", KNOTS)],
  check({ axes, cells }, complain) {
    for (const body of axes.get("body")?.ids ?? [])
      for (const course of ["overlap", "means"]) {
        let before = -Infinity;
        for (const knot of KNOTS) {
          const path = `bodies.${body}.${course}.${knot}`;
          const [at, value] = [cells.get(`${path}.at`) ?? Infinity, cells.get(`${path}.value`)];
          if (at < before || (at === before && at !== Infinity))
            complain(
              `${path}.at`,
              `${path} does not come after the knot before it`,
              "write knots k1, k2… by date",
            );
          if (at === Infinity && value !== undefined)
            complain(path, `${path} has a value and no date`, "give it at: YYYY-MM");
          before = at;
        }
      }
  },
  outcomes,
};

function outcomes(parts: Composition): Outcome[] {
  if (!parts.has("absorption")) return [];
  return parts.axis("body").ids.flatMap((body): Outcome[] => {
    const event = (id: string, column: string, doc: string): Outcome => ({
      id: `${id}.${body}`,
      kind: "event",
      unit: "month",
      doc,
      column,
      entry: [body],
    });
    return [
      event("joined", "body.joinedAt", `The suitor joins ${body}`),
      event("absorbed", "body.absorbedAt", `${body} is merged into the suitor's body`),
      event("lapsed", "body.lapsedAt", `${body} lapses`),
      {
        id: `alive.${body}`,
        kind: "quantity",
        unit: "1",
        doc: `1 if ${body} exists at the end`,
        column: "body.alive",
        entry: [body],
      },
    ];
  });
}
