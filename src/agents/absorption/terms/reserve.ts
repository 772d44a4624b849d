/** The cost of any step towards the suitor: small for admission, larger for a merger. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -.5 for admission, -1 for the merger */
export function reserve(id: string, value: number, what: string): Term {
  return {
    id: "reserve",
    label: "reserve",
    doc: `Minus the cost of ${what} at all.`,
    sources: ["judgement"],
    params: [parameter(id, value, [-6, 6], "util", `Cost of ${what}`)],
    compile(env) {
      const p = env.parameters;
      const weight = env.slot(id);
      return (_, out) => {
        const { list, count } = env.deciders;
        for (let d = 0; d < count; d++) out[list[d]!] = -p[weight]!;
      };
    },
  };
}
