/** A panel: its heading as a rule across, and as many lines under it as it was given. */
import { Box, Text } from "ink";
import type { ReactNode } from "react";
import stringWidth from "string-width";
import type { Placed } from "../state/placement.ts";
import { Line } from "./Line.tsx";

export function PanelBox(props: {
  title: string;
  note?: string | undefined;
  place: Pick<Placed, "width" | "lines"> & Partial<Placed>;
  children: ReactNode;
}) {
  const { title, note, place } = props;
  const rule = place.focused ? "═" : "─";
  const noted = note ? `${rule} ${note} ` : "";
  const rest = Math.max(0, place.width - stringWidth(title) - 3 - stringWidth(noted));
  return (
    <Box flexDirection="column" width={place.width} height={place.lines + 1} flexShrink={0}>
      <Line>
        <Text dimColor={!place.focused}>{rule} </Text>
        <Text bold>{title}</Text>
        {` ${noted}`}
        <Text dimColor={!place.focused}>{rule.repeat(rest)}</Text>
      </Line>
      {props.children}
    </Box>
  );
}

/** The lines of a long text that are in sight, and a note on the others. */
export function inSight<T>(all: readonly T[], scroll: number, room: number) {
  const from = Math.min(scroll, Math.max(0, all.length - room));
  const below = all.length - from - room;
  const note = below > 0 ? `↓ ${below} more` : from > 0 ? "the end" : undefined;
  return { shown: all.slice(from, from + room), note };
}
