/** How high a format of an outside partner with the region stands. */

/** Above none, which is level 0. */
export const FORMAT_LEVELS = ["working", "ministerial", "heads", "secretariat"] as const;
export const HEADS = 3;
export const SECRETARIAT = 4;
