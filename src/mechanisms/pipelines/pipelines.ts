/** A pipeline is agreed on when all who must consent do so in one year; then it is built, and gas leaves its old way. */
import { dated, parameter } from "../../engine/declare.ts";
import type { Mechanism } from "../../engine/mechanism.ts";

/** Consents are asked for in January (months since 1900-01). */
export const asksThisMonth = (month: number): boolean => month % 12 === 0;

/** Both consents, then building, then the transit part of the supplier's engagement falls by half (model/4.12). */
export const pipelines: Mechanism = {
  id: "pipelines",
  phase: "act",
  doc: "Consents of one year make an agreement; building follows; a finished pipeline takes from the engagement with the power that it bypasses.",
  sources: ["S2a", "nash-1950"],
  needs: ["consent"],
  params: [
    parameter("pipeline.rent", 1, [0, 20], "USD/mmbtu", "Rent of the gas that the states divide among them"),
    parameter("pipeline.transit", 0.15, [0, 1], "1", "Share of engagement with a power that is transit"),
    parameter("pipeline.diverted", 0.5, [0, 1], "1", "Share of that transit which a finished pipeline takes"),
  ],
  reads: [
    "pipeline.consent",
    "pipeline.supplier",
    "pipeline.bypasses",
    "pipeline.allowedAt",
    "pipeline.years",
    "consent.given",
  ],
  writes: [
    {
      id: "pipeline.fee",
      axes: ["pipeline"],
      unit: "USD/mmbtu",
      range: [0, 20],
      doc: "What each state gets of the rent: Nash's solution, equal parts where money moves freely",
    },
    dated("pipeline.agreedAt", ["pipeline"], "it is agreed on"),
    dated("pipeline.builtAt", ["pipeline"], "it is finished"),
  ],
  adds: ["engagement.detour"],
  emits: [
    {
      id: "pipeline-agreed",
      axes: ["pipeline"],
      text: "All whom it takes consent to {0}",
      follows: ["consent"],
    },
    { id: "pipeline-built", axes: ["pipeline"], text: "{0} is finished" },
  ],
  compile(env) {
    const lines = env.axis("pipeline").size;
    const n = env.axis("actor").size;
    const powers = env.axis("power").size;
    const p = env.parameters;
    const [rent, transit, diverted] = [
      env.slot("pipeline.rent"),
      env.slot("pipeline.transit"),
      env.slot("pipeline.diverted"),
    ];
    const [needed, supplier, bypasses, allowed, years] = [
      env.read("pipeline.consent"),
      env.read("pipeline.supplier"),
      env.read("pipeline.bypasses"),
      env.read("pipeline.allowedAt"),
      env.read("pipeline.years"),
    ];
    const given = env.read("consent.given");
    const feeNext = env.write("pipeline.fee");
    const [agreed, agreedNext] = [env.read("pipeline.agreedAt"), env.write("pipeline.agreedAt")];
    const [built, builtNext] = [env.read("pipeline.builtAt"), env.write("pipeline.builtAt")];
    const detour = env.add("engagement.detour");
    const [agrees, finishes] = [env.emit("pipeline-agreed"), env.emit("pipeline-built")];

    /** How many sides must consent; negative unless all have. */
    function consents(k: number): number {
      let sides = 0;
      let all = true;
      for (let i = 0; i < n; i++)
        if (needed[k * n + i] === 1) {
          sides++;
          if (given[k * n + i] === 0) all = false;
        }
      return all ? sides : -sides;
    }
    function fees(): void {
      for (let k = 0; k < lines; k++) {
        const sides = Math.abs(consents(k));
        feeNext[k] = sides > 0 ? p[rent]! / sides : 0;
      }
    }

    return {
      start: fees,
      tick(t) {
        fees();
        detour.fill(0);
        for (let k = 0; k < lines; k++) {
          const asked = asksThisMonth(t.month) && t.substep === 0 && t.month >= allowed[k]!;
          if (asked && agreed[k] === Infinity && consents(k) > 0) {
            agreedNext[k] = t.month;
            agrees(k);
          }
          const done = agreedNext[k]! + Math.round(12 * years[k]!);
          if (built[k] === Infinity && t.substep === 0 && t.month >= done) {
            builtNext[k] = t.month;
            finishes(k);
          }
          if (builtNext[k] === Infinity || bypasses[k]! < 0) continue;
          // Two pipelines past one power do not take its transit twice.
          detour[supplier[k]! * powers + bypasses[k]!] = p[transit]! * p[diverted]!;
        }
      },
    };
  },
};
