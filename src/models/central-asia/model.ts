/** The model of Central Asia: its phases, mechanisms, outcomes, and how scenario files are written for it. */
import * as z from "zod";
import { accession } from "../../agents/accession/accession.ts";
import type { Composition, Forcible, Outcome } from "../../engine/model.ts";
import { clashes } from "../../mechanisms/clashes.ts";
import { contact } from "../../mechanisms/contact.ts";
import { courtship } from "../../mechanisms/courtship.ts";
import { force } from "../../mechanisms/force.ts";
import { identity } from "../../mechanisms/identity.ts";
import { influence } from "../../mechanisms/influence.ts";
import { LEADER_TYPES, leaders } from "../../mechanisms/leaders.ts";
import { mediation } from "../../mechanisms/mediation.ts";
import { positions } from "../../mechanisms/positions.ts";
import { preparation } from "../../mechanisms/preparation.ts";
import { type Proposal, proposals } from "../../mechanisms/proposals.ts";
import { ratification } from "../../mechanisms/ratification.ts";
import { settlement } from "../../mechanisms/settlement.ts";
import { statehood } from "../../mechanisms/statehood.ts";
import { summits } from "../../mechanisms/summits.ts";
import { trust } from "../../mechanisms/trust.ts";
import { visits } from "../../mechanisms/visits.ts";
import type { ScenarioModel } from "../../scenario/binding.ts";
import { dateText, monthText } from "../../scenario/schema.ts";
import { ATTRIBUTES } from "./attributes.ts";
import { check } from "./checks.ts";
import { GEOGRAPHY } from "./geography.ts";
import { PANELS } from "./panels.ts";
import { PARTS } from "./parts/index.ts";
import { ISSUES, structureOf } from "./structure.ts";
import { unplayed } from "./unplayed.ts";

const id = z.string();
const share = z.number().min(0).max(1);

/** Issue by issue, from where to where a treaty or step moves the region. */
const content = z
  .strictObject(Object.fromEntries(ISSUES.map((issue) => [issue, z.tuple([share, share]).optional()])))
  .meta({ description: "Issue by issue, from where to where it moves the region" });

const OPTIONAL = PARTS.flatMap((p) => p.mechanisms);

export const centralAsia: ScenarioModel = {
  id: "central-asia",
  title: "Order-making in Central Asia and on the Caspian",
  doc: "States with leaders, positions, disputes and partners decide on treaties at summits and visits.",
  phases: [
    { id: "shock", doc: "what is scheduled or done from outside", monthly: true },
    { id: "perceive", doc: "who listens to whom", monthly: true },
    { id: "nature", doc: "leaders leave, borders clash" },
    { id: "powers", doc: "outside powers choose efforts, sticks and formats", monthly: true },
    { id: "propose", doc: "meetings, visits and courtship make opportunities" },
    { id: "bargain", doc: "disputes are settled piece by piece" },
    { id: "decide", doc: "signatures and ratifications" },
    { id: "act", doc: "what was decided takes effect" },
    { id: "update", doc: "trust, contact, positions, identity and statehood move" },
  ],
  attributes: [...ATTRIBUTES, ...PARTS.flatMap((p) => p.attributes ?? [])],
  mechanisms: [
    proposals,
    influence,
    leaders,
    clashes,
    summits,
    visits,
    courtship,
    mediation,
    settlement,
    accession,
    ratification,
    force,
    contact,
    trust,
    positions,
    identity,
    statehood,
    preparation,
    ...OPTIONAL,
  ],
  optional: OPTIONAL.map((m) => m.id),
  geography: GEOGRAPHY,
  chronology: "chronology",
  tableKey: "iso3",
  past: ["signedAt"],
  sections: [
    { key: "actors", axis: "actor", doc: "States that act in full" },
    { key: "disputes", axis: "dispute", doc: "Disputes between two of them" },
    { key: "treaties", axis: "treaty", doc: "Treaties on the table" },
    ...PARTS.flatMap((p) => p.sections ?? []),
  ],
  texts: {
    "actors.*.name": z.string(),
    "actors.*.streamKey": z
      .string()
      .meta({ description: "Id whose luck this actor carries, where it was renamed" }),
    "actors.*.leader.name": z.string(),
    "disputes.*.parties": z.tuple([id, id]),
    "disputes.*.title": z.string(),
    ...Object.assign({}, ...PARTS.map((p) => p.texts ?? {})),
    "treaties.*.title": z.string(),
    "treaties.*.content": content,
    "institutions.*.content": content,
    "treaties.*.proposed": z.strictObject({ at: monthText, by: id, source: z.string().optional() }),
  },
  verbs: {
    ...Object.assign({}, ...PARTS.map((p) => p.verbs ?? {})),
    summit: z.strictObject({
      host: id.optional(),
      guests: z.array(id).optional(),
      absent: z.array(id).optional(),
    }),
    preparatory: z.strictObject({
      host: id.optional(),
      guests: z.array(id).optional(),
      absent: z.array(id).optional(),
    }),
    format: z.strictObject({ power: id.optional(), absent: z.array(id).optional() }),
    visit: z.strictObject({ from: id, to: id }),
    succession: z.strictObject({
      actor: id,
      name: z.string(),
      born: dateText,
      type: z.enum(LEADER_TYPES),
      regionalism: share,
      openness: share,
      openingJump: z.number().min(-1).max(1),
    }),
  },
  verbAxes: {
    ...Object.assign({}, ...PARTS.map((p) => p.verbAxes ?? {})),
    summit: { host: "actor", guests: "actor", absent: "actor" },
    preparatory: { host: "actor", guests: "actor", absent: "actor" },
    format: { absent: "actor" },
    visit: { from: "actor", to: "actor" },
    succession: { actor: "actor" },
  },
  panels: PANELS,
  structure: structureOf,
  check,
  unplayed,
  outcomes,
  forcible,
};

