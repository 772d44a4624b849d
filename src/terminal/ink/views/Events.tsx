/** The event feed, newest first. */
import { Box, Text } from "ink";
import type { EventRecord } from "../../../engine/events.ts";
import type { Placed } from "../pages.ts";
import { Cell } from "./Cell.tsx";
import { Panel } from "./Panel.tsx";

export function Events({ feed, place }: { feed: readonly EventRecord[]; place: Placed }) {
  return (
    <Panel title="Events" note="newest first" {...place}>
      {feed.slice(0, place.lines).map((event, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
        <Box key={k} height={1} flexShrink={0}>
          <Cell dim width={9}>
            {event.date === feed[k - 1]?.date ? "" : event.date}
          </Cell>
          <Text wrap="truncate-end">{event.text}</Text>
        </Box>
      ))}
    </Panel>
  );
}
