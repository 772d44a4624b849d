/** What lies at a path, or nothing; a path that cannot be examined at all is a usage error. */
import { type Stats, statSync } from "node:fs";
import { MultivectorError } from "../../engine/errors.ts";

/** @throws `path-impossible` where the path is too long or goes in circles; below a file there is nothing */
export function statOf(path: string, where = "--out"): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
    throw new MultivectorError({
      code: "path-impossible",
      message: `${path} cannot be: ${(e as Error).message}`,
      mend: "name another path",
      where,
      fault: "usage",
    });
  }
}
