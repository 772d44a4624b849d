/** The core courts those who have not signed: effort spread over them, and visits at which they may. */
import { parameter } from "../engine/declare.ts";
import { clockColumns, HazardClock } from "../engine/hazard.ts";
import type { Mechanism } from "../engine/mechanism.ts";

/**
 * e_ki = bud_k r_k / n_t for each target, the eligible non-signatories that have no budget to court others themselves;
 * courting visits come at h = v_c (1 + b_v e_i) (K03, model/4.5).
 */
export const courtship: Mechanism = {
  id: "courtship",
  phase: "propose",
  doc: "Diplomatic effort of the core on each hold-out of a treaty, and courting visits, which are opportunities to sign.",
  sources: ["S1"],
  params: [
    parameter(
      "courtship.visits",
      0.2,
      [0.05, 2],
      "1/yr",
      "Courting visits to a hold-out without any effort",
      { symbol: "v_c" },
    ),
    parameter("courtship.effect", 1, [0, 10], "1", "How far effort multiplies them", { symbol: "b_v" }),
  ],
  reads: ["treaty.proposedAt", "treaty.eligible", "signedAt", "diplomacy", "leader.regionalism"],
  writes: [
    {
      id: "courtship.effort",
      axes: ["treaty", "actor"],
      unit: "effort/yr",
      range: [0, 1000],
      doc: "Effort of the core on a hold-out",
    },
    ...clockColumns("court", ["treaty", "actor"], "a courting visit"),
  ],
  effects: [
    {
      id: "courted",
      axes: ["treaty", "actor"],
      unit: "1",
      range: [0, 1],
      doc: "Receives a courting visit this tick",
    },
  ],
  streams: ["court"],
  emits: [
    { id: "courting-visit", axes: ["treaty", "actor"], text: "Courting visit to {1} for the treaty {0}" },
  ],
  compile(env) {
    const treaties = env.axis("treaty").size;
    const n = env.axis("actor").size;
    const p = env.parameters;
    const [rate, effect] = [env.slot("courtship.visits"), env.slot("courtship.effect")];
    const [proposed, eligible, signed] = [
      env.read("treaty.proposedAt"),
      env.read("treaty.eligible"),
      env.read("signedAt"),
    ];
    const [budget, regionalism] = [env.read("diplomacy"), env.read("leader.regionalism")];
    const effort = env.write("courtship.effort");
    const courted = env.write("courted");
    const clock = new HazardClock(env, "court", env.keys(["treaty", "actor"]), "court");
    const emit = env.emit("courting-visit");

    const holdsOut = (row: number) => eligible[row] === 1 && signed[row] === Infinity;

    function efforts(t: number): void {
      let targets = 0;
      let sum = 0;
      for (let i = 0; i < n; i++) {
        if (budget[i]! > 0) sum += budget[i]! * regionalism[i]!;
        else if (holdsOut(t * n + i)) targets++;
      }
      for (let i = 0; i < n; i++)
        effort[t * n + i] =
          proposed[t] !== Infinity && budget[i] === 0 && holdsOut(t * n + i) ? sum / targets : 0;
    }

    return {
      start() {
        clock.armAll();
        for (let t = 0; t < treaties; t++) efforts(t);
      },
      tick(time) {
        for (let t = 0; t < treaties; t++) {
          efforts(t);
          if (proposed[t] === Infinity) continue;
          for (let i = 0; i < n; i++) {
            const row = t * n + i;
            if (!holdsOut(row)) continue;
            const comes = clock.advance(row, p[rate]! * (1 + p[effect]! * effort[row]!) * time.dt);
            // Visits of one step are one opportunity: a state decides once a round (model/4.0).
            if (comes > 0) courted[row] = 1;
            for (let v = 0; v < comes; v++) emit(t, i);
          }
        }
      },
    };
  },
};
