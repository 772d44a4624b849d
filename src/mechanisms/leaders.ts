/** Leaders age, leave, and are followed by others; new leaders open up, old ones drift with their peers. */
import { betaQuantile } from "../engine/beta.ts";
import { dateOf } from "../engine/calendar.ts";
import type { Column } from "../engine/column.ts";
import { parameter } from "../engine/declare.ts";
import { exp } from "../engine/dmath.ts";
import { clockColumns, HazardClock } from "../engine/hazard.ts";
import type { Mechanism } from "../engine/mechanism.ts";
import type { Scheduled } from "../engine/world.ts";

/** Kinds of successor, in the order of the axis `successor`; a founder has none before him. */
export const SUCCESSORS = ["insider", "dynastic", "outsider"] as const;
export const LEADER_TYPES = ["founder", ...SUCCESSORS] as const;

/** Concentration of the Beta distributions of a successor's regionalism and openness. */
const CONCENTRATION = 10;

const LEADER: Column[] = [
  {
    id: "leader.regionalism",
    axes: ["actor"],
    unit: "1",
    range: [0, 1],
    doc: "How far the leader favours the region",
    path: "actors.*.leader.regionalism",
  },
  {
    id: "leader.openness",
    axes: ["actor"],
    unit: "1",
    range: [0, 1],
    doc: "How open the leader is",
    path: "actors.*.leader.openness",
  },
  {
    id: "leader.jump",
    axes: ["actor"],
    unit: "1",
    range: [-1, 1],
    doc: "Openness of this leader minus that of the one before",
    path: "actors.*.leader.openingJump",
    initial: 0,
  },
  {
    id: "leader.born",
    axes: ["actor"],
    unit: "month",
    range: [-1200, 7200],
    kind: "date",
    doc: "Birth of the leader, months since 1900-01",
    path: "actors.*.leader.born",
  },
  {
    id: "leader.entered",
    axes: ["actor"],
    unit: "month",
    range: [-1200, 7200],
    kind: "date",
    doc: "Entry into office, months since 1900-01",
    path: "actors.*.leader.since",
  },
  {
    id: "leader.type",
    axes: ["actor"],
    unit: "1",
    range: [0, 3],
    kind: "choice",
    choices: LEADER_TYPES,
    doc: "How the leader came to office",
    path: "actors.*.leader.type",
  },
  {
    id: "leader.heir",
    axes: ["actor"],
    unit: "1",
    range: [0, 1],
    kind: "boolean",
    doc: "An heir is being prepared",
    path: "actors.*.leader.heir",
    initial: 0,
  },
  {
    id: "leader.opening",
    axes: ["actor"],
    unit: "1",
    range: [0, 1],
    doc: "What is left of the opening that a new leader brought",
  },
  {
    id: "leader.exits",
    axes: ["actor"],
    unit: "1",
    range: [0, 65535],
    doc: "Leaders who have left since the start",
  },
  {
    id: "leader.firstExit",
    axes: ["actor"],
    unit: "month",
    range: [0, Infinity],
    doc: "Month of the first exit since the start, Infinity until then",
    initial: Infinity,
  },
  ...clockColumns("leader.exit", ["actor"], "the leader's exit"),
];

