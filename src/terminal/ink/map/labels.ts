/** Where a name stands: within its shape as far as that is possible, near its middle, on no other name. */
import type { Raster } from "./raster.ts";

/** How much of each cell a shape covers, and where its middle is. */
interface Ground {
  cover: Float64Array;
  middle: readonly [column: number, row: number];
}

const grounds = new WeakMap<Raster, Map<number, Ground | undefined>>();
/** A cell outside of the shape weighs as much as so many cells of distance. */
const OUTSIDE = 20;

/** @param free whether a cell may be written on @param anyhow also where it does not fit within */
export function labelSpot(
  raster: Raster,
  shape: number,
  width: number,
  free: (column: number, row: number) => boolean,
  anyhow: boolean,
): readonly [column: number, row: number] | undefined {
  const ground = groundOf(raster, shape);
  if (!ground) return undefined;
  const columns = raster.width / 2;
  const rows = raster.height / 4;
  const { cover, middle } = ground;
  let best: readonly [number, number] | undefined;
  let least = Infinity;
  for (let y = 0; y < rows; y++)
    for (let x = 0; x + width <= columns; x++) {
      let away = Math.abs(x + width / 2 - middle[0]) + 2 * Math.abs(y + 0.5 - middle[1]);
      if (away >= least) continue;
      let outside = 0;
      let room = true;
      for (let k = 0; k < width && room; k++) {
        outside += 1 - cover[y * columns + x + k]!;
        room = (anyhow || outside === 0) && free(x + k, y);
      }
      away += OUTSIDE * outside;
      if (!room || away >= least) continue;
      least = away;
      best = [x, y];
    }
  return best;
}

function groundOf(raster: Raster, shape: number): Ground | undefined {
  const known = grounds.get(raster) ?? new Map<number, Ground | undefined>();
  grounds.set(raster, known);
  if (!known.has(shape)) known.set(shape, survey(raster, shape));
  return known.get(shape);
}

function survey({ width, height, owner }: Raster, shape: number): Ground | undefined {
  const columns = width / 2;
  const cover = new Float64Array(columns * (height / 4));
  let count = 0;
  let east = 0;
  let south = 0;
  owner.forEach((of, k) => {
    if (of !== shape) return;
    const x = k % width;
    const y = (k - x) / width;
    cover[(y >> 2) * columns + (x >> 1)]! += 1 / 8;
    count++;
    east += x / 2;
    south += y / 4;
  });
  return count === 0 ? undefined : { cover, middle: [east / count, south / count] };
}
