/** The keys of the view, and what its panels show. */
import { Box, Text } from "ink";
import { KEYS } from "../keys.ts";
import { panelsOf } from "../panels/index.ts";
import type { State } from "../state.ts";
import { Cell } from "./Cell.tsx";
import { Line } from "./Line.tsx";
import { PanelBox } from "./PanelBox.tsx";
import { Rows } from "./Rows.tsx";

const WIDTH = 13;

export function Help({ state, width, lines }: { state: State; width: number; lines: number }) {
  const panels = panelsOf(state.head.panels, state.frame);
  const rows = [
    ...KEYS.map(({ keys, does }) => <Entry key={keys} name={keys} says={does} />),
    ...panels.flatMap((p) =>
      (p.keys ?? []).map(({ key, does }) => (
        <Entry key={`${p.id} ${key}`} name={key} says={`${p.title}: ${does}`} />
      )),
    ),
    <Line key="rest"> </Line>,
    ...panels.map((p) => <Entry key={p.id} name={p.title} says={p.doc} />),
  ];
  return (
    <PanelBox title="Keys" note="? or Esc closes" place={{ width, lines, focused: true }}>
      <Rows count={rows.length} row={(k) => rows[k]} room={lines} />
    </PanelBox>
  );
}

function Entry({ name, says }: { name: string; says: string }) {
  return (
    <Box height={1} flexShrink={0}>
      <Cell width={WIDTH}>
        <Text bold>{name}</Text>
      </Cell>
      <Text wrap="truncate-end">{says}</Text>
    </Box>
  );
}
