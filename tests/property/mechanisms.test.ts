/** Every mechanism of the model passes the contracts of the engine's harness, in random worlds. */
import { describe, expect } from "vitest";
import { CONTRACTS, type Subject } from "../../src/engine/harness.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { formulas } from "../../src/scenario/formula/language.ts";
import { property } from "../support/property.ts";
import { actorsOf, type Plan, worldOf, worlds } from "../support/worlds.ts";

const RUNS = 40;

/** Other names in the same order, each carrying the luck of the old one. */
function renamed(plan: Plan): Plan {
  const sorted = [...actorsOf(plan)].sort();
  return {
    ...plan,
    ids: plan.ids.map((id) => `N${String(sorted.indexOf(id) + 1).padStart(2, "0")}`),
    streamKeys: actorsOf(plan),
  };
}

function subjectOf(plan: Plan): Subject {
  // The other worlds are bound only where a contract asks for them.
  return {
    model: centralAsia,
    world: worldOf(plan),
    seed: "harness",
    language: formulas,
    get restated() {
      return [worldOf(plan, { scrambled: true }), worldOf(renamed(plan))];
    },
    get later() {
      return worldOf({ ...plan, months: plan.months + 7 });
    },
    get bystander() {
      return { world: worldOf(plan, { bystander: "Mmm" }), id: "Mmm" };
    },
  };
}

/** Terms of accession that would settle a choice whatever the others do. */
const TASTES = [
  ...["fit", "sovereignty", "neutrality", "dispute", "identity", "leader", "procedure", "inertia", "numbers"],
  ...["frailty", "courtship", "host", "own", "duplication"],
];

/** Company that repels, and little luck: beliefs chase each other and settle on nothing. */
const unsettled = worlds((p) => ({
  ...p,
  off: [],
  treaties: p.treaties.map((t) => ({ ...t, proposed: -1 })),
  actors: p.actors.map((a) => ({ ...a, partners: a.partners.map((w) => Math.max(w, 0.1)) })),
  fixed: {
    ...Object.fromEntries(TASTES.map((term) => [`accession.${term}`, 0])),
    "accession.club": -6,
    "accession.fixed": -2.6,
    "accession.noise": 0.3,
  },
}));

describe("where beliefs do not settle", () => {
  for (const contract of CONTRACTS.filter((c) => ["repeats", "restores", "recording"].includes(c.id)))
    property(`${contract.id}: ${contract.doc}`, unsettled, 15, (plan) => {
      expect(contract.check(subjectOf(plan))).toEqual([]);
    });
});

describe("in random worlds", () => {
  for (const contract of CONTRACTS)
    property(`${contract.id}: ${contract.doc}`, worlds(), RUNS, (plan) => {
      expect(contract.check(subjectOf(plan))).toEqual([]);
    });
});
