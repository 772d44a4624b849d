/** What a design varies: the numbers that a scenario does not know, and those that the user asks to vary. */
import type { Address } from "../../engine/address.ts";
import type { Quantile } from "../../engine/distribution/kind.ts";
import type { Opened } from "../../models/open.ts";

export interface Factor {
  path: string;
  /** Its distribution, as the scenario or the user wrote it. */
  text: string;
  quantile: Quantile;
  /** The few values that there are, where it is discrete; rising. */
  values: readonly number[] | undefined;
  /** Where a run takes it; none where it is held. */
  address: Address | undefined;
  /** Why it is held at the scenario's value. */
  held: "set" | "unread" | undefined;
}

/**
 * In order of paths, whatever order they were written in. What the user set is certain; what nothing in the program reads
 * cannot matter: both keep their place among the factors, so that designs that count dimensions do not shift.
 */
export function factorsOf(opened: Opened, asked: readonly Factor[] = []): Factor[] {
  const own = new Set(asked.map((f) => f.path));
  const declared = opened.uncertain
    .filter((u) => !own.has(u.path))
    .map((u): Factor => {
      const { path, text, quantile, values } = u;
      const set = opened.overrides.some((o) => path === o.path || path.startsWith(`${o.path}.`));
      const found = opened.program.address(path);
      const held = set ? "set" : found ? undefined : "unread";
      return { path, text, quantile, values, address: held ? undefined : found, held };
    });
  return [...declared, ...asked].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Uniforms of a factor are keyed by this and the seed, so that a new factor moves no other. */
export const streamPath = (path: string, what = "") => `design/${path}${what && `/${what}`}`;
