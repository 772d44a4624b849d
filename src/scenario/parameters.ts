/** Brings `parameters`, nested or dotted or both, to one flat map of dotted names. */
import { MultivectorError } from "../engine/errors.ts";
import { describesNumber } from "./number.ts";
import { isPlainMap, type Layer, type PlainMap, placeText } from "./text.ts";

/** The layer with flat parameters. Positions need no change: nested and dotted names have the same path text. */
export function flattenParameters(layer: Layer): Layer {
  const given = layer.data["parameters"];
  if (!isPlainMap(given)) return layer;
  const flat: PlainMap = {};
  const add = (map: PlainMap, prefix: string): void => {
    for (const [key, value] of Object.entries(map)) {
      const name = prefix === "" ? key : `${prefix}.${key}`;
      if (isPlainMap(value) && !describesNumber(value)) add(value, name);
      else if (Object.hasOwn(flat, name)) throw twice(layer, name);
      else flat[name] = value;
    }
  };
  add(given, "");
  return { ...layer, data: { ...layer.data, parameters: flat } };
}

function twice(layer: Layer, name: string): MultivectorError {
  const place = layer.positions.get(`parameters.${name}`);
  return new MultivectorError({
    code: "parameter-twice",
    message: `the parameter ${name} is given twice, once nested and once dotted`,
    where: place && placeText(place),
    mend: "keep one of the two",
  });
}
