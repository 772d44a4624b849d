/** What becomes of a regional body: it lives, lets a power in, is merged into the power's own, or lapses. */
import { dated, parameter } from "../engine/declare.ts";
import { clockColumns, HazardClock } from "../engine/hazard.ts";
import type { Mechanism } from "../engine/mechanism.ts";
import { SUITOR_READS, suitors } from "./suitors.ts";

/** Votes need all members. Lapse at .005 + .03 riv max(0, 1-2c) + .02 riv (1-c), c the members' mean, riv their worst rivalry. */
export const absorption: Mechanism = {
  id: "absorption",
  phase: "act",
  doc: "Counts the votes of a regional body's members, lets the suitor in or merges the body, and lets it lapse where weak rivals keep it.",
  sources: ["S1", "S3", "S4"],
  needs: ["overtures", "admission", "merger"],
  params: [
    parameter("lapse.base", 0.005, [0, 2], "1/yr", "Hazard that any body lapses"),
    parameter(
      "lapse.weakness",
      0.03,
      [0, 2],
      "1/yr",
      "Hazard by full rivalry of states without consolidation",
    ),
    parameter(
      "lapse.rivalry",
      0.02,
      [0, 2],
      "1/yr",
      "Further hazard by rivalry, less where states are consolidated",
    ),
  ],
  reads: [
    ...SUITOR_READS,
    "body.member",
    "admission.yes",
    "merger.yes",
    "consolidation",
    "rivalry?",
    "body.asked",
    "body.mergerProposed",
  ],
  writes: [
    {
      id: "body.alive",
      axes: ["body"],
      unit: "1",
      range: [0, 1],
      kind: "boolean",
      doc: "Exists, with or without the suitor",
      path: "bodies.*.alive",
      initial: 1,
    },
    { ...dated("body.joinedAt", ["body"], "the suitor joins"), path: "bodies.*.joined" },
    dated("body.absorbedAt", ["body"], "it is merged into the suitor's body"),
    dated("body.lapsedAt", ["body"], "it lapses"),
    ...clockColumns("body.lapse", ["body"], "the lapse of the body"),
  ],
  streams: ["lapse"],
  emits: [
    {
      id: "body-joined",
      axes: ["body", "power"],
      text: "The members of {0} let {1} in",
      follows: ["admission"],
    },
    {
      id: "body-refused",
      axes: ["body", "actor"],
      text: "{1} refuses to let the suitor into {0}",
      follows: ["admission"],
    },
    {
      id: "body-merger-refused",
      axes: ["body", "actor"],
      text: "{1} refuses to merge {0} into the suitor's body",
      follows: ["merger"],
    },
    {
      id: "body-absorbed",
      axes: ["body", "power"],
      text: "{0} is merged into a body of {1}",
      follows: ["merger"],
    },
    { id: "body-lapsed", axes: ["body"], text: "{0} lapses" },
  ],
  compile(env) {
    const bodies = env.axis("body").size;
    const n = env.axis("actor").size;
    const pairs = env.pairs("pair");
    const p = env.parameters;
    const [base, weakness, rivals] = [
      env.slot("lapse.base"),
      env.slot("lapse.weakness"),
      env.slot("lapse.rivalry"),
    ];
    const [member, consolidation] = [env.read("body.member"), env.read("consolidation")];
    const rivalry = env.maybe("rivalry");
    const [asked, proposed] = [env.read("body.asked"), env.read("body.mergerProposed")];
    const [admits, merges] = [env.read("admission.yes"), env.read("merger.yes")];
    const [alive, aliveNext] = [env.read("body.alive"), env.write("body.alive")];
    const [joined, absorbed, lapsed] = [
      env.write("body.joinedAt"),
      env.write("body.absorbedAt"),
      env.write("body.lapsedAt"),
    ];
    const clock = new HazardClock(env, "body.lapse", env.keys(["body"]), "lapse");
    const suitor = suitors(env);
    const [joins, refuses, keeps, ends, lapses] = [
      env.emit("body-joined"),
      env.emit("body-refused"),
      env.emit("body-merger-refused"),
      env.emit("body-absorbed"),
      env.emit("body-lapsed"),
    ];

    /** Whether all members accept; says who does not. */
    function unanimous(b: number, yes: Float64Array, refuses: (b: number, i: number) => void): boolean {
      let [members, against] = [0, 0];
      for (let i = 0; i < n; i++) {
        if (member[b * n + i] === 0) continue;
        members++;
        if (yes[b * n + i] !== 0) continue;
        against++;
        refuses(b, i);
      }
      return members > 0 && against === 0;
    }

    function lapseRate(b: number): number {
      let members = 0;
      let sum = 0;
      for (let i = 0; i < n; i++) {
        members += member[b * n + i]!;
        sum += member[b * n + i]! * consolidation[i]!;
      }
      const c = members > 0 ? sum / members : 1;
      let worst = 0;
      if (rivalry)
        for (let k = 0; k < pairs.size; k++)
          if (member[b * n + pairs.first[k]!] === 1 && member[b * n + pairs.second[k]!] === 1)
            worst = Math.max(worst, rivalry[k]!);
      return p[base]! + p[weakness]! * worst * Math.max(0, 1 - 2 * c) + p[rivals]! * worst * (1 - c);
    }

    return {
      start() {
        clock.armAll();
      },
      tick(t) {
        for (let b = 0; b < bodies; b++) {
          if (alive[b] === 0) continue;
          if (proposed[b] === 1 && unanimous(b, merges, keeps)) {
            aliveNext[b] = 0;
            absorbed[b] = t.month;
            ends(b, suitor(b));
            continue;
          }
          if (asked[b] === 1 && unanimous(b, admits, refuses)) {
            joined[b] = t.month;
            joins(b, suitor(b));
          }
          if (clock.advance(b, lapseRate(b) * t.dt) === 0) continue;
          aliveNext[b] = 0;
          lapsed[b] = t.month;
          lapses(b);
        }
      },
    };
  },
};
