/** Common projects, the easy ones first: how many are begun, how far they are carried out, when they run out. */
import { parameter } from "../engine/declare.ts";
import { exp } from "../engine/dmath.ts";
import { clockColumns, HazardClock } from "../engine/hazard.ts";
import type { Mechanism } from "../engine/mechanism.ts";

/** Places for projects; `implementation.projects` says how many there are. */
export const PROJECTS: readonly string[] = Array.from({ length: 100 }, (_, k) => `P${k + 1}`);

/**
 * Project a of Q has difficulty q_a = a / Q. The next one starts when the clock fires (rate rho times mean capacity of
 * the members) while q_a <= qbar = min(1, q0 + q1 d zbar); then dz/dt = kz min kap (1 + k_I d)(1 - q_a)(1 - z), an exact
 * step (K17, K18; model/4.7). k_I = 0 says that institutions are not needed, q1 = 0 as well that they open nothing.
 */
export const implementation: Mechanism = {
  id: "implementation",
  phase: "update",
  doc: "Common projects start from the easiest up to a ceiling that rises with depth, and are carried out the faster, the deeper the region.",
  sources: ["S1", "S2d", "S4"],
  params: [
    parameter("implementation.speed", 0.35, [0, 10], "1/yr", "Rate of carrying out the easiest project", {
      symbol: "kz",
    }),
    parameter(
      "implementation.institutionElasticity",
      1.5,
      [0, 20],
      "1",
      "How far depth speeds implementation; 0 where institutions are not needed",
      { symbol: "k_I" },
    ),
    parameter("implementation.starts", 20, [0, 200], "1/yr", "Projects begun a year at full capacity", {
      symbol: "rho",
    }),
    parameter(
      "implementation.ceiling",
      0.25,
      [0, 1],
      "1",
      "Hardest project that states without institutions begin",
      {
        symbol: "q0",
      },
    ),
    parameter(
      "implementation.ceilingGain",
      0.9,
      [0, 10],
      "1",
      "How far depth and success raise the ceiling",
      {
        symbol: "q1",
      },
    ),
    parameter("implementation.projects", 100, [1, PROJECTS.length], "1", "Projects that there are", {
      symbol: "Q",
    }),
  ],
  reads: ["member", "capacity", "depth"],
  writes: [
    {
      id: "implementation.z",
      axes: ["project"],
      unit: "1",
      range: [0, 1],
      doc: "How far a project is carried out",
    },
    {
      id: "implementation.started",
      axes: [],
      unit: "project",
      range: [0, PROJECTS.length],
      kind: "integer",
      doc: "Projects begun",
      path: "region.projects",
      initial: 0,
    },
    {
      id: "implementation.mean",
      axes: [],
      unit: "1",
      range: [0, 1],
      doc: "Mean implementation of the projects begun, 0 where there are none",
    },
    {
      id: "implementation.stalled",
      axes: [],
      unit: "1",
      range: [0, 1],
      doc: "1 while no project is left below the ceiling",
    },
    {
      id: "implementation.joint",
      axes: ["pair"],
      unit: "1",
      range: [0, 1],
      doc: "Mean implementation of the projects that a pair of members shares",
    },
    ...clockColumns("project", [], "the start of a project"),
  ],
  streams: ["project"],
  compile(env) {
    const n = env.axis("actor").size;
    const pairs = env.pairs("pair");
    const p = env.parameters;
    const [kz, kI, rho, q0, q1, most] = [
      "speed",
      "institutionElasticity",
      "starts",
      "ceiling",
      "ceilingGain",
      "projects",
    ].map((k) => env.slot(`implementation.${k}`)) as [number, number, number, number, number, number];
    const [member, capacity, depth] = [env.read("member"), env.read("capacity"), env.read("depth")];
    const [z, zNext] = [env.read("implementation.z"), env.write("implementation.z")];
    const [started, startedNext] = [env.read("implementation.started"), env.write("implementation.started")];
    const [mean, meanNext] = [env.read("implementation.mean"), env.write("implementation.mean")];
    const stalledNext = env.write("implementation.stalled");
    const joint = env.write("implementation.joint");
    const clock = new HazardClock(env, "project", env.keys([], "project"), "project");

    /** Least and mean capacity of the members, in `kap`. */
    const kap = env.scratch(2);
    function capacities(): void {
      let [least, sum, count] = [Infinity, 0, 0];
      for (let i = 0; i < n; i++) {
        if (member[i] === 0) continue;
        least = Math.min(least, capacity[i]!);
        sum += capacity[i]!;
        count++;
      }
      kap[0] = count > 0 ? least : 0;
      kap[1] = count > 0 ? sum / count : 0;
    }

    /** Whether the next project lies below the ceiling. */
    const available = (next: number, zbar: number) =>
      next <= Math.floor(p[most]!) && next / p[most]! <= Math.min(1, p[q0]! + p[q1]! * depth[0]! * zbar);

    /** @returns the mean over the projects begun; e^(-k (1 - a/Q) dt) is a geometric sequence in a. */
    function carryOut(count: number, dt: number): number {
      const k = p[kz]! * kap[0]! * (1 + p[kI]! * depth[0]!) * dt;
      const ratio = exp(k / p[most]!);
      let stay = exp(-k);
      let sum = 0;
      for (let a = 0; a < count; a++) {
        stay = Math.min(1, stay * ratio);
        zNext[a] = 1 - (1 - z[a]!) * stay;
        sum += zNext[a]!;
      }
      return count > 0 ? sum / count : 0;
    }

    function publish(count: number, zbar: number): void {
      meanNext[0] = zbar;
      stalledNext[0] = available(count + 1, zbar) ? 0 : 1;
      for (let k = 0; k < pairs.size; k++)
        joint[k] = zbar * member[pairs.first[k]!]! * member[pairs.second[k]!]!;
    }

    return {
      start() {
        clock.armAll();
        publish(started[0]!, 0);
      },
      tick(t) {
        capacities();
        let count = started[0]!;
        const zbar = carryOut(count, t.dt);
        const starts = available(count + 1, mean[0]!) ? clock.advance(0, p[rho]! * kap[1]! * t.dt) : 0;
        for (let s = 0; s < starts && available(count + 1, mean[0]!); s++) count++;
        startedNext[0] = count;
        publish(count, count > started[0]! ? (zbar * started[0]!) / count : zbar);
      },
    };
  },
};
