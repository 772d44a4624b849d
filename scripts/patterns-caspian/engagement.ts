/** Whether trade carries China's rise. */
import { decimal, table } from "../shared/markdown.ts";
import { mean } from "../shared/statistics.ts";
import { looking, type Variant } from "./study.ts";

const ON = ["hedging", "contest", "solidarity", "shocks", "threats"].map((m) => `mechanisms.${m}=on`);
const MONTHS = ["2022-01", "2025-09"];
const VARIANTS: readonly Variant[] = [
  ["trade still", []],
  ["trade moves", ["mechanisms.trade=on"]],
  ["trade moves, and corridors", ["mechanisms.trade=on", "mechanisms.routes=on", "mechanisms.legs=on"]],
];

export function engagement(runs: number): string {
  const rows = VARIANTS.map(([name, sets]) => {
    const found = looking("baseline", runs, {
      sets: [...ON, "end=2025-12", ...sets],
      months: MONTHS,
      look: (s) => ["RUS", "CHN"].map((power) => s.value("engagement.region", power)),
    });
    const course = (power: number) =>
      MONTHS.map((_, k) => decimal(mean(found.map(({ seen }) => seen[k][power])))).join(" to ");
    return [name, course(0), course(1)];
  });
  return table(
    ["engagement of the members, 2022-01 to 2025-09", "with Russia", "with China"],
    [...rows, ["prototype, trade still", ".291 to .227", ".282 to .288"]],
  );
}
