/** Outside powers as actors with budgets and aims: what they spend for influence, and whom they press. */
import { sticks } from "../../../agents/sticks/sticks.ts";
import type { Column } from "../../../engine/column.ts";
import type { Composition, Outcome } from "../../../engine/model.ts";
import { EXPOSURE } from "../../../mechanisms/coercion.ts";
import { contest } from "../../../mechanisms/contest.ts";
import type { Part } from "../part.ts";

const share = [0, 1] as const;

const POWER_ATTRIBUTES: Column[] = [
  EXPOSURE,
  {
    id: "budget",
    axes: ["power"],
    unit: "effort/yr",
    range: [0, 100],
    doc: "Budget for influence in January 2022 without the war; it grows or shrinks from there",
    path: "powers.*.budget",
    initial: 0,
  },
  {
    id: "budgetGrowth",
    axes: ["power"],
    unit: "1/yr",
    range: [-0.5, 0.5],
    doc: "Growth of the budget",
    path: "powers.*.budgetGrowth",
    initial: 0,
  },
  {
    id: "warDrain",
    axes: ["power"],
    unit: "1",
    range: share,
    doc: "Share of the budget that full war takes away",
    path: "powers.*.warDrain",
    initial: 0,
  },
  {
    id: "aims",
    axes: ["power", "actor"],
    unit: "1",
    range: share,
    doc: "What full influence in a state is worth to the power",
    path: "powers.*.aims.*",
    initial: 0,
  },
  {
    id: "conditionality",
    axes: ["power"],
    unit: "1",
    range: share,
    doc: "How far its effort is lost on autocracies",
    path: "powers.*.conditionality",
    initial: 0,
  },
  {
    id: "power.capacity",
    axes: ["power"],
    unit: "1",
    range: share,
    doc: "Administrative capacity of the power",
    path: "powers.*.capacity",
    initial: 0.5,
  },
  {
    id: "blocking",
    axes: ["power", "treaty"],
    unit: "1",
    range: share,
    doc: "How much the power stakes against a treaty",
    path: "powers.*.blocking.*",
    initial: 0,
  },
  {
    id: "blocking.step",
    axes: ["power", "step"],
    unit: "1",
    range: share,
    doc: "How much the power stakes against a step of the ladder of institutions",
    path: "powers.*.blockingSteps.*",
    initial: 0,
  },
];

export const powersPart: Part = {
  attributes: POWER_ATTRIBUTES,
  mechanisms: [contest, sticks],
  outcomes,
};

function outcomes(parts: Composition): Outcome[] {
  if (!parts.has("contest")) return [];
  return parts.axis("actor").ids.map((actor) => ({
    id: `autonomy.${actor}`,
    kind: "quantity",
    unit: "1",
    doc: `Share of influence in ${actor} that no outside power holds, at the end`,
    column: "influence.autonomy",
    entry: [actor],
  }));
}
