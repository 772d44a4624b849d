/** Contact: a running count of a pair's meetings and visits over the last year. */
import { parameter } from "../engine/declare.ts";
import { exp } from "../engine/dmath.ts";
import type { Mechanism } from "../engine/mechanism.ts";

/** d kd/dt = -kd / 1 yr + events (model/4.2). */
export const contact: Mechanism = {
  id: "contact",
  phase: "update",
  doc: "Counts each pair's meetings and visits, forgetting them over a year.",
  sources: ["S1", "S3", "S4"],
  params: [parameter("contact.memory", 1, [0.1, 10], "yr", "Time over which a contact is forgotten")],
  reads: ["visits", "member", "yearlyMeetings"],
  writes: [
    {
      id: "contact",
      axes: ["pair"],
      unit: "event/yr",
      range: [0, 1000],
      doc: "Meetings and visits of the last year",
    },
  ],
  inboxes: [
    {
      id: "contact.impulse",
      axes: ["pair"],
      unit: "event/yr",
      range: [0, 100],
      doc: "Contacts made this tick",
    },
  ],
  compile(env) {
    const pairs = env.pairs("pair");
    const p = env.parameters;
    const memory = env.slot("contact.memory");
    const [visits, member, meetings] = [env.read("visits"), env.read("member"), env.read("yearlyMeetings")];
    const impulse = env.read("contact.impulse");
    const [kd, kdNext] = [env.read("contact"), env.write("contact")];
    let stay = 1;
    return {
      derive() {
        stay = exp(-env.tick.dt / p[memory]!);
      },
      start() {
        for (let k = 0; k < pairs.size; k++)
          kdNext[k] = visits[k]! + meetings[0]! * member[pairs.first[k]!]! * member[pairs.second[k]!]!;
      },
      tick() {
        for (let k = 0; k < pairs.size; k++) kdNext[k] = kd[k]! * stay + impulse[k]!;
      },
    };
  },
};
