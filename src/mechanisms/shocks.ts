/** Exogenous shocks: the war in the neighbourhood, and spillover from Afghanistan. */
import { parameter } from "../engine/declare.ts";
import { exp } from "../engine/dmath.ts";
import { clockColumns, HazardClock } from "../engine/hazard.ts";
import type { Mechanism } from "../engine/mechanism.ts";

const MONTH = 1 / 12;

/**
 * d afg = .5 (.3 - afg) dt + .1 dB, by its exact monthly step, with jumps U(.2, .5) at .05/yr, reflected to [0, 1]; the
 * war as scheduled, or ended by a hazard from some year on (model/4.13; docs/decisions/0011-shocks-are-monthly.md).
 */
export const shocks: Mechanism = {
  id: "shocks",
  phase: "shock",
  doc: "The war, as the schedule sets it or a hazard ends it, and the risk from Afghanistan, which wanders, jumps and eases.",
  sources: ["S1", "S3", "S4"],
  params: [
    parameter("war.ending", 0, [0, 12], "1/yr", "Hazard that the war ends; 0 leaves its end to the schedule"),
    parameter("war.endingFrom", 2026, [1900, 2300], "yr", "Calendar year from which on it may end"),
    parameter("afghan.mean", 0.3, [0, 1], "1", "Level that the risk from Afghanistan returns to"),
    parameter("afghan.speed", 0.5, [0, 12], "1/yr", "Speed of the return"),
    parameter("afghan.spread", 0.1, [0, 1], "1/sqrt(yr)", "Standard deviation of its wandering in a year"),
    parameter("afghan.jumps", 0.05, [0, 12], "1/yr", "Hazard of a jump"),
    parameter("afghan.jumpLow", 0.2, [0, 1], "1", "Smallest jump"),
    parameter("afghan.jumpHigh", 0.5, [0, 1], "1", "Greatest jump"),
    parameter("afghan.scheduled", 1, [0, 10], "1", "Multiplies the shocks that the schedule names"),
  ],
  writes: [
    {
      id: "war",
      axes: [],
      unit: "1",
      range: [0, 1],
      doc: "War in the neighbourhood, that of Russia against Ukraine: 0 peace, 1 as since 2022-02",
      path: "region.war",
      initial: 0,
    },
    {
      id: "afghan",
      axes: [],
      unit: "1",
      range: [0, 1],
      doc: "Risk that spills over from Afghanistan",
      path: "region.afghan",
      initial: 0.3,
    },
    ...clockColumns("war.end", [], "the end of the war"),
    ...clockColumns("afghan.jump", [], "a jump of the risk from Afghanistan"),
  ],
  streams: ["war", "afg"],
  emits: [
    { id: "war-ends", axes: [], text: "The war ends" },
    { id: "afghan-jump", axes: [], text: "The risk from Afghanistan jumps" },
  ],
  compile(env) {
    const p = env.parameters;
    const [ending, endingFrom] = [env.slot("war.ending"), env.slot("war.endingFrom")];
    const [mean, speed, spread, rate, low, high, scheduled] = [
      "mean",
      "speed",
      "spread",
      "jumps",
      "jumpLow",
      "jumpHigh",
      "scheduled",
    ].map((k) => env.slot(`afghan.${k}`)) as [number, number, number, number, number, number, number];
    const [war, warNext] = [env.read("war"), env.write("war")];
    const [afghan, afghanNext] = [env.read("afghan"), env.write("afghan")];
    const ordinal = env.read("afghan.jump.ordinal");
    const end = new HazardClock(env, "war.end", env.keys([], "end"), "war");
    const jump = new HazardClock(env, "afghan.jump", env.keys([], "jump"), "afg");
    const luck = env.stream("afg");
    const [wander, size] = [env.keys([], "wander")[0]!, env.keys([], "size")[0]!];
    const [ended, jumped] = [env.emit("war-ends"), env.emit("afghan-jump")];
    const known = env.schedule("shock").flatMap((s) => {
      const by = s.data["afghan"];
      return typeof by === "number" ? [{ month: s.month, by }] : [];
    });
    let stay = 1;
    let noise = 0;

    return {
      /** Exact step of a month: sd sqrt((1 - exp(-2 k dt)) / (2 k)). */
      derive() {
        const k = p[speed]!;
        stay = exp(-k * MONTH);
        noise = p[spread]! * Math.sqrt(k === 0 ? MONTH : (1 - stay * stay) / (2 * k));
      },
      start() {
        end.arm(0);
        jump.arm(0);
      },
      tick(t) {
        const year = 1900 + t.month * MONTH;
        const mayEnd = war[0]! > 0 && year >= p[endingFrom]! - 1e-9;
        if (mayEnd && end.advance(0, p[ending]! * MONTH) > 0) {
          warNext[0] = 0;
          ended();
        }
        let level = afghan[0]!;
        if (!t.opening)
          level = p[mean]! + (level - p[mean]!) * stay + noise * luck.normal(wander, t.month, 0);
        const jumps = jump.advance(0, p[rate]! * MONTH);
        for (let j = 0; j < jumps; j++) {
          level += p[low]! + (p[high]! - p[low]!) * luck.uniform(size, 0, ordinal[0]! + j);
          jumped();
        }
        for (let s = 0; s < known.length; s++)
          if (known[s]!.month === t.month) level += p[scheduled]! * known[s]!.by;
        afghanNext[0] = reflected(level);
      },
    };
  },
};

/** Folds the line into [0, 1], as a mirror at each end does. */
export function reflected(x: number): number {
  const folded = x - 2 * Math.floor(x / 2);
  return folded > 1 ? 2 - folded : folded;
}
