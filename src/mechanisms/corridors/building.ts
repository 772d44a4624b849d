/** Works are built once they are awarded and all have consented; it takes years. */
import { dated } from "../../engine/declare.ts";
import type { Mechanism } from "../../engine/mechanism.ts";

/** Built `work.years` after the award and the last consent (model/4.10); docs/decisions/0062-works.md. */
export const building: Mechanism = {
  id: "building",
  phase: "act",
  doc: "A work that is awarded, and that all who must have consented to, is under way, and done after its time.",
  sources: ["S2c"],
  needs: ["award"],
  reads: ["work.years", "work.holder", "work.consenters", "work.consentedAt?"],
  writes: [
    dated("work.startedAt", ["work"], "building begins"),
    dated("work.builtAt", ["work"], "it is built"),
  ],
  effects: [
    {
      id: "work.built",
      axes: ["work"],
      unit: "1",
      range: [0, 1],
      doc: "Is finished this tick: its leg opens, or widens",
    },
  ],
  emits: [
    { id: "work-started", axes: ["work"], text: "The building of {0} begins", follows: ["assent", "award"] },
    { id: "work-built", axes: ["work"], text: "{0} is built" },
  ],
  compile(env) {
    const works = env.axis("work").size;
    const states = env.axis("gatekeeper").size;
    const [years, holder, consenters] = [
      env.read("work.years"),
      env.read("work.holder"),
      env.read("work.consenters"),
    ];
    const consented = env.maybe("work.consentedAt");
    const [started, startedNext] = [env.read("work.startedAt"), env.write("work.startedAt")];
    const [done, doneNext] = [env.read("work.builtAt"), env.write("work.builtAt")];
    const built = env.write("work.built");
    const [begins, ends] = [env.emit("work-started"), env.emit("work-built")];

    /** Without a decision on consent, nobody withholds it. */
    function allConsent(w: number): boolean {
      if (!consented) return true;
      for (let s = 0; s < states; s++)
        if (consenters[w * states + s] === 1 && consented[w * states + s] === Infinity) return false;
      return true;
    }

    return {
      tick(t) {
        if (t.substep !== 0) return;
        for (let w = 0; w < works; w++) {
          if (done[w] !== Infinity) continue;
          let since = started[w]!;
          if (since === Infinity) {
            if (holder[w]! < 0 || !allConsent(w)) continue;
            since = t.month;
            startedNext[w] = since;
            begins(w);
          }
          if (t.month < since + 12 * years[w]!) continue;
          doneNext[w] = t.month;
          built[w] = 1;
          ends(w);
        }
      },
    };
  },
};
