/** Meetings of the region: who hosts, who attends, and the contact that comes of it. */
import { parameter } from "../engine/declare.ts";
import type { Mechanism } from "../engine/mechanism.ts";

/** Consultative meetings are opportunities; preparatory meetings and outside formats are contact (model/4.5, 5.5). */
export const summits: Mechanism = {
  id: "summits",
  phase: "propose",
  doc: "Plays the calendar of consultative meetings, preparatory meetings and formats with outside powers.",
  sources: ["S0", "S1", "S2d", "S4"],
  params: [
    parameter(
      "contact.summit",
      1,
      [0, 5],
      "event",
      "Contact of a pair that both attend a meeting of the region",
    ),
    parameter(
      "contact.format",
      0.5,
      [0, 5],
      "event",
      "Contact of a pair that both attend an outside power's format",
    ),
    parameter(
      "summits.preparatoryCounts",
      0,
      [0, 1],
      "1",
      "1 if treaties are open for signature at preparatory meetings too",
    ),
    parameter(
      "summits.formatsCount",
      0,
      [0, 1],
      "1",
      "1 if treaties are open for signature at outside powers' formats too",
    ),
  ],
  reads: ["member"],
  writes: [
    {
      id: "summit.count",
      axes: [],
      unit: "1",
      range: [0, 10000],
      doc: "Consultative meetings held since the start",
    },
  ],
  effects: [
    { id: "summit.host", axes: ["actor"], unit: "1", range: [0, 1], doc: "Hosts the meeting of this tick" },
    {
      id: "summit.attends",
      axes: ["actor"],
      unit: "1",
      range: [0, 1],
      doc: "Attends a meeting of this tick at which treaties are open",
    },
    { id: "summit.held", axes: [], unit: "1", range: [0, 1], doc: "A consultative meeting is held" },
  ],
  adds: ["contact.impulse"],
  emits: [
    { id: "summit", axes: ["actor"], text: "Consultative meeting, hosted by {0}" },
    { id: "preparatory", axes: ["actor"], text: "Preparatory meeting, hosted by {0}" },
    { id: "format", axes: [], text: "Meeting with an outside power" },
  ],
  compile(env) {
    const actor = env.axis("actor");
    const pairs = env.pairs("pair");
    const p = env.parameters;
    const [perSummit, perFormat] = [env.slot("contact.summit"), env.slot("contact.format")];
    const [preparatoryCounts, formatsCount] = [
      env.slot("summits.preparatoryCounts"),
      env.slot("summits.formatsCount"),
    ];
    const member = env.read("member");
    const [count, countNext] = [env.read("summit.count"), env.write("summit.count")];
    const [host, attends, held] = [
      env.write("summit.host"),
      env.write("summit.attends"),
      env.write("summit.held"),
    ];
    const impulse = env.add("contact.impulse");
    const indices = (ids: unknown) =>
      ((ids as string[] | undefined) ?? []).map((id) => actor.index.get(id)).filter((i) => i !== undefined);
    const meetings = (["summit", "preparatory", "format"] as const).flatMap((verb) => {
      const emit = env.emit(verb);
      return env.schedule(verb).map((s) => ({
        month: s.month,
        verb,
        emit,
        host: actor.index.get(s.data["host"] as string) ?? -1,
        guests: indices(s.data["guests"]),
        absent: indices(s.data["absent"]),
      }));
    });
    const present = env.scratch(actor.size);

    function hold(m: (typeof meetings)[number]): void {
      for (let i = 0; i < actor.size; i++) present[i] = member[i]!;
      for (const i of m.guests) present[i] = 1;
      for (const i of m.absent) present[i] = 0;
      const contact = m.verb === "format" ? p[perFormat]! : p[perSummit]!;
      for (let k = 0; k < pairs.size; k++)
        impulse[k] = impulse[k]! + contact * present[pairs.first[k]!]! * present[pairs.second[k]!]!;
      const counts = m.verb === "summit" || p[m.verb === "format" ? formatsCount : preparatoryCounts] === 1;
      if (counts) for (let i = 0; i < actor.size; i++) if (present[i] === 1) attends[i] = 1;
      if (m.verb === "summit") {
        held[0] = 1;
        countNext[0] = count[0]! + 1;
        if (m.host >= 0) host[m.host] = 1;
      }
      m.emit(m.host);
    }

    return {
      tick(t) {
        if (t.substep !== 0) return;
        for (let k = 0; k < meetings.length; k++) if (meetings[k]!.month === t.month) hold(meetings[k]!);
      },
    };
  },
};
