/** Agreements of one state with one outside power, such as the enhanced partnership of Tajikistan with the EU. */
import * as z from "zod";
import { conclusion } from "../../../agents/conclusion/conclusion.ts";
import type { Column } from "../../../engine/column.ts";
import type { Composition, Outcome } from "../../../engine/model.ts";
import { dossiers } from "../../../mechanisms/dossiers.ts";
import type { Part } from "../part.ts";

const reference = (id: string, of: string, doc: string, path: string): Column => ({
  id,
  axes: ["agreement"],
  unit: "1",
  range: [-1, 1000],
  kind: "reference",
  of,
  doc,
  path,
});

const AGREEMENT_ATTRIBUTES: Column[] = [
  reference("agreement.power", "power", "The power that offers it", "agreements.*.power"),
  reference("agreement.state", "actor", "The state that signs it", "agreements.*.state"),
  {
    ...reference("agreement.rival", "power", "A power that bids against it", "agreements.*.rival"),
    initial: -1,
  },
  {
    ...reference("agreement.opponent", "power", "A power whose stick weighs on it", "agreements.*.opponent"),
    initial: -1,
  },
  {
    id: "agreement.initialledAt",
    axes: ["agreement"],
    unit: "month",
    range: [0, Infinity],
    kind: "date",
    doc: "Month in which the text was initialled; its way through offices begins after it",
    path: "agreements.*.initialled",
    initial: Infinity,
  },
  {
    id: "agreementLag",
    axes: ["power"],
    unit: "yr",
    range: [0.1, 50],
    doc: "Mean time that an agreement takes from initialling to force, if the state signs at once",
    path: "powers.*.agreementLag",
    initial: 3,
  },
];

export const agreementsPart: Part = {
  attributes: AGREEMENT_ATTRIBUTES,
  mechanisms: [dossiers, conclusion],
  sections: [{ key: "agreements", axis: "agreement", doc: "Agreements of a state with a power" }],
  texts: { "agreements.*.title": z.string() },
  outcomes,
};

function outcomes(parts: Composition): Outcome[] {
  if (!parts.has("dossiers") || !parts.has("conclusion")) return [];
  const event = (id: string, doc: string, column: string, entry: string): Outcome => ({
    id,
    kind: "event",
    unit: "month",
    doc,
    column,
    entry: [entry],
  });
  return parts
    .axis("agreement")
    .ids.flatMap((a) => [
      event(`agreement.${a}.signed`, `${a} is signed`, "agreement.signedAt", a),
      event(`agreement.${a}.inForce`, `${a} enters into force`, "agreement.inForceAt", a),
    ]);
}
