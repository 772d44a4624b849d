/** The format version of a scenario file, and the way of older files into the present one. */
import { MultivectorError } from "../engine/errors.ts";
import { dropInherited } from "./calendars.ts";
import type { Layer, PlainMap } from "./text.ts";
import { placeText } from "./text.ts";

export type Migration = (data: PlainMap) => PlainMap;

/** The n-th (from 1) brings data of version n to version n + 1. */
export const migrations: readonly Migration[] = [dropInherited];

/** The first version in which calendars add. */
export const ADDS = 2;

/** The version a file says, or that of the file it extends. */
export function versionOf(layer: Layer, inherited: number | undefined, steps = migrations): number {
  const said = layer.data["multivector"];
  const place = layer.positions.get("multivector");
  const where = place ? placeText(place) : `${layer.file}:1:1`;
  const newest = steps.length + 1;
  if (said === undefined && inherited !== undefined) return inherited;
  if (said === undefined)
    throw new MultivectorError({
      code: "version-missing",
      message: "the format version is missing",
      where,
      mend: `write 'multivector: ${newest}' in the first line`,
    });
  if (typeof said !== "number" || !Number.isInteger(said) || said < 1)
    throw new MultivectorError({
      code: "version-unknown",
      message: `${JSON.stringify(said)} is not a format version`,
      where,
      mend: `write 'multivector: ${newest}'`,
    });
  if (said > newest)
    throw new MultivectorError({
      code: "version-newer",
      message: `the file has format ${said}, this multivector reads up to ${newest}`,
      where,
      mend: "update multivector",
    });
  return said;
}

/** The layer in the present format. */
export function migrate(layer: Layer, version: number, steps = migrations): Layer {
  let data = layer.data;
  for (const step of steps.slice(version - 1)) data = step(data);
  return { ...layer, data: { ...data, multivector: steps.length + 1 } };
}
