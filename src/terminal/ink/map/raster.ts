/** The atlas on a grid of braille dots: which shape each dot belongs to. Made once a size. */
import { geoConicEqualArea } from "d3-geo";
import type { Atlas, Ring, Shape } from "../../../views/shapes.ts";

export interface Raster {
  /** In dots: two a column, four a row. */
  width: number;
  height: number;
  /** [dot]: index of the shape, -1 for none; from the upper left, row by row. */
  owner: Int16Array;
  /** 1 where a dot is the edge between two shapes. */
  edge: Uint8Array;
  /** 1 where a dot has no edge beside it: fills stop there, so that the border stays a line. */
  inner: Uint8Array;
  /** A place in dots; off the map it lies outside of width and height. */
  dotOf(longitude: number, latitude: number): readonly [x: number, y: number];
}

/** Degrees that the map shows: the Caucasus in the west, the Altai in the east. */
const WINDOW = { west: 41, east: 87.5, south: 35, north: 55.5 };
/** Slivers between coasts of two data sets are closed over so many dots. */
const SLIVER = 2;

export function rasterise(atlas: Atlas, columns: number, rows: number): Raster {
  const width = columns * 2;
  const height = rows * 4;
  const projection = geoConicEqualArea()
    .parallels([38, 52])
    .rotate([-(WINDOW.west + WINDOW.east) / 2, 0])
    .fitExtent(
      [
        [0, 0],
        [width - 1, height - 1],
      ],
      { type: "MultiPoint", coordinates: windowPoints() },
    );
  const dotOf = (longitude: number, latitude: number) =>
    projection([longitude, latitude])!.map(Math.round) as [number, number];
  const project = (ring: Ring) =>
    ring.map(([longitude, latitude]) => projection([longitude, latitude]) as [number, number]);
  const owner = new Int16Array(width * height).fill(-1);
  atlas.shapes.forEach((shape: Shape, id) => {
    fill(owner, width, height, shape.rings.map(project), id);
  });
  close(owner, width, height);
  const edge = edgesOf(owner, width, height);
  return { width, height, owner, edge, inner: innerOf(edge, width, height), dotOf };
}

function windowPoints(): [number, number][] {
  const { west, east, south, north } = WINDOW;
  const points: [number, number][] = [];
  for (let k = 0; k <= 10; k++) {
    const longitude = west + ((east - west) * k) / 10;
    points.push([longitude, south], [longitude, north]);
  }
  return points;
}

/** Scan lines through the middles of dots; between the odd and the even crossing lies the shape. */
function fill(
  owner: Int16Array,
  width: number,
  height: number,
  rings: [number, number][][],
  id: number,
): void {
  for (let y = 0; y < height; y++) {
    const crossings: number[] = [];
    for (const ring of rings)
      ring.forEach(([x0, y0], k) => {
        const [x1, y1] = ring[(k + 1) % ring.length]!;
        if (y0 <= y !== y1 <= y) crossings.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
      });
    crossings.sort((a, b) => a - b);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(0, Math.ceil(crossings[k]!));
      const to = Math.min(width - 1, Math.floor(crossings[k + 1]!));
      for (let x = from; x <= to; x++) owner[y * width + x] = id;
    }
  }
}

/** Dots of nobody beside a shape become its, a few times over: coarse and fine coasts do not meet exactly. */
function close(owner: Int16Array, width: number, height: number): void {
  for (let pass = 0; pass < SLIVER; pass++) {
    const before = owner.slice();
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        if (before[y * width + x] !== -1) continue;
        const beside = [
          x > 0 ? before[y * width + x - 1]! : -1,
          x + 1 < width ? before[y * width + x + 1]! : -1,
          y > 0 ? before[(y - 1) * width + x]! : -1,
          y + 1 < height ? before[(y + 1) * width + x]! : -1,
        ];
        owner[y * width + x] = Math.max(...beside);
      }
  }
}

function edgesOf(owner: Int16Array, width: number, height: number): Uint8Array {
  const edge = new Uint8Array(owner.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const right = x + 1 < width && owner[at] !== owner[at + 1];
      const below = y + 1 < height && owner[at] !== owner[at + width];
      if (right || below) edge[at] = 1;
    }
  return edge;
}

function innerOf(edge: Uint8Array, width: number, height: number): Uint8Array {
  const inner = new Uint8Array(edge.length);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      let near = 0;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) near |= edge[(y + dy) * width + x + dx]!;
      inner[y * width + x] = 1 - near;
    }
  return inner;
}

const kept = new Map<string, { atlas: Atlas; raster: Raster }>();
/** Sizes of which the raster is kept: one or two are in use, and a few more while a window is dragged. */
const MOST_KEPT = 8;

/** The raster of a size, made when it is first wanted. */
export function rasterOf(atlas: Atlas, columns: number, rows: number): Raster {
  const size = `${columns}x${rows}`;
  const found = kept.get(size);
  if (found?.atlas === atlas) return found.raster;
  const raster = rasterise(atlas, columns, rows);
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(size, { atlas, raster });
  return raster;
}
