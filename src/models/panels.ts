/** Panels of the live view by name: a scenario chooses among them and puts them in order (`panels: [board, events]`). */
export const PANEL_IDS = [
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

export type PanelId = (typeof PANEL_IDS)[number];
