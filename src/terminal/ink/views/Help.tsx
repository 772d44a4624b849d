/** The keys of the view. */
import { Box, Text } from "ink";
import { KEYS } from "../keys.ts";
import { Cell } from "./Cell.tsx";
import { Line } from "./Line.tsx";
import { Panel } from "./Panel.tsx";

export function Help({ width, lines }: { width: number; lines: number }) {
  return (
    <Panel title="Keys" note="? or Esc closes" width={width} lines={lines}>
      {KEYS.map(({ keys, does }) => (
        <Box key={keys} height={1} flexShrink={0}>
          <Cell width={10}>
            <Text bold>{keys}</Text>
          </Cell>
          <Text wrap="truncate-end">{does}</Text>
        </Box>
      ))}
      <Line> </Line>
      <Line dim>chance: of signing, were it asked that month; at its signature, once it has signed</Line>
      <Line dim>most against: the term that takes most from the utility of signing</Line>
      <Line dim>↑ ↓: trust has risen or fallen since the run began</Line>
    </Panel>
  );
}
