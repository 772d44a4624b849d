/** A power that already holds a leg keeps its rivals out. */
import type { Term } from "../../../../engine/decision/spec.ts";
import { parameter } from "../../../../engine/declare.ts";

/** -b_excl excl_k, excl_k = 1 if a rival of k already holds a leg of i (K33) */
export const exclusion: Term = {
  id: "exclusion",
  label: "a rival is already in",
  doc: "Minus a weight if a power that would keep the bidder out, or that the bidder would keep out, holds a leg or a work of the state.",
  sources: ["S2c"],
  params: [parameter("award.exclusion", 0.5, [0, 12], "util", "Cost of a bidder whose rival is already in")],
  reads: ["power.rivals", "leg.holder", "leg.owner", "work.gatekeeper"],
  compile(env) {
    const powers = env.axis("power").size;
    const p = env.parameters;
    const weight = env.slot("award.exclusion");
    const [rivals, holder, owner] = [env.read("power.rivals"), env.read("leg.holder"), env.read("leg.owner")];
    const [gatekeeper, awarded] = [env.read("work.gatekeeper"), env.read("work.holder")];

    const apart = (q: number, k: number) =>
      q >= 0 && q !== k && (rivals[q * powers + k] === 1 || rivals[k * powers + q] === 1);
    function taken(state: number, k: number): boolean {
      for (let l = 0; l < holder.length; l++) if (owner[l] === state && apart(holder[l]!, k)) return true;
      for (let w = 0; w < awarded.length; w++)
        if (gatekeeper[w] === state && apart(awarded[w]!, k)) return true;
      return false;
    }
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++)
        for (let k = 0; k < powers; k++) out[list[d]! * powers + k] = taken(list[d]!, k) ? -p[weight]! : 0;
    };
  },
};
