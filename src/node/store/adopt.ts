/** Checksums of parts as they lie there: of a store that carried none, or whose parts have just been unpacked. */
import { join } from "node:path";
import { type Checksums, hashFile, partPath } from "./checksums.ts";
import { partsOf, RUN_TABLES, shardFolder } from "./parts.ts";
import { rowsIn } from "./restore.ts";

/** Of the parts of a shard; one that cannot be read has none. */
export async function adopted(folder: string, shard: number): Promise<Checksums> {
  const sums: Checksums = {};
  for (const table of RUN_TABLES)
    for (const file of partsOf(folder, table, shard))
      try {
        const path = join(shardFolder(folder, table, shard), file);
        sums[partPath(table, shard, file)] = { sha256: hashFile(path), rows: await rowsIn(path) };
      } catch {
        // Told where it is missed.
      }
  return sums;
}
