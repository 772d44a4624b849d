/** Shapes for the map: the five states and the Caspian finely, the land around them coarsely. */
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from "topojson-specification";

type Land = Polygon | MultiPolygon;
/** A topology of land whose coordinates are whole numbers, each the step from the one before. */
export interface Shapes extends Topology<Record<string, GeometryCollection>> {
  transform: NonNullable<Topology["transform"]>;
}

export interface ShapeReduction {
  from: string;
  to: string;
  objects: readonly string[];
  /** Whether a country is kept, by its id. */
  kept(id: string | number | undefined): boolean;
}

const FIVE: readonly unknown[] = ["KAZ", "KGZ", "TJK", "TKM", "UZB"];

export const SHAPES: readonly ShapeReduction[] = [
  {
    from: "geometry_central_asia_50m.topo.json",
    to: "central-asia.topo.json",
    objects: ["countries", "caspian"],
    kept: () => true,
  },
  {
    from: "geometry_eurasia_110m.topo.json",
    to: "neighbours.topo.json",
    objects: ["countries"],
    kept: (id) => !FIVE.includes(id),
  },
];

/** The topology with the objects and countries that are kept, the polygons that touch the map, and their arcs alone. */
export function reduceShapes(topology: Shapes, { objects, kept }: ShapeReduction): Shapes {
  const used = new Map<number, number>();
  const arcs: Shapes["arcs"] = [];
  /** The arc's place among those kept; one that is walked backwards is written as its complement. */
  const renumbered = (arc: number): number => {
    const old = arc < 0 ? ~arc : arc;
    const now = used.get(old) ?? arcs.push(topology.arcs[old]) - 1;
    used.set(old, now);
    return arc < 0 ? ~now : now;
  };
  const touchesMap = polygonsOnMap(topology);
  const reduced = objects.map((name): [string, GeometryCollection] => {
    const lands = topology.objects[name].geometries as Land[];
    const geometries = lands
      .filter(({ id }) => kept(id))
      .flatMap(({ id, properties, ...shape }): MultiPolygon[] => {
        const polygons = (shape.type === "Polygon" ? [shape.arcs] : shape.arcs).filter(touchesMap);
        if (polygons.length === 0) return [];
        const own = polygons.map((rings) => rings.map((ring) => ring.map(renumbered)));
        return [{ type: "MultiPolygon", id, properties, arcs: own } as MultiPolygon];
      });
    return [name, { type: "GeometryCollection", geometries }];
  });
  const { transform } = topology;
  return { type: "Topology", transform, objects: Object.fromEntries(reduced), arcs };
}

/** Whether a polygon has a point between 30 and 100 degrees east and 25 and 62 north. */
function polygonsOnMap({ arcs, transform: { scale, translate } }: Shapes) {
  const near = arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.some(([dx, dy]) => {
      x += dx;
      y += dy;
      const [east, north] = [x * scale[0] + translate[0], y * scale[1] + translate[1]];
      return east > 30 && east < 100 && north > 25 && north < 62;
    });
  });
  return (polygon: number[][]): boolean => polygon.flat().some((arc) => near[arc < 0 ? ~arc : arc]);
}
