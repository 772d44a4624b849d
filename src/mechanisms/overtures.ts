/** A power asks to join a regional body, and once in, proposes to merge it into its own. */
import { courseAt } from "../engine/course.ts";
import { parameter } from "../engine/declare.ts";
import { clockColumns, HazardClock } from "../engine/hazard.ts";
import type { Mechanism } from "../engine/mechanism.ts";
import { SUITOR_READS, suitors } from "./suitors.ts";

const MONTH = 1 / 12;

/** The suitor asks at rate jr dup(t) M(t), M its means; half a year after it is in, merger proposals come at 1/yr (K11, model/4.9). */
export const overtures: Mechanism = {
  id: "overtures",
  phase: "powers",
  doc: "The overlap of each regional body with the suitor's own, the suitor's requests to join, and its proposals to merge.",
  sources: ["S1", "S3", "S4"],
  params: [
    parameter("overtures.asks", 1.2, [0, 24], "1/yr", "Requests to join at full overlap and full means", {
      symbol: "jr",
    }),
    parameter("overtures.mergers", 1, [0, 24], "1/yr", "Proposals to merge, once in"),
    parameter("overtures.patience", 0.5, [0, 10], "yr", "Time after joining before a merger is proposed"),
  ],
  reads: [
    ...SUITOR_READS,
    "body.overlapAt",
    "body.overlapValue",
    "body.meansAt",
    "body.meansValue",
    "body.alive",
    "body.joinedAt",
  ],
  writes: [
    {
      id: "body.overlap",
      axes: ["body"],
      unit: "1",
      range: [0, 1],
      doc: "Overlap of the body with those that the suitor leads",
    },
    ...clockColumns("body.ask", ["body"], "a request to join"),
    ...clockColumns("body.merge", ["body"], "a proposal to merge"),
  ],
  effects: [
    { id: "body.asked", axes: ["body"], unit: "1", range: [0, 1], doc: "The suitor asks to join this tick" },
    {
      id: "body.mergerProposed",
      axes: ["body"],
      unit: "1",
      range: [0, 1],
      doc: "The suitor proposes to merge the body this tick",
    },
  ],
  streams: ["absorb"],
  emits: [
    { id: "body-asked", axes: ["body", "power"], text: "{1} asks to join {0}" },
    {
      id: "body-merger-proposed",
      axes: ["body", "power"],
      text: "{1} proposes to merge {0} into a body of its own",
    },
  ],
  compile(env) {
    const bodies = env.axis("body").size;
    const knots = env.axis("knot").size;
    const p = env.parameters;
    const [asks, mergers, patience] = [
      env.slot("overtures.asks"),
      env.slot("overtures.mergers"),
      env.slot("overtures.patience"),
    ];
    const [at, value] = [env.read("body.overlapAt"), env.read("body.overlapValue")];
    const [meansAt, meansValue] = [env.read("body.meansAt"), env.read("body.meansValue")];
    const suitor = suitors(env);
    const [alive, joined] = [env.read("body.alive"), env.read("body.joinedAt")];
    const overlap = env.write("body.overlap");
    const [asked, proposed] = [env.write("body.asked"), env.write("body.mergerProposed")];
    const ask = new HazardClock(env, "body.ask", env.keys(["body"]), "absorb");
    const merge = new HazardClock(env, "body.merge", env.keys(["body"], "merge"), "absorb");
    const [requests, proposes] = [env.emit("body-asked"), env.emit("body-merger-proposed")];

    /** Where nothing is said of its means they are always full. */
    const means = (b: number, month: number) =>
      meansAt[b * knots] === Infinity ? 1 : courseAt(meansAt, meansValue, knots, b, month);

    return {
      start() {
        ask.armAll();
        merge.armAll();
        for (let b = 0; b < bodies; b++) overlap[b] = courseAt(at, value, knots, b, env.tick.month);
      },
      tick(t) {
        for (let b = 0; b < bodies; b++) {
          overlap[b] = courseAt(at, value, knots, b, t.month);
          if (alive[b] === 0) continue;
          if (joined[b] === Infinity) {
            if (ask.advance(b, p[asks]! * overlap[b]! * means(b, t.month) * MONTH) === 0) continue;
            asked[b] = 1;
            requests(b, suitor(b));
          } else if (t.month >= joined[b]! + 12 * p[patience]!) {
            if (merge.advance(b, p[mergers]! * MONTH) === 0) continue;
            proposed[b] = 1;
            proposes(b, suitor(b));
          }
        }
      },
    };
  },
};
