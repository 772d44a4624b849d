/** Counts a treaty's parties and puts it into force. */
import type { Mechanism } from "../engine/mechanism.ts";

export const force: Mechanism = {
  id: "force",
  phase: "act",
  doc: "A treaty enters into force in the month when enough of its parties have ratified.",
  sources: ["S1"],
  reads: ["signedAt", "ratifiedAt", "treaty.entryIntoForce"],
  writes: [
    { id: "parties", axes: ["treaty"], unit: "state", range: [0, 100], doc: "Signatories" },
    {
      id: "inForceAt",
      axes: ["treaty"],
      unit: "month",
      range: [0, Infinity],
      doc: "Month of entry into force, Infinity until then",
      initial: Infinity,
    },
  ],
  emits: [{ id: "in-force", axes: ["treaty"], text: "The treaty {0} enters into force" }],
  compile(env) {
    const treaties = env.axis("treaty").size;
    const n = env.axis("actor").size;
    const [signed, ratified, needed] = [
      env.read("signedAt"),
      env.read("ratifiedAt"),
      env.read("treaty.entryIntoForce"),
    ];
    const [inForce, inForceNext, parties] = [
      env.read("inForceAt"),
      env.write("inForceAt"),
      env.write("parties"),
    ];
    const emit = env.emit("in-force");
    return {
      tick(t) {
        for (let k = 0; k < treaties; k++) {
          let signatories = 0;
          let done = 0;
          for (let i = 0; i < n; i++) {
            if (signed[k * n + i] !== Infinity) signatories++;
            if (ratified[k * n + i] !== Infinity) done++;
          }
          parties[k] = signatories;
          if (inForce[k] !== Infinity || done < needed[k]!) continue;
          inForceNext[k] = t.month;
          emit(k);
        }
      },
    };
  },
};
