/** The depth of a treaty as those who may sign it would settle it among themselves, rather than as it is given. */
import type { Column } from "../engine/column.ts";
import { parameter } from "../engine/declare.ts";
import type { Mechanism } from "../engine/mechanism.ts";
import { coalitions, election, VOTES, victories } from "../theory/condorcet.ts";

export const DEPTH_OF_TREATY: Column = {
  id: "treaty.depth",
  axes: ["treaty"],
  unit: "1",
  range: [0, 1],
  doc: "Depth of cooperation it commits to",
  path: "treaties.*.depth",
};

export const TERMS_OF_TREATY = ["given", "bargained"] as const;
const BARGAINED = 1;

/**
 * Each state would have its own position; u_a(i) = 1 - |x_a - x_i|, weights sqrt(Y_a) s_a; a probabilistic Condorcet
 * election with incentives to challenge; d_T = sum_i P_i x_i (model/4.6; docs/decisions/0100-bargained-terms.md).
 */
export const bargaining: Mechanism = {
  id: "bargaining",
  phase: "bargain",
  doc: "In the month of its proposal the depth of a treaty whose terms are bargained is settled by the positions, salience and weight of those who may sign it.",
  sources: ["bueno-de-mesquita-1994", "black-1958"],
  params: [
    parameter(
      "bargaining.decisiveness",
      1,
      [1, 16],
      "1",
      "Exponent of the contest between two coalitions; the greater, the nearer to the weighted median",
      { symbol: "m" },
    ),
  ],
  reads: ["treaty.proposedAt", "treaty.eligible", "treaty.terms", "position", "salience", "gdp"],
  writes: [
    DEPTH_OF_TREATY,
    {
      id: "bargaining.chance",
      axes: ["treaty", "actor"],
      unit: "1",
      range: [0, 1],
      doc: "Chance that the state's own position prevails over the terms of the treaty",
    },
  ],
  emits: [
    { id: "terms-settled", axes: ["treaty"], text: "The depth of the treaty {0} is settled by bargaining" },
  ],
  compile(env) {
    const n = env.axis("actor").size;
    const treaties = env.axis("treaty").size;
    const issues = env.axis("issue");
    const at = issues.index.get("depth") as number;
    const p = env.parameters;
    const decisiveness = env.slot("bargaining.decisiveness");
    const [proposed, eligible, terms] = [
      env.read("treaty.proposedAt"),
      env.read("treaty.eligible"),
      env.read("treaty.terms"),
    ];
    const [position, salience, gdp] = [env.read("position"), env.read("salience"), env.read("gdp")];
    const [depthNext, chanceNext] = [env.write("treaty.depth"), env.write("bargaining.chance")];
    const settled = env.emit("terms-settled");

    /** Runs once a treaty, so it may allocate. */
    function bargain(treaty: number): void {
      const sides: number[] = [];
      for (let i = 0; i < n; i++) if (eligible[treaty * n + i] === 1) sides.push(i);
      if (sides.length === 0) return;
      const own = sides.map((i) => position[i * issues.size + at]!);
      const weight = sides.map((i) => Math.sqrt(gdp[i]!) * salience[i * issues.size + at]!);
      const utility = own.flatMap((x) => own.map((y) => 1 - (x > y ? x - y : y - x)));
      const [support, victory] = [
        new Float64Array(sides.length * sides.length),
        new Float64Array(sides.length * sides.length),
      ];
      coalitions(utility, weight, VOTES.proportional, support);
      victories(support, p[decisiveness]!, victory);
      const chance = new Float64Array(sides.length);
      election("incentive", support, victory, chance);
      let depth = 0;
      sides.forEach((i, k) => {
        chanceNext[treaty * n + i] = chance[k]!;
        depth += chance[k]! * own[k]!;
      });
      // A mean of shares may round to more than one.
      depthNext[treaty] = Math.min(depth, 1);
      settled(treaty);
    }

    return {
      tick(t) {
        if (t.substep !== 0) return;
        for (let treaty = 0; treaty < treaties; treaty++)
          if (proposed[treaty] === t.month && terms[treaty] === BARGAINED) bargain(treaty);
      },
    };
  },
};
