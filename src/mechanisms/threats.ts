/** What states feel threatened by: a war next door, Afghanistan, sticks of powers, water that stays away. */

import type { Column } from "../engine/column.ts";
import { parameter } from "../engine/declare.ts";
import type { Mechanism } from "../engine/mechanism.ts";

export const THREAT_ATTRIBUTES: readonly Column[] = [
  {
    id: "warProximity",
    axes: ["actor"],
    unit: "1",
    range: [0, 1],
    doc: "How near the war in the neighbourhood is to the state",
    path: "actors.*.warProximity",
    initial: 0,
  },
  {
    id: "afghanBorder",
    axes: ["actor"],
    unit: "1",
    range: [0, 1],
    doc: "How exposed the state is to Afghanistan",
    path: "actors.*.afghanBorder",
    initial: 0,
  },
  {
    id: "canalExposure",
    axes: ["actor"],
    unit: "1",
    range: [0, 1],
    doc: "How much the state would lose by the canal of Qosh Tepa",
    path: "actors.*.canalExposure",
    initial: 0,
  },
];

/** th_i = min(1, t0_i + .35 W prox_i + .2 afg bord_i + .15 max_p stick_ip + .15 q canal_i) (model/4.12, 4.13). */
export const threats: Mechanism = {
  id: "threats",
  phase: "perceive",
  doc: "Perceived threat: what it was at rest, and how the war, Afghanistan, sticks and the canal have moved it since.",
  sources: ["S1", "S3", "S4", "walt-1987"],
  params: [
    parameter("threat.war", 0.35, [0, 1], "1", "Threat by full war to a state right beside it (K07)"),
    parameter(
      "threat.afghan",
      0.2,
      [0, 1],
      "1",
      "Threat by full risk from Afghanistan to an exposed state (K40)",
    ),
    parameter("threat.stick", 0.15, [0, 1], "1", "Threat by the hardest stick that a power shows"),
    parameter(
      "threat.canal",
      0.15,
      [0, 1],
      "1",
      "Threat by the finished canal to a fully exposed state (K26)",
    ),
  ],
  reads: ["war", "warProximity", "afghan", "afghanBorder", "canalExposure", "stick?", "canal?"],
  writes: [
    {
      id: "threat",
      axes: ["actor"],
      unit: "1",
      range: [0, 1],
      doc: "Perceived external threat",
      path: "actors.*.threat",
      follows: true,
    },
    {
      id: "threat.base",
      axes: ["actor"],
      unit: "1",
      range: [-4, 4],
      doc: "Threat beside that of the war, Afghanistan, sticks and the canal: what the reference's threat leaves to it, or what the scenario states leaves",
      inverted: true,
    },
  ],
  compile(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const [byWar, byAfghan, byStick, byCanal] = ["war", "afghan", "stick", "canal"].map((k) =>
      env.slot(`threat.${k}`),
    ) as [number, number, number, number];
    const [war, proximity] = [env.read("war"), env.read("warProximity")];
    const [afghan, border] = [env.read("afghan"), env.read("afghanBorder")];
    const [canal, exposure] = [env.maybe("canal"), env.read("canalExposure")];
    const stick = env.maybe("stick");
    const powers = stick ? stick.length / n : 0;
    const [threat, threatNext] = [env.read("threat"), env.write("threat")];
    const [base, baseNext] = [env.read("threat.base"), env.write("threat.base")];
    const stated = env.stated("threat");

    /** The threat above the base, which is all that moves. */
    function moving(i: number): number {
      let hardest = 0;
      if (stick) for (let k = 0; k < powers; k++) hardest = Math.max(hardest, stick[k * n + i]!);
      return (
        p[byWar]! * war[0]! * proximity[i]! +
        p[byAfghan]! * afghan[0]! * border[i]! +
        p[byStick]! * hardest +
        (canal ? p[byCanal]! * canal[0]! * exposure[i]! : 0)
      );
    }

    function perceive(i: number): void {
      const sum = base[i]! + moving(i);
      threatNext[i] = sum > 0 ? Math.min(sum, 1) : 0;
    }

    return {
      invert() {
        for (let i = 0; i < n; i++) baseNext[i] = threat[i]! - moving(i);
      },
      /** A threat that is stated stays what it says; one that is not is what the reference makes of this world. */
      depart() {
        for (let i = 0; i < n; i++)
          if (stated[i] === 1) baseNext[i] = threat[i]! - moving(i);
          else perceive(i);
      },
      tick() {
        for (let i = 0; i < n; i++) perceive(i);
      },
    };
  },
};
