/** Panels of the live view that scenarios of this model may choose, in any order: `panels: [board, events]`. */
export const PANELS = [
  "board",
  "vectors",
  "ladder",
  "fleets",
  "corridors",
  "disputes",
  "trust",
  "outcomes",
  "map",
  "series",
  "events",
] as const;
