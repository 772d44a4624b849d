/** The decision of an outside partner to raise its format with the region, one level at a time. */
import { eveOf, monthOf } from "../../engine/calendar.ts";
import type { Environment } from "../../engine/contract.ts";
import { decision } from "../../engine/decision/decision.ts";
import type { Gate } from "../../engine/decision/spec.ts";
import { parameter } from "../../engine/declare.ts";
import { FORMAT_LEVELS, HEADS, SECRETARIAT } from "./levels.ts";
import { control } from "./terms/control.ts";
import { cost } from "./terms/cost.ts";
import { diffusion } from "./terms/diffusion.ts";
import { efficiency } from "./terms/efficiency.ts";
import { height } from "./terms/height.ts";
import { solidarity } from "./terms/solidarity.ts";

/** Before this year no partner treated the five as a region. */
const FROM = monthOf("2000-01");

const halfYear: Gate = {
  id: "half-year",
  doc: "Formats are reviewed in January and July, from 2000 on.",
  compile: (env) => () => env.tick.month >= FROM && env.tick.month % 6 === 0,
};

/** Dates the levels that are held and have no date yet. */
function reached(env: Environment): (month: number) => void {
  const level = env.read("format.level");
  const [since, sinceNext] = [env.read("format.since"), env.write("format.since")];
  return (month) => {
    for (let k = 0; k < level.length; k++)
      for (let l = 0; l < level[k]!; l++)
        if (since[k * SECRETARIAT + l] === Infinity) sinceNext[k * SECRETARIAT + l] = month;
  };
}

/** V(up) = b_eff gain att (1+rec)(1+Sol) + b_div max(0, mean rival F - F) + b_sol Sol - b_ctrl max(0, asym)(1-Sol) - cost - .25 F */
export const format = decision({
  id: "format",
  phase: "powers",
  doc: "Twice a year an outside partner weighs raising its format with the region: working level, ministers, heads, secretariat.",
  sources: ["S1", "S3", "S4", "mcfadden-1974"],
  decider: "format",
  alternatives: ["stay", "up"],
  noise: "format.noise",
  stream: "format",
  params: [
    parameter("format.noise", 0.5, [0.05, 3], "util", "Scale of the luck in the choice of a level", {
      symbol: "lam",
    }),
  ],
  reads: ["format.mayHaveSecretariat"],
  writes: [
    {
      id: "format.level",
      axes: ["format"],
      unit: "level",
      range: [0, SECRETARIAT],
      kind: "integer",
      doc: "Level of the format: 0 none, 1 working, 2 ministerial, 3 heads, 4 secretariat",
      path: "formats.*.level",
      initial: 0,
    },
    {
      id: "format.since",
      axes: ["format", "formatLevel"],
      unit: "month",
      range: [0, Infinity],
      kind: "date",
      doc: "Month in which the format reached a level, Infinity until then; for levels held at the start the day before it, where the scenario says none",
      path: "formats.*.since.*",
      initial: Infinity,
    },
  ],
  emits: FORMAT_LEVELS.map((level) => ({
    id: `format-${level}`,
    axes: ["format"],
    text: `{0} raises its format with the region to ${level} level`,
  })),
  mayDecide(env) {
    const [level, mayHave] = [env.read("format.level"), env.read("format.mayHaveSecretariat")];
    return (_, k) => level[k]! < (mayHave[k] === 1 ? SECRETARIAT : HEADS);
  },
  gates: [halfYear],
  terms: [efficiency, diffusion, solidarity, control, cost, height],
  start(env) {
    const note = reached(env);
    return () => note(eveOf(env.tick.month));
  },
  /** A level set by the schedule counts from that month. */
  before(env) {
    const note = reached(env);
    return () => note(env.tick.month);
  },
  apply(env) {
    const [level, levelNext, since] = [
      env.read("format.level"),
      env.write("format.level"),
      env.write("format.since"),
    ];
    const raised = FORMAT_LEVELS.map((name) => env.emit(`format-${name}`));
    return (_, k, alternative) => {
      if (alternative === 0) return;
      const at = level[k]!;
      levelNext[k] = at + 1;
      since[k * SECRETARIAT + at] = env.tick.month;
      raised[at]!(k);
    };
  },
});
