/** Text in a column of fixed width, cut where it is too long. */
import { Box, Text } from "ink";
import type { ReactNode } from "react";

export function Cell(props: { width: number; right?: boolean; dim?: boolean; children: ReactNode }) {
  return (
    <Box width={props.width} flexShrink={0} justifyContent={props.right ? "flex-end" : "flex-start"}>
      <Text wrap="truncate-end" dimColor={props.dim ?? false}>
        {props.children}
      </Text>
    </Box>
  );
}
