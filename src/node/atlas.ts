/** The file edge of the map: outlines and places of the data that ship, read when a map is first wanted. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FeatureCollection, MultiPolygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { MultivectorError } from "../engine/errors.ts";
import type { Geography } from "../scenario/binding.ts";
import { numbers, texts } from "../scenario/table.ts";
import type { Atlas, Place, Ring, Shape } from "../views/shapes.ts";
import { nodeTables, ROOT } from "./files.ts";

interface Named {
  name: string;
}

const atlases = new WeakMap<Geography, Atlas>();

/** What a model's maps are drawn from, read once. */
export function atlasOf(geography: Geography): Atlas {
  const found = atlases.get(geography) ?? readAtlas(geography);
  atlases.set(geography, found);
  return found;
}

function readAtlas({ outlines, places }: Geography): Atlas {
  const shapesOf = (file: string, object: string, kind: Shape["kind"]): Shape[] => {
    const topology = read(file);
    const found = topology.objects[object] as GeometryCollection<Named>;
    const { features } = feature(topology, found) as FeatureCollection<MultiPolygon, Named>;
    return features.map((f) => ({
      id: String(f.id),
      name: f.properties.name,
      rings: f.geometry.coordinates.flat() as unknown as Ring[],
      kind,
    }));
  };
  return {
    shapes: outlines.flatMap(({ file, object, kind }) => shapesOf(file, object, kind)),
    places: readPlaces(places),
  };
}

function read(name: string): Topology {
  const file = join(ROOT, "data", `${name}.topo.json`);
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Topology;
  } catch (e) {
    throw new MultivectorError({
      code: "map-unreadable",
      message: `the map cannot be read: ${(e as Error).message}`,
      where: file,
      mend: "install multivector again",
      fault: "internal",
    });
  }
}

function readPlaces(name: string): Map<string, Place> {
  const table = nodeTables(name);
  const [ids, names, actors, kinds] = ["id", "name", "actor", "kind"].map((c) => texts(table, c));
  const [east, north] = [numbers(table, "longitude"), numbers(table, "latitude")];
  return new Map(
    ids!.map((id, k) => [
      id,
      { id, name: names![k]!, actor: actors![k]!, kind: kinds![k]!, at: [east[k]!, north[k]!] as const },
    ]),
  );
}
