/** What may be an id. */

/** Of actors, classes, parameters' parts: what a formula may name without quotes. */
export const ID = /^[A-Za-z][A-Za-z0-9_]*$/;

/** Of scenarios, pairs, disputes and what scenarios add: hyphens, too, but no dot, which would be read as a path. */
export const ENTRY_ID = /^[A-Za-z][A-Za-z0-9_-]*$/;
