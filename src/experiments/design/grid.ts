/** All combinations of the values of each factor, the last factor's changing fastest; every point has the same luck. */
import { MultivectorError } from "../../engine/errors.ts";
import type { Factor } from "./factors.ts";
import type { Placement } from "./placement.ts";

export function grid(factors: readonly Factor[]): Placement {
  const levels = factors.map((f) => {
    if (f.values) return f.values.length;
    throw new MultivectorError({
      code: "grid-levels",
      message: `${f.path} has no values to make a grid of`,
      where: "--vary",
      mend: `write --vary ${f.path}=0.1,0.5 or ${f.path}=0..1:5`,
      fault: "usage",
    });
  });
  const size = levels.reduce((n, l) => n * l, 1);
  return {
    id: "grid",
    size,
    describe: () => ({ luck: "paired" }),
    place(point, out) {
      let rest = point;
      for (let k = levels.length - 1; k >= 0; k--) {
        out[k] = ((rest % levels[k]!) + 0.5) / levels[k]!;
        rest = Math.floor(rest / levels[k]!);
      }
    },
    luck: () => 0,
  };
}
