/** The keys of the view, and what its panels show. */
import { Box, Text } from "ink";
import { helpRows, NAME_WIDTH } from "../state/help.ts";
import type { State } from "../state/state.ts";
import { Cell } from "./Cell.tsx";
import { inSight, PanelBox } from "./PanelBox.tsx";

export function Help(props: { state: State; scroll: number; width: number; lines: number }) {
  const { state, scroll, width, lines } = props;
  const { shown, note } = inSight(helpRows(state), scroll, lines);
  return (
    <PanelBox title="Keys" note={note} place={{ width, lines, focused: true }}>
      {shown.map(({ name, says }, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
        <Box key={k} height={1} flexShrink={0}>
          <Cell width={NAME_WIDTH}>
            <Text bold>{name}</Text>
          </Cell>
          <Text wrap="truncate-end">{says}</Text>
        </Box>
      ))}
    </PanelBox>
  );
}
