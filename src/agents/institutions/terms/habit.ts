/** Meeting every year makes the next step routine. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_hab min(8, years since the states first convened) */
export const habit: Term = {
  id: "habit",
  label: "habit of meeting",
  doc: "b_hab times the years since the states first convened, eight at most.",
  sources: ["S1", "S2d"],
  params: [
    parameter("vote.habit", 0.06, [-1, 1], "util/yr", "Ease that a year of meetings brings", {
      symbol: "b_hab",
    }),
    parameter("vote.habitYears", 8, [0, 50], "yr", "Years after which habit grows no further"),
  ],
  reads: ["convenedAt"],
  compile(env) {
    const p = env.parameters;
    const [weight, most] = [env.slot("vote.habit"), env.slot("vote.habitYears")];
    const convened = env.read("convenedAt");
    return (_, out) => {
      const { list, count } = env.deciders;
      const years = convened[0] === Infinity ? 0 : (env.tick.month - convened[0]!) / 12;
      const ease = p[weight]! * Math.min(p[most]!, years);
      for (let d = 0; d < count; d++) out[list[d]!] = ease;
    };
  },
};
