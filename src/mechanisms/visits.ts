/** Visits between two states: a clock at each pair's rate, and those whose dates are known. */
import { parameter } from "../engine/declare.ts";
import { clockColumns, HazardClock } from "../engine/hazard.ts";
import type { Mechanism } from "../engine/mechanism.ts";

/**
 * A known visit stands for one that the clock would have made: it is owed back by the clock until the end of what is
 * known, so that the yearly number stays that of the data (model/4.2; docs/decisions/0004-visits.md).
 */
export const visits: Mechanism = {
  id: "visits",
  phase: "propose",
  doc: "Visits of each pair, by a clock at the pair's rate; scheduled visits replace those of the clock.",
  sources: ["S0", "S4"],
  params: [parameter("contact.visit", 1, [0, 5], "event", "Contact that a visit makes")],
  reads: ["visits"],
  writes: [
    {
      id: "visit.owed",
      axes: ["pair"],
      unit: "1",
      range: [0, 1000],
      doc: "Scheduled visits that the clock has yet to leave out",
    },
    ...clockColumns("visit", ["pair"], "a visit of the pair"),
  ],
  adds: ["contact.impulse"],
  streams: ["visit"],
  emits: [{ id: "visit", axes: ["actor", "actor"], text: "Visit of {0} to {1}" }],
  compile(env) {
    const pairs = env.pairs("pair");
    const actor = env.axis("actor");
    const p = env.parameters;
    const perVisit = env.slot("contact.visit");
    const rate = env.read("visits");
    const [owed, owedNext] = [env.read("visit.owed"), env.write("visit.owed")];
    const impulse = env.add("contact.impulse");
    const clock = new HazardClock(env, "visit", pairs.keys, "visit");
    const visited = env.emit("visit");
    const knownUntil = env.structure["knownUntil"] as number;
    const known = env.schedule("visit").flatMap((s) => {
      const from = actor.index.get(s.data["from"] as string);
      const to = actor.index.get(s.data["to"] as string);
      return from === undefined || to === undefined
        ? []
        : [{ month: s.month, from, to, pair: pairs.of[from * actor.size + to]! }];
    });
    return {
      start() {
        clock.armAll();
      },
      tick(t) {
        for (let k = 0; k < pairs.size; k++) {
          const comes = clock.advance(k, rate[k]! * t.dt);
          if (comes === 0) continue;
          const repaid = t.month <= knownUntil ? Math.min(owed[k]!, comes) : 0;
          owedNext[k] = owed[k]! - repaid;
          impulse[k] = impulse[k]! + (comes - repaid) * p[perVisit]!;
        }
        if (t.substep !== 0) return;
        for (let s = 0; s < known.length; s++) {
          const v = known[s]!;
          if (v.month !== t.month) continue;
          owedNext[v.pair] = owedNext[v.pair]! + 1;
          impulse[v.pair] = impulse[v.pair]! + p[perVisit]!;
          visited(v.from, v.to);
        }
      },
    };
  },
};
