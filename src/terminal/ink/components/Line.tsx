/** One line, cut at the width it has. */
import { Box, Text } from "ink";
import type { ReactNode } from "react";

export function Line(props: { bold?: boolean; dim?: boolean; children: ReactNode }) {
  return (
    <Box height={1} flexShrink={0}>
      <Text wrap="truncate-end" bold={props.bold ?? false} dimColor={props.dim ?? false}>
        {props.children}
      </Text>
    </Box>
  );
}
