/** Outside powers as states see them, and how each state spreads its engagement over them. */
import * as z from "zod";
import { HEDGING_ATTRIBUTES } from "../../../agents/hedging/columns.ts";
import { hedging } from "../../../agents/hedging/hedging.ts";
import type { Composition, Outcome } from "../../../engine/model.ts";
import type { Complain } from "../../../scenario/binding.ts";
import { isPlainMap, type PlainMap } from "../../../scenario/plain.ts";
import type { Part } from "../part.ts";

export const hedgingPart: Part = {
  attributes: HEDGING_ATTRIBUTES,
  mechanisms: [hedging],
  sections: [{ key: "powers", axis: "power", doc: "Outside powers" }],
  texts: { "powers.*.name": z.string() },
  structure(data, _axes, complain) {
    correlationsOnce(data["powers"], complain);
    return {};
  },
  outcomes,
};

/** The correlation of A with B is that of B with A; written under both it would count twice. */
function correlationsOnce(powers: unknown, complain: Complain): void {
  const under = (power: string): PlainMap => {
    const data = isPlainMap(powers) ? powers[power] : undefined;
    const found = isPlainMap(data) ? data["correlation"] : undefined;
    return isPlainMap(found) ? found : {};
  };
  for (const a of isPlainMap(powers) ? Object.keys(powers) : [])
    for (const b of Object.keys(under(a))) {
      const path = `powers.${a}.correlation.${b}`;
      if (b === a) complain(path, `the risk of ${a} goes with itself`, "leave it out");
      else if (a < b && Object.hasOwn(under(b), a))
        complain(path, `${path} and powers.${b}.correlation.${a} are the same; both are given`, "keep one");
    }
}

function outcomes(parts: Composition): Outcome[] {
  if (!parts.has("hedging")) return [];
  return [
    ...parts.axis("power").ids.map(
      (power): Outcome => ({
        id: `engagement.${power}`,
        kind: "quantity",
        unit: "1",
        doc: `Engagement of the members with ${power} at the end, weighted by their GDP`,
        column: "engagement.region",
        entry: [power],
      }),
    ),
    ...parts.axis("actor").ids.map(
      (actor): Outcome => ({
        id: `concentration.${actor}`,
        kind: "quantity",
        unit: "1",
        doc: `Concentration of the outward engagement of ${actor} at the end (1: all with one power)`,
        column: "concentration",
        entry: [actor],
      }),
    ),
  ];
}
