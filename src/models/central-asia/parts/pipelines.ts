/** Pipelines that need consents, against powers that would rather not see them. */
import * as z from "zod";
import { consent } from "../../../agents/consent/consent.ts";
import type { Axis } from "../../../engine/axis.ts";
import type { Composition, Forcible, Outcome } from "../../../engine/model.ts";
import { PIPELINE_ATTRIBUTES } from "../../../mechanisms/pipelines/columns.ts";
import { pipelines } from "../../../mechanisms/pipelines/pipelines.ts";
import type { Complain, Written } from "../../../scenario/binding.ts";
import { isPlainMap, type PlainMap } from "../../../scenario/plain.ts";
import { truthOf } from "../../../scenario/value.ts";
import type { Part } from "../part.ts";

export const pipelinesPart: Part = {
  attributes: PIPELINE_ATTRIBUTES,
  mechanisms: [consent, pipelines],
  sections: [{ key: "pipelines", axis: "pipeline", doc: "Pipelines that some states must consent to" }],
  texts: { "pipelines.*.title": z.string() },
  structure: (data, axes) => ({ consenting: consenting(data, axes) }),
  check,
  outcomes,
  forcible,
};

/** The states whose consent each pipeline needs, by its id. */
type Consenting = ReadonlyMap<string, readonly string[]>;

function consenting(data: PlainMap, axes: ReadonlyMap<string, Axis>): Consenting {
  const section = isPlainMap(data["pipelines"]) ? data["pipelines"] : {};
  const of = (line: string): readonly string[] => {
    const entry = section[line];
    const said = isPlainMap(entry) ? entry["consents"] : undefined;
    const named = Array.isArray(said)
      ? said.map(String)
      : Object.entries(isPlainMap(said) ? said : {}).flatMap(([id, v]) =>
          truthOf(isPlainMap(v) ? v["value"] : v) ? [id] : [],
        );
    return (axes.get("actor")?.ids ?? []).filter((id) => named.includes(id));
  };
  return new Map((axes.get("pipeline")?.ids ?? []).map((line) => [line, of(line)]));
}

function check({ axes, cells }: Written, complain: Complain): void {
  const actors = axes.get("actor")?.ids ?? [];
  for (const line of axes.get("pipeline")?.ids ?? []) {
    const supplier = actors[cells.get(`pipelines.${line}.supplier`) ?? -1];
    if (supplier !== undefined && cells.get(`pipelines.${line}.consents.${supplier}`) !== 1)
      complain(
        `pipelines.${line}.consents`,
        `the gas is of ${supplier}, whose consent is not asked for`,
        `add ${supplier}, or name another supplier`,
      );
  }
}

function outcomes(parts: Composition): Outcome[] {
  if (!parts.has("pipelines") || !parts.has("consent")) return [];
  const needed = parts.structure["consenting"] as Consenting;
  const event = (id: string, doc: string, column: string, entry: string[]): Outcome => ({
    id,
    kind: "event",
    unit: "month",
    doc,
    column,
    entry,
  });
  return parts.axis("pipeline").ids.flatMap((line) => [
    ...(needed.get(line) ?? []).map((actor) =>
      event(`consent.${line}.${actor}`, `${actor} first consents to ${line}`, "consent.firstAt", [
        line,
        actor,
      ]),
    ),
    event(`agreed.${line}`, `${line} is agreed on`, "pipeline.agreedAt", [line]),
    event(`built.${line}`, `${line} is finished`, "pipeline.builtAt", [line]),
    {
      id: `fee.${line}`,
      kind: "quantity" as const,
      unit: "USD/mmbtu",
      doc: `What each state gets of the rent of ${line}`,
      column: "pipeline.fee",
      entry: [line],
    },
  ]);
}

function forcible(parts: Composition): Forcible[] {
  return parts.axis("pipeline").ids.flatMap((line) =>
    ((parts.structure["consenting"] as Consenting).get(line) ?? []).map((actor) => ({
      outcome: `consent.${line}.${actor}`,
      decision: "consent",
      object: line,
      decider: actor,
      alternative: 1,
    })),
  );
}
