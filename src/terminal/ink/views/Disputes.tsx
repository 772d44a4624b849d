/** Disputes: segments settled as a bar, the stage of the treaty, frozen talks, clashes. */
import { Box, Text } from "ink";
import type { Dispute } from "../look/disputes.ts";
import type { Placed } from "../pages.ts";
import { bar } from "./bar.ts";
import { Cell } from "./Cell.tsx";
import { Panel } from "./Panel.tsx";
import { Rows } from "./Rows.tsx";
import { Tint } from "./Tint.tsx";

const BAR = 20;
const WIDTHS = { id: 16, bar: BAR + 9, stage: 13 };

export function Disputes({ disputes, place }: { disputes: readonly Dispute[]; place: Placed }) {
  return (
    <Panel title="Disputes" {...place}>
      <Box height={1} flexShrink={0}>
        <Cell dim width={WIDTHS.id}>
          between
        </Cell>
        <Cell dim width={WIDTHS.bar}>
          segments settled
        </Cell>
        <Cell dim width={WIDTHS.stage}>
          stage
        </Cell>
        <Text dimColor wrap="truncate-end">
          talks and clashes
        </Text>
      </Box>
      <Rows rows={disputes.map((d) => row(d))} room={place.lines - 1} />
    </Panel>
  );
}

function row(d: Dispute) {
  return (
    <Box key={d.id} height={1} flexShrink={0}>
      <Cell width={WIDTHS.id}>
        <Text bold>{d.id}</Text>
      </Cell>
      <Cell width={WIDTHS.bar}>
        <Tint tone="accent">{bar(d.settled / d.segments, BAR)}</Tint>
        {` ${d.settled}/${d.segments}`}
      </Cell>
      <Cell width={WIDTHS.stage}>{d.stage ?? "-"}</Cell>
      <Text wrap="truncate-end">
        <Tint tone={d.clashed ? "bad" : d.frozen > 0 ? "warn" : undefined}>{talks(d)}</Tint>
      </Text>
    </Box>
  );
}

function talks(d: Dispute): string {
  const said = [
    ...(d.clashed ? ["! clash"] : []),
    ...(d.frozen > 0 ? [`frozen ${d.frozen.toFixed(1)} yr`] : []),
    ...(d.clashes > 0 ? [`${d.clashes} ${d.clashes === 1 ? "clash" : "clashes"}`] : []),
  ];
  return said.length ? said.join(", ") : "-";
}
