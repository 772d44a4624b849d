/** Incidents at sea between the two blocs: how likely, who meets whom, and what a salvo sinks. */

import { parameter } from "../engine/declare.ts";
import { exp, log } from "../engine/dmath.ts";
import { clockColumns, HazardClock } from "../engine/hazard.ts";
import type { Mechanism } from "../engine/mechanism.ts";
import { salvoLosses } from "../theory/combat.ts";
import { CORVETTE, MISSILE_BOAT, SHIP_CLASSES } from "./naval/classes.ts";

/** Strength of both blocs in which the hazard counts exposure. */
const EXPOSURE = 100;
/** Width of parity, in ln(M_1 / M_2)^2. */
const PARITY = 0.08;

/**
 * h = h0 expo exp(sev + b_ex (E_1 + E_2) - 1) (1 + b_pt exp(-ln(M_1/M_2)^2 / .08)), expo = min M / 100 (model/4.11): more
 * ships at sea meet more often, preponderance deters, parity does not (Organski & Kugler 1980).
 * docs/decisions/0054-who-meets-at-sea.md.
 */
export const incidents: Mechanism = {
  id: "incidents",
  phase: "nature",
  doc: "A ship of one bloc and one of the other come to blows: the hazard grows with both fleets, the worst dispute over the seabed, recent exercises and parity. A salvo on each side decides what is lost.",
  sources: ["hughes-1995", "organski-kugler-1980", "S2a"],
  needs: ["fleets"],
  params: [
    parameter("incident.base", 0.01, [0, 10], "1/yr", "Scale of the hazard of an incident"),
    parameter("incident.exercises", 0.5, [0, 5], "1", "How far recent exercises of both blocs raise it"),
    parameter("incident.parity", 1, [0, 10], "1", "How far parity of the two blocs raises it", {
      symbol: "b_pt",
    }),
    parameter("incident.detachment", 2, [0, 100], "ship", "Missile ships that a side has at hand at most"),
    parameter("incident.offence", 2, [0, 20], "hit", "Hits of a missile ship in a salvo", {
      symbol: "off",
      source: "hughes-1995, judgement",
    }),
    parameter("incident.defence", 1, [0, 20], "hit", "Hits that a missile ship wards off", { symbol: "def" }),
    parameter("incident.staying", 1.5, [0.1, 20], "hit", "Hits that sink a missile ship", { symbol: "stay" }),
  ],
  reads: [
    "ships",
    "fleet.mode",
    "capability",
    "bloc.capability",
    "bloc.member",
    "seabed.severity",
    "exercise.recent?",
  ],
  writes: [
    { id: "incident.count", axes: [], unit: "1", range: [0, 65535], doc: "Incidents at sea since the start" },
    {
      id: "incident.firstAt",
      axes: [],
      unit: "month",
      range: [0, Infinity],
      kind: "date",
      doc: "Month of the first incident at sea, Infinity until then",
      initial: Infinity,
    },
    ...clockColumns("incident", [], "an incident at sea"),
  ],
  effects: [
    {
      id: "sunk",
      axes: ["fleet", "shipClass"],
      unit: "ship",
      range: [0, 1000],
      doc: "Ships sunk this tick",
    },
  ],
  streams: ["incident", "salvo"],
  emits: [
    { id: "incident", axes: ["fleet", "fleet"], text: "Incident at sea: {0} and {1}" },
    { id: "ship-lost", axes: ["fleet", "shipClass"], text: "{0} loses a ship: {1}" },
  ],
  compile(env) {
    const [n, blocs, seabeds] = [env.axis("fleet").size, env.axis("bloc").size, env.axis("seabed").size];
    const classes = SHIP_CLASSES.length;
    const p = env.parameters;
    const [base, drilling, parity, detachment, offence, defence, staying] = [
      "base",
      "exercises",
      "parity",
      "detachment",
      "offence",
      "defence",
      "staying",
    ].map((k) => env.slot(`incident.${k}`)) as [number, number, number, number, number, number, number];
    const [ships, mode] = [env.read("ships"), env.read("fleet.mode")];
    const [capability, held, member] = [
      env.read("capability"),
      env.read("bloc.capability"),
      env.read("bloc.member"),
    ];
    const severity = env.read("seabed.severity");
    const recent = env.maybe("exercise.recent");
    const sunk = env.write("sunk");
    const [count, countNext] = [env.read("incident.count"), env.write("incident.count")];
    const [first, firstNext] = [env.read("incident.firstAt"), env.write("incident.firstAt")];
    const clock = new HazardClock(env, "incident", env.keys([], "incident"), "incident");
    const luck = env.stream("salvo");
    const [whoKeys, lossKeys] = [env.keys(["bloc"], "who"), env.keys(["bloc"], "loss")];
    const [met, lost] = [env.emit("incident"), env.emit("ship-lost")];
    const salvo = { offence: 0, defence: 0, staying: 1 };

    function hazard(): number {
      const [one, two] = [held[0]!, held[1]!];
      const least = Math.min(one, two);
      if (!(least > 0)) return 0;
      let worst = 0;
      for (let s = 0; s < seabeds; s++) if (severity[s]! > worst) worst = severity[s]!;
      const drills = recent ? p[drilling]! * (recent[0]! + recent[1]!) : 0;
      const gap = log(one / two);
      const level = 1 + p[parity]! * exp(-(gap * gap) / PARITY);
      return ((p[base]! * least) / EXPOSURE) * exp(worst + drills - 1) * level;
    }

    /** Which fleet of a bloc is met: the stronger, the likelier. */
    function drawn(b: number, ordinal: number): number {
      let left = luck.uniform(whoKeys[b]!, 0, ordinal) * held[b]!;
      let last = -1;
      for (let i = 0; i < n; i++) {
        if (member[b * n + i] !== 1 || capability[i] === 0) continue;
        last = i;
        left -= capability[i]!;
        if (left < 0) break;
      }
      return last;
    }

    /** Ships of a class that earlier incidents of this step have left. */
    const afloat = (i: number, k: number) => ships[i * classes + k]! - sunk[i * classes + k]!;

    /** Missile ships that a fleet has at hand. */
    function atHand(i: number): number {
      const all = afloat(i, CORVETTE) + afloat(i, MISSILE_BOAT);
      const most = mode[0] === 0 ? Math.floor(p[detachment]!) : p[detachment]!;
      return Math.min(all, most);
    }

    /** Whole ships in queues: a fraction is the chance of one more. Missile boats go before corvettes. */
    function lose(i: number, losses: number, b: number, ordinal: number): void {
      let left = losses;
      if (mode[0] === 0) {
        left = Math.floor(losses);
        if (luck.uniform(lossKeys[b]!, 0, ordinal) < losses - left) left++;
      }
      const boats = Math.min(left, afloat(i, MISSILE_BOAT));
      const corvettes = Math.min(left - boats, afloat(i, CORVETTE));
      sink(i, MISSILE_BOAT, boats);
      sink(i, CORVETTE, corvettes);
    }

    function sink(i: number, k: number, losses: number): void {
      if (!(losses > 0)) return;
      sunk[i * classes + k] = sunk[i * classes + k]! + losses;
      for (let s = 0; s < losses; s++) lost(i, k);
    }

    function fight(ordinal: number): void {
      const [i, j] = [drawn(0, ordinal), drawn(1, ordinal)];
      met(i, j);
      const [mine, theirs] = [atHand(i), atHand(j)];
      salvo.offence = p[offence]!;
      salvo.defence = p[defence]!;
      salvo.staying = p[staying]!;
      lose(i, salvoLosses(mine, theirs, salvo), 0, ordinal);
      lose(j, salvoLosses(theirs, mine, salvo), 1, ordinal);
    }

    return {
      start() {
        clock.arm(0);
      },
      tick(t) {
        if (blocs !== 2) return;
        const fought = clock.advance(0, hazard() * t.dt);
        if (fought === 0) return;
        for (let f = 0; f < fought; f++) fight(count[0]! + f);
        countNext[0] = count[0]! + fought;
        if (first[0] === Infinity) firstNext[0] = t.month;
      },
    };
  },
};
