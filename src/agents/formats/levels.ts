/** Levels of an outside partner's format with the region. */

/** Above none, which is level 0. */
export const FORMAT_LEVELS = ["working", "ministerial", "heads", "secretariat"] as const;
export const HEADS = 3;
export const SECRETARIAT = 4;
