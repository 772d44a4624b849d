/** The panels in their order: when each appears and how many lines it wants at a width. */
import type { Frame } from "./look/frame.ts";

export type PanelId = "board" | "disputes" | "trust" | "outcomes" | "events";

export interface Panel {
  id: PanelId;
  /** Lines under its heading; 0 where there is nothing to show. */
  lines(frame: Frame, width: number): number;
}

/** The feed takes what the others leave; see `pages.ts`. */
export const PANELS: readonly Panel[] = [
  {
    id: "board",
    lines: ({ boards }) => {
      const titled = boards.length > 1 ? boards.length : 0;
      const rows = boards.reduce((sum, b) => sum + b.rows.length, 0);
      return rows === 0 ? 0 : 1 + titled + rows;
    },
  },
  { id: "disputes", lines: ({ disputes }) => (disputes.length === 0 ? 0 : 1 + disputes.length) },
  {
    id: "trust",
    lines: ({ trust }, width) =>
      trust.length === 0 ? 0 : 1 + Math.ceil(trust.length / abreast(width, pairWidth(trust))),
  },
  {
    id: "outcomes",
    lines: ({ outcomes, digest }, width) =>
      Math.ceil(outcomes.length / abreast(width, outcomeWidth(outcomes))) + (digest === undefined ? 0 : 1),
  },
];

/** How many cells of a width stand side by side. */
export function abreast(width: number, cell: number): number {
  return Math.max(1, Math.floor(width / cell));
}

export const TRUST_BAR = 8;

/** Name, bar, value, arrow, and the space between. */
export function pairWidth(trust: Frame["trust"]): number {
  return longest(trust.map((t) => t.pair)) + 1 + TRUST_BAR + 1 + 4 + 2 + 2;
}

export function outcomeWidth(outcomes: Frame["outcomes"]): number {
  return longest(outcomes.map((o) => o.id)) + 2 + 10;
}

function longest(texts: readonly string[]): number {
  return Math.min(30, Math.max(0, ...texts.map((t) => t.length)));
}
