/** One row of a panel, with a mark before it where the cursor stands. */
import { Box, Text } from "ink";
import type { ReactNode } from "react";

/** Cells that the mark takes; the heads of columns are moved by as much. */
export const GUTTER = 2;

export function Row({ marked = false, children }: { marked?: boolean; children: ReactNode }) {
  return (
    <Box height={1} flexShrink={0}>
      <Box width={GUTTER} flexShrink={0}>
        <Text bold>{marked ? "▸" : " "}</Text>
      </Box>
      {children}
    </Box>
  );
}
