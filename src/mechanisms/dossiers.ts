/** Agreements with outside powers pass through stages, from initialling to signature to entry into force. */

import { dated } from "../engine/declare.ts";
import { Lag, lagColumns } from "../engine/lag.ts";
import type { Mechanism } from "../engine/mechanism.ts";

const MONTH = 1 / 12;
/** Of three stages the first ends with a text ready for signature; the others are ratification. */
const READY = 1;
const STAGES = 3;

/** Erlang(3) from initialling to force, EUU with mean 4 yr, CHN 1.5, RUS 2 (model/4.9); docs/decisions/0036-agreements.md. */
export const dossiers: Mechanism = {
  id: "dossiers",
  phase: "powers",
  doc: "The bureaucratic lag of agreements with outside powers, which waits for the signature of the state.",
  sources: ["S2b"],
  reads: ["agreement.power", "agreement.initialledAt", "agreement.signedAt", "agreementLag"],
  writes: [
    ...lagColumns("agreement.lag", ["agreement"], "the way through offices"),
    dated("agreement.readyAt", ["agreement"], "the text is ready for signature"),
    dated("agreement.inForceAt", ["agreement"], "it enters into force"),
  ],
  streams: ["lag"],
  emits: [
    { id: "agreement-ready", axes: ["agreement"], text: "{0} is ready for signature" },
    { id: "agreement-in-force", axes: ["agreement"], text: "{0} enters into force" },
  ],
  compile(env) {
    const agreements = env.axis("agreement").size;
    const [power, initialled, signed] = [
      env.read("agreement.power"),
      env.read("agreement.initialledAt"),
      env.read("agreement.signedAt"),
    ];
    const mean = env.read("agreementLag");
    const [ready, inForce] = [env.write("agreement.readyAt"), env.write("agreement.inForceAt")];
    const lag = new Lag(env, "agreement.lag", env.keys(["agreement"]), "lag", STAGES);
    const [tells, enters] = [env.emit("agreement-ready"), env.emit("agreement-in-force")];
    return {
      start() {
        lag.armAll();
      },
      tick(t) {
        for (let k = 0; k < agreements; k++) {
          const done = lag.done(k);
          const last = signed[k] === Infinity ? READY : STAGES;
          if (done >= last || t.month <= initialled[k]!) continue;
          const after = lag.advance(k, MONTH / mean[power[k]!]!, last);
          if (done < READY && after >= READY) {
            ready[k] = t.month;
            tells(k);
          }
          if (after === STAGES) {
            inForce[k] = t.month;
            enters(k);
          }
        }
      },
    };
  },
};
