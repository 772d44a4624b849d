/** The file edge of the map: outlines and places of the data that ship, read when a map is first wanted. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FeatureCollection, MultiPolygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { MultivectorError } from "../engine/errors.ts";
import { numbers, texts } from "../engine/table.ts";
import { nodeTables, ROOT } from "../models/edge.ts";
import type { Atlas, Place, Ring, Shape } from "./ink/map/shapes.ts";

interface Named {
  name: string;
}

let atlas: Atlas | undefined;

/** Read once. */
export function atlasOf(): Atlas {
  atlas ??= readAtlas();
  return atlas;
}

function readAtlas(): Atlas {
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
    shapes: [
      ...shapesOf("neighbours", "countries", "land"),
      ...shapesOf("central-asia", "caspian", "sea"),
      ...shapesOf("central-asia", "countries", "state"),
    ],
    places: readPlaces(),
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

function readPlaces(): Map<string, Place> {
  const table = nodeTables("places");
  const [ids, names, actors, kinds] = ["id", "name", "actor", "kind"].map((c) => texts(table, c));
  const [east, north] = [numbers(table, "longitude"), numbers(table, "latitude")];
  return new Map(
    ids!.map((id, k) => [
      id,
      { id, name: names![k]!, actor: actors![k]!, kind: kinds![k]!, at: [east[k]!, north[k]!] as const },
    ]),
  );
}
