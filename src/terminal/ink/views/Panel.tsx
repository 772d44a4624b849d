/** A panel: its heading as a rule across, and as many lines under it as it was given. */
import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { Line } from "./Line.tsx";

export function Panel(props: {
  title: string;
  note?: string;
  width: number;
  lines: number;
  children: ReactNode;
}) {
  const { title, note, width } = props;
  const told = note ? `─ ${note} ` : "";
  const rest = Math.max(0, width - title.length - 3 - told.length);
  return (
    <Box flexDirection="column" width={width} height={props.lines + 1} flexShrink={0}>
      <Line>
        <Text dimColor>─ </Text>
        <Text bold>{title}</Text>
        {` ${told}`}
        <Text dimColor>{"─".repeat(rest)}</Text>
      </Line>
      {props.children}
    </Box>
  );
}
