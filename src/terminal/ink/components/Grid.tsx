/** Cells of one width side by side, down each column first, with a mark before the one on which the cursor stands. */
import { Box, Text } from "ink";
import type { ReactNode } from "react";
import stringWidth from "string-width";
import { Cell } from "./Cell.tsx";
import { GUTTER } from "./Row.tsx";
import { Rows } from "./Rows.tsx";

/** A name that is longer is cut. */
const LONGEST = 30;

/** How many cells of a width stand side by side. */
export function abreast(width: number, cell: number): number {
  return Math.max(1, Math.floor(width / cell));
}

/** Cells that the longest of the names takes. */
export function widest(names: readonly string[]): number {
  return Math.min(LONGEST, Math.max(0, ...names.map((n) => stringWidth(n))));
}

export function Grid(props: {
  cells: readonly { key: string; content: ReactNode }[];
  /** With the mark. */
  cell: number;
  width: number;
  room: number;
  /** Of `cells` the one that must be in sight; none where it is -1. */
  cursor: number;
}) {
  const { cursor } = props;
  const columns = abreast(props.width, props.cell);
  const height = Math.ceil(props.cells.length / columns);
  const cell = Math.min(props.cell, props.width);
  const row = (y: number) => (
    <Box key={props.cells[y]!.key} height={1} flexShrink={0}>
      {props.cells
        .map((c, k) => ({ ...c, k }))
        .filter(({ k }) => k % height === y)
        .map(({ key, content, k }) => (
          <Cell key={key} width={cell}>
            <Text bold>{(k === cursor ? "▸" : "").padEnd(GUTTER)}</Text>
            {content}
          </Cell>
        ))}
    </Box>
  );
  const holds = (y: number) => Math.ceil((props.cells.length - y) / height);
  return (
    <Rows
      count={height}
      row={row}
      room={props.room}
      cursor={cursor < 0 ? cursor : cursor % height}
      holds={holds}
    />
  );
}
