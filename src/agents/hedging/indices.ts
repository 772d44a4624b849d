/** Indices of a state's engagement, and of the region's. */
import type { Environment } from "../../engine/contract.ts";

/** Recomputes concentration, dependence and the region's engagement from `engagement` [actor, power] as it will be. */
export function indicesOf(env: Environment, engagement: Float64Array): () => void {
  const n = env.axis("actor").size;
  const m = env.axis("power").size;
  const [gdp, member] = [env.read("gdp"), env.read("member")];
  const [concentration, dependence, region] = [
    env.write("concentration"),
    env.write("dependence"),
    env.write("engagement.region"),
  ];
  return () => {
    for (let i = 0; i < n; i++) {
      let sum = 0;
      let squares = 0;
      let most = 0;
      for (let k = 0; k < m; k++) {
        const d = engagement[i * m + k]!;
        sum += d;
        squares += d * d;
        if (d > most) most = d;
      }
      // HHI_i = sum_p (D_ip / sum D)^2
      concentration[i] = sum > 0 ? Math.min(squares / (sum * sum), 1) : 0;
      dependence[i] = sum > 0 ? most / sum : 0;
    }
    for (let k = 0; k < m; k++) {
      let sum = 0;
      let weight = 0;
      for (let i = 0; i < n; i++) {
        const y = gdp[i]! * member[i]!;
        weight += y;
        sum += y * engagement[i * m + k]!;
      }
      region[k] = weight > 0 ? Math.min(sum / weight, 1) : 0;
    }
  };
}
