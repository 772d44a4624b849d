/** What exercises leave behind: a fading memory, a count for the last year, and a bond within a bloc. */
import { parameter } from "../engine/declare.ts";
import { exp } from "../engine/dmath.ts";
import type { Mechanism } from "../engine/mechanism.ts";

/** The four quarters of a year, in which an exercise may be held. */
export const QUARTERS = ["winter", "spring", "summer", "autumn"] as const;

/** Which quarter a month belongs to (months since 1900-01). */
export const quarterOf = (month: number): number => Math.floor((month % 12) / 3);

export const BONDING = parameter(
  "exercise.bonding",
  0.01,
  [0, 0.5],
  "1",
  "Trust that an exercise adds within its bloc",
);

/** dE/dt = -E / .5 yr + 1 an exercise (model/4.11); docs/decisions/0053-exercises.md. */
export const drills: Mechanism = {
  id: "drills",
  phase: "update",
  doc: "Remembers the exercises of each bloc: how recent they are, in which of the last four quarters they were, how they bind powers that have no pair of trust.",
  sources: ["S2a"],
  needs: ["exercise"],
  params: [
    parameter(
      "exercise.memory",
      0.5,
      [0.05, 20],
      "yr",
      "Time in which the memory of an exercise fades to 1/e",
    ),
    BONDING,
    parameter(
      "exercise.parting",
      0.2,
      [0, 5],
      "1/yr",
      "Speed at which the bond of powers that drill together wears off",
    ),
  ],
  reads: ["exercised"],
  writes: [
    {
      id: "exercise.recent",
      axes: ["bloc"],
      unit: "exercise",
      range: [0, 1000],
      doc: "Memory of the bloc's exercises, each 1 when it is held and fading",
    },
    {
      id: "exercise.heldIn",
      axes: ["bloc", "quarter"],
      unit: "1",
      range: [0, 1],
      kind: "boolean",
      doc: "An exercise was held the last time that this quarter of the year came round",
    },
    {
      id: "exercise.count",
      axes: ["bloc"],
      unit: "exercise",
      range: [0, 65535],
      doc: "Exercises of the bloc since the start",
    },
    { id: "exercise.total", axes: [], unit: "exercise", range: [0, 65535], doc: "Exercises of both blocs" },
    {
      id: "exercise.firstAt",
      axes: ["bloc"],
      unit: "month",
      range: [0, Infinity],
      kind: "date",
      doc: "Month of the bloc's first exercise since the start, Infinity until then",
      initial: Infinity,
    },
    {
      id: "exercise.bond",
      axes: ["bloc"],
      unit: "1",
      range: [0, 1000],
      doc: "What its exercises have added to the trust within a bloc of powers",
    },
  ],
  compile(env) {
    const blocs = env.axis("bloc").size;
    const quarters = env.axis("quarter").size;
    const p = env.parameters;
    const [memory, bonding, parting] = ["memory", "bonding", "parting"].map((k) =>
      env.slot(`exercise.${k}`),
    ) as [number, number, number];
    const exercised = env.read("exercised");
    const [recent, recentNext] = [env.read("exercise.recent"), env.write("exercise.recent")];
    const heldIn = env.write("exercise.heldIn");
    const [count, countNext] = [env.read("exercise.count"), env.write("exercise.count")];
    const [total, totalNext] = [env.read("exercise.total"), env.write("exercise.total")];
    const [first, firstNext] = [env.read("exercise.firstAt"), env.write("exercise.firstAt")];
    const [bond, bondNext] = [env.read("exercise.bond"), env.write("exercise.bond")];
    let fade = 1;
    let loosen = 1;

    return {
      derive() {
        fade = exp(-env.tick.dt / p[memory]!);
        loosen = exp(-p[parting]! * env.tick.dt);
      },
      tick(t) {
        let all = total[0]!;
        for (let b = 0; b < blocs; b++) {
          const held = exercised[b]!;
          // An exercise counts from the start of the substep, and fades during it.
          recentNext[b] = (recent[b]! + held) * fade;
          bondNext[b] = (bond[b]! + p[bonding]! * held) * loosen;
          // A quarter's first month forgets last year's; a forced exercise may come in a later one.
          const opens = t.substep === 0 && t.month % 3 === 0;
          if (opens || held === 1) heldIn[b * quarters + quarterOf(t.month)] = held;
          if (held === 0) continue;
          countNext[b] = count[b]! + 1;
          all++;
          if (first[b] === Infinity) firstNext[b] = t.month;
        }
        totalNext[0] = all;
      },
    };
  },
};
