/** Public regional identity follows what leaders promote and what neighbours feel. */
import { parameter } from "../engine/declare.ts";
import { exp } from "../engine/dmath.ts";
import type { Mechanism } from "../engine/mechanism.ts";

/** d iota/dt = phi_id (Lam W iota + (1 - Lam) r - iota) (K20, model/4.2). */
export const identity: Mechanism = {
  id: "identity",
  phase: "update",
  doc: "Public regional identity, drawn by the leader's promotion and by the identity of trusted neighbours.",
  sources: ["friedkin-johnsen-1990", "S1", "S4"],
  params: [
    parameter("identity.speed", 0.05, [0, 5], "1/yr", "Speed at which identity moves", { symbol: "phi_id" }),
    parameter(
      "identity.susceptibility",
      0.3,
      [0, 1],
      "1",
      "Weight of the neighbours' identity against the leader's promotion",
      {
        symbol: "Lam",
        source: "friedkin-johnsen-1990",
      },
    ),
  ],
  reads: ["influence", "member", "leader.regionalism"],
  writes: [
    {
      id: "identity",
      axes: ["actor"],
      unit: "1",
      range: [0, 1],
      doc: "Public regional identity",
      path: "actors.*.identity",
    },
  ],
  compile(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const [speed, susceptibility] = [env.slot("identity.speed"), env.slot("identity.susceptibility")];
    const [weight, member, regionalism] = [
      env.read("influence"),
      env.read("member"),
      env.read("leader.regionalism"),
    ];
    const [iota, iotaNext] = [env.read("identity"), env.write("identity")];
    let stay = 1;
    let lam = 0;
    return {
      derive() {
        stay = exp(-p[speed]! * env.tick.dt);
        lam = p[susceptibility]!;
      },
      tick() {
        for (let i = 0; i < n; i++) {
          if (member[i] === 0) continue;
          let heard = 0;
          for (let j = 0; j < n; j++) heard += weight[i * n + j]! * iota[j]!;
          const target = lam * heard + (1 - lam) * regionalism[i]!;
          iotaNext[i] = target + (iota[i]! - target) * stay;
        }
      },
    };
  },
};
