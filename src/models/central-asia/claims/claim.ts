/** What every directional claim says, whatever field it is of; each is written once and drives a test and the documentation. */

export interface Claim {
  id: string;
  /** In words, as the source would have it. */
  statement: string;
  /** Keys of the sources. */
  source: string;
  /** Address that is raised, with `*` for the entity; or addresses that are raised together. */
  lever: string | readonly string[];
  /** What raising the lever does, or never undoes. */
  direction: "raises" | "lowers";
  /** What else it takes. */
  condition?: string;
}

/** In any world, all else held: what raising one number does to a column of the same entity. */
export interface MaterialClaim extends Claim {
  lever: string;
  column: string;
}
