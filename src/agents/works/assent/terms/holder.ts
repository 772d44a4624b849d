/** It matters which power will hold the route. */
import type { Term } from "../../../../engine/decision/spec.ts";
import { parameter } from "../../../../engine/declare.ts";
import { CLOSENESS_READS, closenessOf } from "../../relations.ts";

/** b_A A_i,holder */
export const holder: Term = {
  id: "holder",
  label: "closeness to who builds it",
  doc: "A weight times the closeness of the state to the power that has won the work.",
  sources: ["S2c"],
  params: [parameter("assent.holder", 1, [0, 12], "util", "Worth of a holder that is wholly close")],
  reads: [...CLOSENESS_READS, "work.holder"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("assent.holder");
    const held = env.read("work.holder");
    const closenessTo = closenessOf(env);
    return (w, out) => {
      const { list, count } = env.deciders;
      const k = held[w]!;
      for (let d = 0; d < count; d++) out[list[d]!] = k < 0 ? 0 : p[weight]! * closenessTo(list[d]!, k);
    };
  },
};
