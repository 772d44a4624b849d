/** What actors, pairs, disputes and treaties are: the columns that no mechanism of the treaty's politics writes. */
import type { Column } from "../../engine/column.ts";
import { DEPTH_OF_TREATY } from "../../mechanisms/bargaining.ts";
import { DISPUTE_ATTRIBUTES } from "../../mechanisms/disputes.ts";
import { GDP, TRADE } from "../../mechanisms/traders.ts";

const share = [0, 1] as const;

const ACTORS: Column[] = [
  {
    id: "member",
    axes: ["actor"],
    unit: "1",
    range: share,
    kind: "boolean",
    doc: "Member of the consultative meetings of the region",
    path: "actors.*.member",
    initial: 0,
  },
  GDP,
  {
    id: "population",
    axes: ["actor"],
    unit: "m",
    range: [0, 2000],
    doc: "Population",
    path: "actors.*.population",
  },
  {
    id: "polyarchy",
    axes: ["actor"],
    unit: "1",
    range: share,
    doc: "Electoral democracy index",
    path: "actors.*.polyarchy",
  },
  {
    id: "capacity",
    axes: ["actor"],
    unit: "1",
    range: share,
    doc: "Administrative capacity",
    path: "actors.*.capacity",
  },
  {
    id: "neutrality",
    axes: ["actor"],
    unit: "1",
    range: share,
    doc: "Strength of a doctrine of neutrality",
    path: "actors.*.neutrality",
  },
  {
    id: "nationalism",
    axes: ["actor"],
    unit: "1",
    range: share,
    doc: "Nationalism in domestic politics",
    path: "actors.*.nationalism",
  },
  {
    id: "threat",
    axes: ["actor"],
    unit: "1",
    range: share,
    doc: "Perceived external threat",
    path: "actors.*.threat",
  },
  {
    id: "diplomacy",
    axes: ["actor"],
    unit: "effort/yr",
    range: [0, 10],
    doc: "Diplomatic budget for courting hold-outs; those who have one are the core",
    path: "actors.*.diplomaticBudget",
    initial: 0,
  },
  {
    id: "veto",
    axes: ["actor"],
    unit: "1",
    range: share,
    doc: "A veto player slows ratification",
    path: "actors.*.veto",
    initial: 0,
  },
  {
    id: "preparationAtProposal",
    axes: ["actor"],
    unit: "1",
    range: share,
    doc: "Domestic preparation of a treaty when it is proposed",
    path: "actors.*.preparation",
  },
  {
    id: "overlap",
    axes: ["actor"],
    unit: "1",
    range: share,
    doc: "Share of CIS, CSTO, EAEU, SCO and OTS of which it is a full member",
    path: "actors.*.overlap",
  },
  {
    id: "salience",
    axes: ["actor", "issue"],
    unit: "1",
    range: share,
    doc: "Salience of an issue",
    path: "actors.*.issues.*.salience",
  },
  {
    id: "partner",
    axes: ["actor", "actor"],
    unit: "1",
    range: share,
    doc: "Weight of a partner's company",
    path: "actors.*.partners.*",
    initial: 0,
  },
  {
    id: "leader.irregular",
    axes: ["actor"],
    unit: "1/yr",
    range: [0, 5],
    doc: "Hazard of an irregular exit of the leader",
    path: "actors.*.leader.irregular",
  },
  {
    id: "leader.successor",
    axes: ["actor", "successor"],
    unit: "1",
    range: share,
    doc: "Chance that a successor is of this kind",
    path: "actors.*.leader.successors.*",
  },
];

const PAIRS: Column[] = [
  {
    id: "visits",
    axes: ["pair"],
    unit: "1/yr",
    range: [0, 100],
    doc: "Visits of heads of state or government a year",
    path: "pairs.*.visits",
  },
  TRADE,
  {
    id: "ladder",
    axes: ["pair"],
    unit: "rung",
    range: [0, 7],
    kind: "integer",
    doc: "Bilateral ladder: 0 frozen, 1 normal, 2 partnership, 3 strategic partnership, 4 allied declaration, 5 allied treaty, 6 supreme council, 7 council of ministers and programme",
    path: "pairs.*.ladder",
  },
];

const REGION: Column[] = [
  {
    id: "depth",
    axes: [],
    unit: "1",
    range: share,
    doc: "Depth of regional cooperation that all members share",
    path: "region.depth",
  },
  {
    id: "yearlyMeetings",
    axes: [],
    unit: "1",
    range: share,
    kind: "boolean",
    doc: "Consultative meetings were held in the year before the start",
    path: "region.yearlyMeetings",
    initial: 1,
  },
];

const TREATIES: Column[] = [
  DEPTH_OF_TREATY,
  {
    id: "treaty.statusQuo",
    axes: ["treaty"],
    unit: "1",
    range: share,
    doc: "Depth of the status quo that it is compared with",
    path: "treaties.*.statusQuo",
  },
  {
    id: "treaty.securityContent",
    axes: ["treaty"],
    unit: "1",
    range: share,
    doc: "Security content of its clauses",
    path: "treaties.*.securityContent",
  },
  {
    id: "treaty.overlap",
    axes: ["treaty"],
    unit: "1",
    range: share,
    doc: "Overlap with other bodies",
    path: "treaties.*.overlap",
  },
  {
    id: "treaty.entryIntoForce",
    axes: ["treaty"],
    unit: "state",
    range: [1, 100],
    kind: "integer",
    doc: "Ratifications needed for its entry into force",
    path: "treaties.*.entryIntoForce",
  },
  {
    id: "treaty.eligible",
    axes: ["treaty", "actor"],
    unit: "1",
    range: share,
    kind: "boolean",
    doc: "May sign it",
    path: "treaties.*.eligible.*",
    initial: 0,
  },
];

export const ATTRIBUTES: readonly Column[] = [
  ...ACTORS,
  ...PAIRS,
  ...REGION,
  ...DISPUTE_ATTRIBUTES,
  ...TREATIES,
];
