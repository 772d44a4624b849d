/** A panel: its heading as a rule across, and as many lines under it as it was given. */
import { Box, Text } from "ink";
import type { ReactNode } from "react";
import stringWidth from "string-width";
import type { Placed } from "../pages.ts";
import { Line } from "./Line.tsx";

export function PanelBox(props: {
  title: string;
  note?: string | undefined;
  place: Pick<Placed, "width" | "lines"> & Partial<Placed>;
  children: ReactNode;
}) {
  const { title, note, place } = props;
  const rule = place.focused ? "═" : "─";
  const told = note ? `${rule} ${note} ` : "";
  const rest = Math.max(0, place.width - stringWidth(title) - 3 - stringWidth(told));
  return (
    <Box flexDirection="column" width={place.width} height={place.lines + 1} flexShrink={0}>
      <Line>
        <Text dimColor={!place.focused}>{rule} </Text>
        <Text bold>{title}</Text>
        {` ${told}`}
        <Text dimColor={!place.focused}>{rule.repeat(rest)}</Text>
      </Line>
      {props.children}
    </Box>
  );
}
