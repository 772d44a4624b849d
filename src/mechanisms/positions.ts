/** Issue positions move towards those of trusted partners and back to each state's own anchor. */
import { parameter } from "../engine/declare.ts";
import { exp } from "../engine/dmath.ts";
import type { Mechanism } from "../engine/mechanism.ts";

/** dx/dt = phi_x (Lam W x + (1 - Lam) u - x) (Friedkin & Johnsen 1990, in continuous time; model/4.2). */
export const positions: Mechanism = {
  id: "positions",
  phase: "update",
  doc: "Issue positions by the Friedkin-Johnsen process, with anchors found so that positions rest in the reference, and where a scenario states them.",
  sources: ["friedkin-johnsen-1990"],
  params: [
    parameter("positions.speed", 0.3, [0, 5], "1/yr", "Speed at which positions move", { symbol: "phi_x" }),
    parameter(
      "positions.susceptibility",
      0.3,
      [0, 1],
      "1",
      "Weight of the others' positions against the own anchor",
      {
        symbol: "Lam",
        source: "friedkin-johnsen-1990",
      },
    ),
    parameter(
      "positions.succession",
      0.3,
      [0, 1],
      "1",
      "Shift of the anchor on depth per unit of a new leader's regionalism",
    ),
  ],
  reads: ["influence", "member", "leader.shift"],
  writes: [
    {
      id: "position",
      axes: ["actor", "issue"],
      unit: "1",
      range: [0, 1],
      doc: "Position on an issue",
      path: "actors.*.issues.*.position",
    },
    {
      id: "position.anchor",
      axes: ["actor", "issue"],
      unit: "1",
      range: [0, 1],
      doc: "Own position, before hearing others: such that positions rest in the reference, or where the scenario states them",
      inverted: true,
    },
  ],
  emits: [
    {
      id: "anchor-clipped",
      axes: ["actor", "issue"],
      text: "The anchor of {0} on {1} had to be clipped to 0..1",
    },
  ],
  compile(env) {
    const n = env.axis("actor").size;
    const issues = env.axis("issue");
    const depth = issues.index.get("depth") ?? -1;
    const m = issues.size;
    const p = env.parameters;
    const [speed, susceptibility, succession] = [
      env.slot("positions.speed"),
      env.slot("positions.susceptibility"),
      env.slot("positions.succession"),
    ];
    const [weight, member, shift] = [env.read("influence"), env.read("member"), env.read("leader.shift")];
    const [x, anchor] = [env.read("position"), env.read("position.anchor")];
    const [xNext, anchorNext] = [env.write("position"), env.write("position.anchor")];
    const clipped = env.emit("anchor-clipped");
    let stay = 1;
    let lam = 0;

    /** What the others say on issue k, as i hears it: (W x)_ik. */
    function heard(i: number, k: number): number {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += weight[i * n + j]! * x[j * m + k]!;
      return sum;
    }

    const stated = env.stated("position");

    /** u = (I - Lam W) x0 / (1 - Lam): the position rests until W or u moves. */
    function restingAnchor(i: number, k: number): number {
      const own = x[i * m + k]!;
      return member[i] === 0 || lam === 1 ? own : (own - lam * heard(i, k)) / (1 - lam);
    }
    /** An anchor of the reference that had to be clipped there, and would have to be here. */
    function isClipped(i: number, k: number): boolean {
      const at = anchor[i * m + k]!;
      const u = at === 0 || at === 1 ? restingAnchor(i, k) : at;
      return u < 0 || u > 1;
    }
    function moor(i: number, k: number): void {
      const u = restingAnchor(i, k);
      if (u < 0 || u > 1) clipped(i, k);
      anchorNext[i * m + k] = u < 0 ? 0 : Math.min(u, 1);
    }

    return {
      derive() {
        stay = exp(-p[speed]! * env.tick.dt);
        lam = p[susceptibility]!;
      },
      invert() {
        for (let i = 0; i < n; i++) for (let k = 0; k < m; k++) moor(i, k);
      },
      depart() {
        for (let i = 0; i < n; i++)
          for (let k = 0; k < m; k++) {
            if (stated[i * m + k] === 1) moor(i, k);
            else if (isClipped(i, k)) clipped(i, k);
          }
      },
      tick() {
        for (let i = 0; i < n; i++) {
          const moved = p[succession]! * shift[i]!;
          for (let k = 0; k < m; k++) {
            const at = i * m + k;
            const raw = anchor[at]! + (k === depth ? moved : 0);
            const u = raw < 0 ? 0 : Math.min(raw, 1);
            anchorNext[at] = u;
            const target = member[i] === 0 ? u : lam * heard(i, k) + (1 - lam) * u;
            xNext[at] = target + (x[at]! - target) * stay;
          }
        }
      },
    };
  },
};
