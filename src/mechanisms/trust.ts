/** Trust between two states: fed by contact and common work, worn by separation, broken by clashes. */
import { parameter } from "../engine/declare.ts";
import { exp } from "../engine/dmath.ts";
import type { Mechanism } from "../engine/mechanism.ts";

const TOP_RUNG = 7;

/** d tau/dt = (rc (kd + B/7) + rz z + rl opn)(tau_max - tau) - rd tau, an exact exponential step (model/4.2). */
export const trust: Mechanism = {
  id: "trust",
  phase: "update",
  doc: "Trust of each pair grows with contact, bilateral treaties, joint projects and a new leader's opening; it decays without.",
  sources: ["S1", "S3", "S4"],
  params: [
    parameter("trust.contact", 0.1, [0, 0.5], "1/event", "Trust gained per contact of a year", {
      symbol: "rc",
    }),
    parameter("trust.projects", 0.05, [0, 0.5], "1/yr", "Trust gained from joint projects under way", {
      symbol: "rz",
    }),
    parameter("trust.opening", 0.1, [0, 0.5], "1/yr", "Trust gained from the opening of a new leader", {
      symbol: "rl",
    }),
    parameter("trust.decay", 0.06, [0, 0.5], "1/yr", "Trust lost without contact", { symbol: "rd" }),
    parameter("trust.regimeDistance", 0.5, [0, 1], "1", "How far unlike regimes lower the ceiling of trust", {
      symbol: "e_m",
    }),
  ],
  reads: ["contact", "ladder", "polyarchy", "leader.opening", "implementation.joint?"],
  writes: [
    {
      id: "trust",
      axes: ["pair"],
      unit: "1",
      range: [0, 1],
      doc: "Trust between the two states",
      path: "pairs.*.trust",
    },
  ],
  inboxes: [
    {
      id: "trust.impulse",
      axes: ["pair"],
      unit: "log",
      range: [-20, 20],
      doc: "Jumps of the logarithm of trust this tick",
    },
  ],
  compile(env) {
    const pairs = env.pairs("pair");
    const p = env.parameters;
    const [rc, rz, rl, rd, em] = ["contact", "projects", "opening", "decay", "regimeDistance"].map((k) =>
      env.slot(`trust.${k}`),
    ) as [number, number, number, number, number];
    const [contact, ladder, polyarchy, opening] = [
      env.read("contact"),
      env.read("ladder"),
      env.read("polyarchy"),
      env.read("leader.opening"),
    ];
    const joint = env.maybe("implementation.joint");
    const impulse = env.read("trust.impulse");
    const [tau, tauNext] = [env.read("trust"), env.write("trust")];
    /** tau_max = 1 - e_m |reg_i - reg_j|: the highest trust that two such regimes reach. */
    const ceiling = new Float64Array(pairs.size);

    return {
      derive() {
        for (let k = 0; k < pairs.size; k++) {
          const apart = polyarchy[pairs.first[k]!]! - polyarchy[pairs.second[k]!]!;
          ceiling[k] = 1 - p[em]! * (apart < 0 ? -apart : apart);
        }
      },
      tick(t) {
        const b = p[rd]!;
        for (let k = 0; k < pairs.size; k++) {
          const jump = impulse[k]!;
          const before = jump === 0 ? tau[k]! : tau[k]! * exp(jump);
          let a = p[rc]! * (contact[k]! + ladder[k]! / TOP_RUNG);
          a += p[rl]! * (opening[pairs.first[k]!]! + opening[pairs.second[k]!]!);
          if (joint) a += p[rz]! * joint[k]!;
          if (a + b === 0) {
            tauNext[k] = before;
            continue;
          }
          const rest = (a * ceiling[k]!) / (a + b);
          tauNext[k] = rest + (before - rest) * exp(-(a + b) * t.dt);
        }
      },
    };
  },
};
