/** Outside partners that meet the region at one table, and how high the format stands. */
import * as z from "zod";
import { format } from "../../../agents/formats/format.ts";
import { FORMAT_LEVELS } from "../../../agents/formats/levels.ts";
import { orderedAxis } from "../../../engine/axis.ts";
import type { Column } from "../../../engine/column.ts";
import type { Composition, Outcome } from "../../../engine/model.ts";
import type { Part } from "../part.ts";

const share = [0, 1] as const;

const FORMAT_ATTRIBUTES: Column[] = [
  {
    id: "format.gain",
    axes: ["format"],
    unit: "1",
    range: [0, 10],
    doc: "What the partner gains from dealing with the region at one table",
    path: "formats.*.gain",
    initial: 0,
  },
  {
    id: "format.control",
    axes: ["format"],
    unit: "util",
    range: [0, 10],
    doc: "How much the partner minds giving up the upper hand that it has over each state alone",
    path: "formats.*.control",
    initial: 0,
  },
  {
    id: "format.rivals",
    axes: ["format", "format"],
    unit: "1",
    range: share,
    kind: "boolean",
    doc: "The first watches the second as a rival",
    path: "formats.*.rivals.*",
    initial: 0,
  },
  {
    id: "format.attention",
    axes: ["format"],
    unit: "1",
    range: [0, 10],
    doc: "Attention of the partner to the region, 1 in quiet times",
    path: "formats.*.attention",
    initial: 1,
  },
  {
    id: "format.gdp",
    axes: ["format"],
    unit: "bn USD",
    range: [0, 1e6],
    doc: "Gross domestic product of the partner at the start, current USD",
    path: "formats.*.gdp",
    initial: 0,
  },
  {
    id: "format.gdpGrowth",
    axes: ["format"],
    unit: "1/yr",
    range: [-0.5, 0.5],
    doc: "Mean yearly growth of the logarithm of its GDP in current USD",
    path: "formats.*.gdpGrowth",
    initial: 0,
  },
  {
    id: "format.mayHaveSecretariat",
    axes: ["format"],
    unit: "1",
    range: share,
    kind: "boolean",
    doc: "Its format may have a secretariat of its own",
    path: "formats.*.mayHaveSecretariat",
    initial: 0,
  },
  {
    id: "region.gdpGrowth",
    axes: [],
    unit: "1/yr",
    range: [-0.5, 0.5],
    doc: "Mean yearly growth of the logarithm of the members' joint GDP in current USD, where nothing else moves it",
    path: "region.gdpGrowth",
    initial: 0,
  },
  {
    id: "recognition",
    axes: [],
    unit: "1",
    range: share,
    doc: "Recognition of the region as one by the United Nations",
    path: "region.recognition",
    initial: 0,
  },
];

export const formatsPart: Part = {
  attributes: FORMAT_ATTRIBUTES,
  mechanisms: [format],
  sections: [{ key: "formats", axis: "format", doc: "Outside partners that meet the region at one table" }],
  texts: { "formats.*.name": z.string() },
  axes: [orderedAxis("formatLevel", FORMAT_LEVELS)],
  outcomes,
};

function outcomes(parts: Composition): Outcome[] {
  if (!parts.has("format")) return [];
  return parts.axis("format").ids.flatMap((partner) =>
    FORMAT_LEVELS.map((level) => ({
      id: `format.${partner}.${level}`,
      kind: "event" as const,
      unit: "month",
      doc: `The format of ${partner} with the region reaches the level: ${level}`,
      column: "format.since",
      entry: [partner, level],
    })),
  );
}
