/** Ties a world to the worlds that it departs from: its reference, and each file up to what users set. */
import { MultivectorError } from "../engine/errors.ts";
import type { World } from "../engine/world.ts";
import { type Bound, bind } from "../scenario/bind.ts";
import type { NumberRow, Tables } from "../scenario/bind-context.ts";
import type { ScenarioModel } from "../scenario/binding.ts";
import type { Standing } from "../scenario/extends.ts";
import type { Settings } from "../scenario/setting.ts";
import type { Layer } from "../scenario/text.ts";

/** The numbers of a world, with where each is written. */
type Told = Pick<Bound, "world" | "numbers">;

/**
 * @param before the scenarios that it departs from, the reference first
 * @param set whether the last of them is the world itself, before users set something
 * @param settled a document with the readings in force that its file picks
 */
export function departing(
  own: Told,
  before: readonly Standing[],
  set: boolean,
  model: ScenarioModel,
  tables: Tables,
  settled: (layer: Layer) => Settings,
): World {
  const chain = before.flatMap((layer) => toldBy(layer, model, tables, settled) ?? []);
  const last = chain.length;
  return [...chain, own].reduce<Told | undefined>((from, { world, numbers }, k) => {
    if (!from) return { world, numbers };
    const states = statedIn(numbers, from.numbers);
    if (states.length === 0 && world.start === from.world.start) {
      // Nothing is stated, as where a mechanism is switched: it stands where the one before stands.
      const { departs } = from.world;
      return { world: departs ? { ...world, departs } : world, numbers };
    }
    const { start, axes, cells, departs } = from.world;
    const source = { start, axes, cells, ...(departs && { departs }) };
    return { world: { ...world, departs: { from: source, states, set: set && k === last } }, numbers };
  }, undefined)!.world;
}

/** Addresses of the cells that are written elsewhere than in the world before, or with another value. */
function statedIn(numbers: readonly NumberRow[], before: readonly NumberRow[]): string[] {
  const known = new Map(before.map((row) => [row.path, row]));
  return numbers
    .filter(({ path, value, place }) => {
      const old = known.get(path);
      return !path.startsWith("parameters.") && (old?.place !== place || old?.value !== value);
    })
    .map((row) => row.path)
    .sort();
}

/** A file that is no whole scenario is no world, unless it is said to be one: what it leaves open is theirs who extend it. */
function toldBy(
  layer: Standing,
  model: ScenarioModel,
  tables: Tables,
  settled: (layer: Layer) => Settings,
): Told | undefined {
  try {
    const { data, origins } = settled(layer);
    return bind({ ...layer, data }, model, tables, origins, layer.proven);
  } catch (e) {
    if (layer.said || !(e instanceof MultivectorError)) throw e;
    return undefined;
  }
}