/** Exit hazard h = h_nat(age) + h_irr + h_plan (Gompertz; model/4.3), and what a successor is like. */
export const leaders: Mechanism = {
  id: "leaders",
  phase: "nature",
  doc: "Exit of leaders by age, irregular turnover and planned succession; the successor's type, regionalism and openness; drift.",
  sources: ["goemans-2009", "S1", "S3", "S4"],
  params: [
    parameter("leader.mortality", 0.01, [0, 1], "1/yr", "Natural exit hazard at sixty", {
      symbol: "h_nat(60)",
    }),
    parameter("leader.ageing", 0.095, [0, 0.5], "1/yr", "Growth of the natural hazard with age (Gompertz)"),
    parameter("leader.planned", 0.04, [0, 2], "1/yr", "Added hazard while an heir is being prepared", {
      symbol: "h_plan",
    }),
    parameter(
      "leader.drift",
      0.03,
      [0, 1],
      "1/yr",
      "Speed at which regionalism drifts to that of the peers (K06)",
    ),
    parameter("leader.fading", 2, [0.1, 20], "yr", "Time over which the opening of a new leader fades"),
    ...SUCCESSORS.flatMap((type, k) => [
      parameter(
        `leader.${type}.regionalism`,
        [0.55, 0.45, 0.65][k]!,
        [0.01, 0.99],
        "1",
        `Mean regionalism of a new leader who is ${type}`,
      ),
      parameter(
        `leader.${type}.openness`,
        [0.5, 0.45, 0.6][k]!,
        [0.01, 0.99],
        "1",
        `Mean openness of a new leader who is ${type}`,
      ),
      parameter(
        `leader.${type}.age`,
        [56, 42, 52][k]!,
        [18, 90],
        "yr",
        `Age at entry of a new leader who is ${type}`,
      ),
    ]),
  ],
  reads: ["influence", "member", "leader.irregular", "leader.successor"],
  writes: LEADER,
  effects: [
    {
      id: "leader.shift",
      axes: ["actor"],
      unit: "1",
      range: [-1, 1],
      doc: "Change of regionalism by succession this tick",
    },
  ],
  streams: ["leader", "successor"],
  emits: [
    { id: "succession", axes: ["actor"], text: "The leader of {0} leaves office; a successor takes over" },
  ],
  compile(env) {
    const actor = env.axis("actor");
    const n = actor.size;
    const p = env.parameters;
    const slot = (id: string) => env.slot(`leader.${id}`);
    const [mortality, ageing, planned, drift, fading] = [
      "mortality",
      "ageing",
      "planned",
      "drift",
      "fading",
    ].map(slot) as [number, number, number, number, number];
    const means = SUCCESSORS.map((type) =>
      ["regionalism", "openness", "age"].map((w) => slot(`${type}.${w}`)),
    );
    const [weight, member] = [env.read("influence"), env.read("member")];
    const [irregular, mix] = [env.read("leader.irregular"), env.read("leader.successor")];
    const now = LEADER.map((c) => env.read(c.id));
    const next = LEADER.map((c) => env.write(c.id));
    const [r, o, jump, born, entered, , heir, , exits, firstExit] = now as Float64Array[] & { length: 10 };
    const [
      rNext,
      oNext,
      jumpNext,
      bornNext,
      enteredNext,
      typeNext,
      heirNext,
      openingNext,
      exitsNext,
      firstNext,
    ] = next;
    const shift = env.write("leader.shift");
    const clock = new HazardClock(env, "leader.exit", actor.keys, "leader");
    const luck = env.stream("successor");
    const luckKeys = ["type", "regionalism", "openness"].map((what) => env.keys(["actor"], what));
    const left = env.emit("succession");
    const scheduled = env.schedule("succession");
    const successor = scheduled.map((s) => actor.index.get(s.data["actor"] as string)!);
    /** How many scheduled successions of the same actor and month stand before each. */
    const earlier = scheduled.map(
      (s, k) =>
        scheduled.filter((o, j) => j < k && o.month === s.month && successor[j] === successor[k]).length,
    );
    const knownUntil = env.structure["knownUntil"] as number;
    let gain = 0;
    let stay = 1;
    let fade = 0;

    /** Natural hazard integrated over a substep that begins at this age. */
    const natural = (age: number) => gain * exp(p[ageing]! * (age - 60));

    function succeed(i: number, month: number, ordinal: number): void {
      const u = luck.uniform(luckKeys[0]![i]!, 0, ordinal);
      const first = mix[i * SUCCESSORS.length]!;
      const type = u < first ? 0 : u < first + mix[i * SUCCESSORS.length + 1]! ? 1 : 2;
      const [meanR, meanO, age] = means[type]!.map((s) => p[s]!) as [number, number, number];
      const draw = (what: number, m: number) =>
        betaQuantile(
          luck.uniform(luckKeys[what]![i]!, 0, ordinal),
          CONCENTRATION * m,
          CONCENTRATION * (1 - m),
        );
      const regionalism = draw(1, meanR);
      const openness = draw(2, meanO);
      shift[i] = regionalism - r[i]!;
      rNext![i] = regionalism;
      jumpNext![i] = openness - o[i]!;
      oNext![i] = openness;
      enteredNext![i] = month;
      bornNext![i] = month - 12 * age;
      typeNext![i] = type + 1;
      heirNext![i] = 0;
      exitsNext![i] = ordinal + 1;
      if (firstExit[i] === Infinity) firstNext![i] = month;
      left(i);
    }

    /** A succession whose date and person are known; `left` by so many leaders before it. */
    function known(s: Scheduled, ordinal: number): void {
      const i = actor.index.get(s.data["actor"] as string)!;
      const regionalism = s.data["regionalism"] as number;
      shift[i] = regionalism - r[i]!;
      rNext![i] = regionalism;
      oNext![i] = s.data["openness"] as number;
      jumpNext![i] = s.data["openingJump"] as number;
      bornNext![i] = dateOf(s.data["born"] as string, s.where);
      enteredNext![i] = s.month;
      typeNext![i] = LEADER_TYPES.indexOf(s.data["type"] as (typeof LEADER_TYPES)[number]);
      heirNext![i] = 0;
      exitsNext![i] = ordinal + 1;
      if (firstExit[i] === Infinity) firstNext![i] = s.month;
      left(i);
    }

    /** Who leaves on a known date in this month does not leave by chance in it: the schedule wins. */
    function isScheduled(i: number, month: number): boolean {
      for (let s = 0; s < scheduled.length; s++)
        if (scheduled[s]!.month === month && successor[s] === i) return true;
      return false;
    }

    function fresh(i: number, month: number): number {
      const dO = jump[i]!;
      return dO > 0 ? dO * exp((-(month - entered[i]!) / 12) * fade) : 0;
    }

    return {
      derive() {
        const a = p[ageing]!;
        const { dt } = env.tick;
        gain = p[mortality]! * (a === 0 ? dt : (exp(a * dt) - 1) / a);
        stay = exp(-p[drift]! * dt);
        fade = 1 / p[fading]!;
      },
      start() {
        clock.armAll();
        for (let i = 0; i < n; i++) openingNext![i] = fresh(i, env.tick.month);
      },
      tick(t) {
        const month = t.month + t.substep * t.dt * 12;
        for (let i = 0; i < n; i++) {
          openingNext![i] = fresh(i, month);
          if (!t.opening && member[i] === 1) {
            let peers = 0;
            for (let j = 0; j < n; j++) peers += weight[i * n + j]! * r[j]!;
            rNext![i] = peers + (r[i]! - peers) * stay;
          }
          if (t.month <= knownUntil) continue;
          const rate = irregular[i]! + (heir[i] === 1 ? p[planned]! : 0);
          if (isScheduled(i, t.month)) continue;
          const leave = clock.advance(i, natural((month - born[i]!) / 12) + rate * t.dt);
          for (let e = 0; e < leave; e++) succeed(i, t.month, exits[i]! + e);
        }
        if (t.substep !== 0) return;
        for (let s = 0; s < scheduled.length; s++)
          if (scheduled[s]!.month === t.month) known(scheduled[s]!, exits[successor[s]!]! + earlier[s]!);
      },
    };
  },
};
