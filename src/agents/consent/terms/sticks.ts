/** Powers that the pipeline bypasses, or whose waters it passes, press against it. */
import type { Term } from "../../../engine/decision/spec.ts";

/** -.6 stick_RUS - .4 stick_IRN */
export const sticks: Term = {
  id: "sticks",
  label: "sticks",
  doc: "Minus the stick of each power that stakes something against the pipeline, by how much a full one takes (K34).",
  sources: ["S2a"],
  needs: ["sticks"],
  reads: ["pipeline.opposition", "blocking.pipeline", "stick"],
  compile(env) {
    const n = env.axis("actor").size;
    const powers = env.axis("power").size;
    const lines = env.axis("pipeline").size;
    const [opposition, blocking, stick] = [
      env.read("pipeline.opposition"),
      env.read("blocking.pipeline"),
      env.read("stick"),
    ];
    return (k, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        let sum = 0;
        for (let q = 0; q < powers; q++)
          if (blocking[q * lines + k]! > 0) sum += opposition[k * powers + q]! * stick[q * n + i]!;
        out[i] = -sum;
      }
    };
  },
};
