/** How often the search of `discover` finds what is there, and what is not. */
import type { Cases } from "../../src/experiments/discover/box.ts";
import { SIGNIFICANT, tested } from "../../src/experiments/discover/chance.ts";
import { detectable } from "../../src/experiments/discover/detectable.ts";
import { prim } from "../../src/experiments/discover/prim.ts";
import { Splitter } from "../../src/experiments/discover/split.ts";
import { decimal, table } from "../shared/markdown.ts";
import { uniforms } from "./uniforms.ts";

const POINTS = 1024;
const FACTORS = 5;
const LEAST = Math.ceil(0.05 * POINTS);

interface Planted {
  name: string;
  chance(x: ArrayLike<number>): number;
  /** Factors that have an effect, the first ones. */
  real: number;
}

export function searches(sets: number): string {
  const third = foundInFour();
  const planted: Planted[] = [
    { name: "nothing", chance: () => 0.48, real: 0 },
    {
      name: `a third of one factor, ${decimal(0.48 + (2 * third) / 3)} against ${decimal(0.48 - third / 3)}`,
      chance: (x) => (x[0]! < 1 / 3 ? 0.48 + (2 * third) / 3 : 0.48 - third / 3),
      real: 1,
    },
    { name: "a third of one factor, .75 against .35", chance: (x) => (x[0]! < 1 / 3 ? 0.75 : 0.35), real: 1 },
    {
      name: "a third of the space by two factors, .75 against .35",
      chance: (x) => (x[0]! < SIDE && x[1]! > 1 - SIDE ? 0.75 : 0.35),
      real: 2,
    },
  ];
  return [
    "## What a search finds",
    `${POINTS} points of ${FACTORS} factors. The second row is the difference of which the command says that it would be found in at least four
of five searches.`,
    table(
      [
        "what is there",
        "an effect is told from chance",
        "a box is shown",
        "with all its factors",
        "with one that has no effect",
      ],
      planted.map((p) => row(p, sets)),
    ),
  ].join("\n\n");
}

const SIDE = Math.sqrt(1 / 3);

function row({ name, chance, real }: Planted, sets: number): string[] {
  let told = 0;
  let shown = 0;
  let whole = 0;
  let wrong = 0;
  for (let s = 0; s < sets; s++) {
    const cases = casesOf(`${name} ${s}`, chance);
    if (search(cases, `set ${s}`).p > SIGNIFICANT) continue;
    told++;
    const [box] = prim(cases, { boxes: 1, slice: 0.05, least: 0.05 });
    if (!box) continue;
    shown++;
    const factors = box.bounds.map((b) => b.factor);
    if (factors.filter((f) => f < real).length === real) whole++;
    if (factors.some((f) => f >= real)) wrong++;
  }
  return [name, ...[told, shown, whole, wrong].map((count) => decimal(count / sets))];
}

const search = (cases: Cases, seed: string) =>
  tested(new Splitter(cases, Int32Array.from(cases.y.keys()), LEAST), cases.y, seed, "all");

/** Of one third, what would be found in four of five searches, as the command says it of a world without effects. */
function foundInFour(): number {
  const cases = casesOf("any", () => 0.48);
  const { critical } = search(cases, "any");
  return (
    detectable(cases.y, critical).find((d) => Math.abs(d.share - 1 / 3) < 1e-9)?.difference ?? Number.NaN
  );
}

function casesOf(seed: string, chance: Planted["chance"]): Cases {
  const value = uniforms(seed, "points");
  const luck = uniforms(seed, "outcomes");
  const x = Float64Array.from({ length: POINTS * FACTORS }, (_, k) => value(k));
  const y = Float64Array.from({ length: POINTS }, (_, p) =>
    luck(p) < chance(x.subarray(p * FACTORS, (p + 1) * FACTORS)) ? 1 : 0,
  );
  return { x, y, factors: FACTORS, choices: new Array<undefined>(FACTORS).fill(undefined) };
}