/** The treaty proposed first needs no name in its outcomes (`signed.TJK`); another does (`water.signed.TJK`). */
function outcomes(parts: Composition): Outcome[] {
  const list: Outcome[] = [];
  const treaties = onTheTable(parts);
  const actors = parts.axis("actor").ids;
  const eligible = parts.structure["eligible"] as ReadonlyMap<string, ReadonlySet<string>>;
  if (parts.has("accession"))
    for (const treaty of treaties) {
      const name = prefix(parts, treaty);
      for (const actor of actors)
        if (eligible.get(treaty)?.has(actor))
          list.push({
            id: `${name}signed.${actor}`,
            kind: "event",
            unit: "month",
            doc: `${actor} signs ${treaty}`,
            column: "signedAt",
            entry: [treaty, actor],
          });
      if (!parts.has("force")) continue;
      list.push({
        id: `${name}inForce`,
        kind: "event",
        unit: "month",
        doc: `${treaty} enters into force`,
        column: "inForceAt",
        entry: [treaty],
      });
      list.push({
        id: `${name}parties`,
        kind: "quantity",
        unit: "state",
        doc: `Signatories of ${treaty} at the end`,
        column: "parties",
        entry: [treaty],
      });
    }
  for (const dispute of parts.axis("dispute").ids) {
    if (parts.has("settlement"))
      list.push({
        id: `border.${dispute}`,
        kind: "event",
        unit: "month",
        doc: `The border treaty of ${dispute} is signed`,
        column: "dispute.signedAt",
        entry: [dispute],
      });
    if (parts.has("clashes"))
      list.push({
        id: `clashes.${dispute}`,
        kind: "quantity",
        unit: "clash",
        doc: `Armed clashes over ${dispute}`,
        column: "dispute.clashes",
        entry: [dispute],
      });
  }
  if (parts.has("leaders"))
    for (const actor of actors)
      list.push({
        id: `succession.${actor}`,
        kind: "event",
        unit: "month",
        doc: `The leader of ${actor} leaves office`,
        column: "leader.firstExit",
        entry: [actor],
      });
  for (const part of PARTS) list.push(...(part.outcomes?.(parts) ?? []));
  return list;
}

function forcible(parts: Composition): Forcible[] {
  const treaties = onTheTable(parts);
  // A treaty's full name always serves, the plain one beside it where its outcomes have that.
  const names = (treaty: string) => [...new Set([prefix(parts, treaty), `${treaty}.`])];
  const own = treaties.flatMap((treaty) =>
    parts.axis("actor").ids.flatMap((actor) =>
      names(treaty).map((name) => ({
        outcome: `${name}signed.${actor}`,
        decision: "accession",
        object: treaty,
        decider: actor,
        alternative: 1,
      })),
    ),
  );
  return [...own, ...PARTS.flatMap((part) => part.forcible?.(parts) ?? [])];
}

/** Treaties that somebody proposes, be it before the start; a text that lies in a drawer has no outcomes. */
function onTheTable(parts: Composition): readonly string[] {
  const proposals = parts.structure["proposals"] as readonly Proposal[];
  return parts.axis("treaty").ids.filter((_, t) => proposals.some((p) => p.treaty === t));
}

/** So that adding a later treaty renames no outcome of the scenario that it is added to. */
function prefix(parts: Composition, treaty: string): string {
  const all = parts.axis("treaty").ids;
  const proposals = parts.structure["proposals"] as readonly Proposal[];
  const month = (id: string) => proposals.find((p) => all[p.treaty] === id)?.month ?? Infinity;
  const first = onTheTable(parts).reduce((a, b) => (month(b) < month(a) ? b : a));
  return treaty === first ? "" : `${treaty}.`;
}
