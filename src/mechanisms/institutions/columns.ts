/** Columns of the ladder's state. */
import type { Column } from "../../engine/column.ts";
import { RULES } from "../ladder.ts";

const share = [0, 1] as const;
const month = [0, Infinity] as const;

export const INSTITUTION_COLUMNS: Column[] = [
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
  {
    id: "step.joinedAt",
    axes: ["step", "actor"],
    unit: "month",
    range: month,
    kind: "date",
    doc: "Month in which an actor took a step, Infinity until then",
    path: "institutions.*.joined.*",
    initial: Infinity,
  },
  {
    id: "step.adoptedAt",
    axes: ["step"],
    unit: "month",
    range: month,
    doc: "Month in which a step was adopted, Infinity until then",
    initial: Infinity,
  },
  {
    id: "convenedAt",
    axes: [],
    unit: "month",
    range: month,
    doc: "Month in which the states first convened, Infinity until then",
    initial: Infinity,
  },
  {
    id: "depth.own",
    axes: ["actor"],
    unit: "1",
    range: share,
    doc: "Depth of the deepest step that an actor has taken, or of what the members shared at the start",
  },
  {
    id: "depth",
    axes: [],
    unit: "1",
    range: share,
    doc: "Depth of regional cooperation that all members share",
    path: "region.depth",
    follows: true,
  },
  { id: "depth.core", axes: [], unit: "1", range: share, doc: "Depth that the states of the core share" },
  {
    id: "company",
    axes: ["actor", "actor"],
    unit: "1",
    range: share,
    doc: "Weight of a member's company to an actor: partner weights scaled to sum 1 over the other members",
  },
  {
    id: "adoptions",
    axes: ["rule"],
    unit: "step",
    range: [0, 1000],
    doc: `Steps adopted by a vote, by rule: ${RULES.join(", ")}`,
  },
  {
    id: "adoptions.circles",
    axes: [],
    unit: "1",
    range: share,
    doc: "Share of the steps adopted by a vote that only some members took at first",
  },
  {
    id: "rule",
    axes: [],
    unit: "1",
    range: share,
    doc: "The rule in force, that of the latest vote: 0 all members, 1 the willing with one of the core",
  },
  {
    id: "power.banzhaf",
    axes: ["actor"],
    unit: "1",
    range: share,
    doc: "Banzhaf index of an actor under the rule in force",
  },
  {
    id: "power.shapley",
    axes: ["actor"],
    unit: "1",
    range: share,
    doc: "Shapley-Shubik index of an actor under the rule in force",
  },
];
