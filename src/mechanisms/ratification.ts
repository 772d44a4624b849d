/** Signatories ratify in their own time. */
import { parameter } from "../engine/declare.ts";
import { clockColumns, HazardClock } from "../engine/hazard.ts";
import type { Mechanism } from "../engine/mechanism.ts";

/** h = kap_i r0 (1 - .5 veto_i), from the month after signature (model/4.5). */
export const ratification: Mechanism = {
  id: "ratification",
  phase: "decide",
  doc: "Ratification by each signatory, faster with administrative capacity, slower with a veto player.",
  sources: ["S0"],
  params: [
    parameter("ratification.rate", 1.5, [0.3, 4], "1/yr", "Ratification hazard at full capacity", {
      symbol: "r0",
      source: "S0",
    }),
    parameter("ratification.veto", 0.5, [0, 1], "1", "How far a veto player slows it"),
  ],
  reads: ["signedAt", "capacity", "veto"],
  writes: [
    {
      id: "ratifiedAt",
      axes: ["treaty", "actor"],
      unit: "month",
      range: [0, Infinity],
      doc: "Month of ratification, Infinity until then",
      initial: Infinity,
    },
    ...clockColumns("ratify", ["treaty", "actor"], "ratification"),
  ],
  streams: ["ratify"],
  emits: [{ id: "ratified", axes: ["treaty", "actor"], text: "{1} ratifies the treaty {0}" }],
  compile(env) {
    const rows = env.axis("treaty").size * env.axis("actor").size;
    const n = env.axis("actor").size;
    const p = env.parameters;
    const [rate, slowed] = [env.slot("ratification.rate"), env.slot("ratification.veto")];
    const [signed, capacity, veto] = [env.read("signedAt"), env.read("capacity"), env.read("veto")];
    const [ratified, ratifiedNext] = [env.read("ratifiedAt"), env.write("ratifiedAt")];
    const clock = new HazardClock(env, "ratify", env.keys(["treaty", "actor"]), "ratify");
    const emit = env.emit("ratified");
    return {
      start() {
        clock.armAll();
      },
      tick(t) {
        for (let row = 0; row < rows; row++) {
          if (signed[row]! >= t.month || ratified[row] !== Infinity) continue;
          const i = row % n;
          const hazard = capacity[i]! * p[rate]! * (1 - p[slowed]! * veto[i]!) * t.dt;
          if (clock.advance(row, hazard) === 0) continue;
          ratifiedNext[row] = t.month;
          emit((row - i) / n, i);
        }
      },
    };
  },
};
