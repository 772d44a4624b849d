/** Rival readings of the sources: which are in force, what they set, and how one is picked. */
import type { Parameter } from "../engine/column.ts";
import type { Model } from "../engine/model.ts";
import { describesNumber } from "./number.ts";
import { type Override, overrideOf } from "./overrides.ts";
import { isPlainMap, type Plain, type PlainMap } from "./plain.ts";
import type { Layer } from "./text.ts";
import { columnAtPath } from "./tree.ts";
import { placeOf } from "./validate.ts";

/** A reading and what it sets. */
export interface InForce {
  coding: string;
  reading: string;
  changes: Override[];
}

/** The layer with `X1: S3` written out as `X1: { reading: S3 }`, so that a pick leaves the readings as they are. */
export function writeOutPicks(layer: Layer): Layer {
  const given = layer.data["codings"];
  if (!isPlainMap(given) || !Object.values(given).some((v) => typeof v === "string")) return layer;
  const positions = new Map(layer.positions);
  const codings: PlainMap = {};
  for (const [id, value] of Object.entries(given)) {
    codings[id] = typeof value === "string" ? { reading: value } : value;
    const place = positions.get(`codings.${id}`);
    if (typeof value === "string" && place) positions.set(`codings.${id}.reading`, place);
  }
  return { ...layer, data: { ...layer.data, codings }, positions };
}

/** A pick by `--set`, `codings.X1=S3`, written out as what it sets; undefined where it is something else. */
export function pickOf(override: Override): Override | undefined {
  const [first, id, last] = override.segments;
  if (first !== "codings" || id === undefined || (last !== undefined && last !== "reading")) return undefined;
  if (override.segments.length > 3 || isPlainMap(override.value) || override.value === null) return undefined;
  return { ...override, segments: [first, id, "reading"] };
}

/** The readings in force in the data, in the order of their codings. `layer` says where they are written. */
export function inForce(layer: Layer, data: PlainMap, model: Model): InForce[] {
  const codings = mapAt(data, "codings");
  const parameters = new Map(
    model.mechanisms.flatMap((m) => (m.params ?? []).map((p) => [p.id, p] as const)),
  );
  return Object.keys(codings)
    .sort()
    .flatMap((coding) => {
      const reading = mapAt(codings, coding)["reading"];
      if (typeof reading !== "string") return [];
      const said = mapAt(mapAt(mapAt(codings, coding), "readings"), reading);
      const changes = Object.entries(mapAt(said, "sets")).map(([path, value]) => {
        const where = placeOf(layer, `codings.${coding}.readings.${reading}.sets.${path}`);
        return overrideOf(path, sourced(value, said["source"], path, model, parameters), where);
      });
      return [{ coding, reading, changes }];
    });
}

/** A number that a reading sets has the reading's source, unless it says its own. */
function sourced(
  value: Plain,
  source: Plain | undefined,
  path: string,
  model: Model,
  parameters: ReadonlyMap<string, Parameter>,
): Plain {
  const isNumber =
    parameters.has(path.replace(/^parameters\./, "")) || columnAtPath(model, path) !== undefined;
  if (!isNumber || value === null || Array.isArray(value) || typeof source !== "string") return value;
  if (!isPlainMap(value)) return { value, source };
  return describesNumber(value) ? { source, ...value } : value;
}

/** Two readings in force that set one path to different things contradict each other. */
export function contradictions(
  readings: readonly InForce[],
): { path: string; first: InForce; second: InForce }[] {
  const found: { path: string; first: InForce; second: InForce }[] = [];
  const setBy = new Map<string, InForce>();
  for (const second of readings)
    for (const { segments } of second.changes) {
      const path = segments.join(".");
      const first = setBy.get(path);
      if (first) found.push({ path, first, second });
      setBy.set(path, second);
    }
  return found;
}

function mapAt(data: PlainMap, key: string): PlainMap {
  const found = Object.hasOwn(data, key) ? data[key] : undefined;
  return isPlainMap(found) ? found : {};
}
