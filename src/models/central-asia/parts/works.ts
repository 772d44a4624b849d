/** Works on corridors: gatekeepers award them, transit states consent, and years later a leg opens. */
import * as z from "zod";
import { assent } from "../../../agents/works/assent/assent.ts";
import { award } from "../../../agents/works/award/award.ts";
import type { Composition, Forcible, Outcome } from "../../../engine/model.ts";
import { building } from "../../../mechanisms/corridors/building.ts";
import { WORK_ATTRIBUTES } from "../../../mechanisms/corridors/works.ts";
import type { Complain, Written } from "../../../scenario/binding.ts";
import { isPlainMap, type Plain, type PlainMap } from "../../../scenario/plain.ts";
import type { Part } from "../part.ts";

/** Who has a say in a work, by name. */
interface Say {
  gatekeeper: string;
  bidders: string[];
  consents: string[];
}

export const worksPart: Part = {
  attributes: WORK_ATTRIBUTES,
  mechanisms: [award, assent, building],
  sections: [{ key: "works", axis: "work", doc: "Works that open or widen a leg of a corridor" }],
  texts: { "works.*.title": z.string() },
  structure: (data) => ({ works: says(data["works"]) }),
  check,
  outcomes,
  forcible,
};

function says(works: Plain | undefined): ReadonlyMap<string, Say> {
  const named = (value: Plain | undefined) =>
    Array.isArray(value)
      ? value.map(String)
      : isPlainMap(value)
        ? Object.keys(value).filter((k) => k !== "source")
        : [];
  const entries = isPlainMap(works) ? Object.entries(works) : [];
  return new Map(
    entries.flatMap(([id, work]): [string, Say][] => {
      if (!isPlainMap(work)) return [];
      const bidders = new Set([...named(work["bidders"]), ...named(work["price"])]);
      return [
        [
          id,
          {
            gatekeeper: text(work, "gatekeeper"),
            bidders: [...bidders].sort(),
            consents: named(work["consents"]).sort(),
          },
        ],
      ];
    }),
  );
}

/** A reference may stand bare or with what is said of it. */
function text(work: PlainMap, key: string): string {
  const value = work[key];
  return String(isPlainMap(value) ? value["value"] : value);
}

function check({ axes, cells }: Written, complain: Complain): void {
  for (const work of axes.get("work")?.ids ?? []) {
    const path = `works.${work}`;
    const [held, awarded] = [
      (cells.get(`${path}.holder`) ?? -1) >= 0,
      (cells.get(`${path}.awarded`) ?? Infinity) < Infinity,
    ];
    if (held !== awarded)
      complain(
        `${path}.${held ? "holder" : "awarded"}`,
        `${path} has ${held ? "a holder, and no month of the award" : "a month of the award, and no holder"}`,
        `write both ${path}.holder and ${path}.awarded, or neither`,
      );
  }
}

const sayOf = (parts: Composition) => parts.structure["works"] as ReadonlyMap<string, Say>;

function outcomes(parts: Composition): Outcome[] {
  if (!parts.has("award")) return [];
  const event = (id: string, doc: string, column: string, entry: string[]): Outcome => ({
    id,
    kind: "event",
    unit: "month",
    doc,
    column,
    entry,
  });
  return parts.axis("work").ids.flatMap((work) => {
    const say = sayOf(parts).get(work);
    return [
      event(`award.${work}`, `${work} is awarded`, "work.awardedAt", [work]),
      ...(say?.bidders ?? []).map((power) =>
        event(`award.${work}.${power}`, `${work} is awarded to ${power}`, "work.awardedTo", [work, power]),
      ),
      ...(parts.has("assent") ? (say?.consents ?? []) : []).map((state) =>
        event(`assent.${work}.${state}`, `${state} consents to ${work}`, "work.consentedAt", [work, state]),
      ),
      ...(parts.has("building") ? [event(`built.${work}`, `${work} is built`, "work.builtAt", [work])] : []),
    ];
  });
}

/** An award is forced by naming who gets it; `false` keeps the work nobody's that year. */
function forcible(parts: Composition): Forcible[] {
  const powers = parts.axis("power").index;
  return [...sayOf(parts)].flatMap(([work, say]) => [
    ...say.bidders.flatMap((power) =>
      powers.has(power)
        ? [
            {
              outcome: `award.${work}.${power}`,
              decision: "award",
              object: work,
              decider: say.gatekeeper,
              alternative: powers.get(power)! + 1,
            },
          ]
        : [],
    ),
    ...say.consents.map((state) => ({
      outcome: `assent.${work}.${state}`,
      decision: "assent",
      object: work,
      decider: state,
      alternative: 1,
    })),
  ]);
}
