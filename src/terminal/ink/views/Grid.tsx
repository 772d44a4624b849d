/** Cells of one width side by side, down each column first. */
import { Box } from "ink";
import type { ReactNode } from "react";
import { abreast } from "../panels.ts";
import { Cell } from "./Cell.tsx";
import { Rows } from "./Rows.tsx";

export function Grid(props: {
  cells: readonly { key: string; content: ReactNode }[];
  cell: number;
  width: number;
  room: number;
}) {
  const columns = abreast(props.width, props.cell);
  const height = Math.ceil(props.cells.length / columns);
  const cell = Math.min(props.cell, props.width);
  const rows = Array.from({ length: height }, (_, y) => (
    <Box key={props.cells[y]!.key} height={1} flexShrink={0}>
      {props.cells
        .filter((_, k) => k % height === y)
        .map(({ key, content }) => (
          <Cell key={key} width={cell}>
            {content}
          </Cell>
        ))}
    </Box>
  ));
  return <Rows rows={rows} room={props.room} />;
}
