/** Disputes: segments settled as a bar, the stage of the treaty, frozen talks, clashes. */
import { Text } from "ink";
import { type Dispute, disputesData } from "../../../views/disputes.ts";
import { cut } from "../../../views/text/width.ts";
import { bar } from "../components/bar.ts";
import { Cell } from "../components/Cell.tsx";
import { HeaderRow } from "../components/HeaderRow.tsx";
import { PanelBox } from "../components/PanelBox.tsx";
import { Row } from "../components/Row.tsx";
import { Rows } from "../components/Rows.tsx";
import { Tint } from "../components/Tint.tsx";
import type { Panel, ViewProps } from "./panel.ts";

const BAR = 20;
const WIDTHS = { id: 14, bar: BAR + 9, stage: 13 };
const HEADS = [
  { head: "between", width: WIDTHS.id },
  { head: "segments settled", width: WIDTHS.bar },
  { head: "stage", width: WIDTHS.stage },
];

export const disputes: Panel<readonly Dispute[], null> = {
  data: disputesData,
  side: "left",
  own: null,
  lines: (all) => 1 + all.length,
  cells: (all) => ({ rows: all.length, columns: 1 }),
  undecided: "nobody decides this by itself: settlements and clashes follow rules",
  View,
};

function View({ frame, place, cursor }: ViewProps<readonly Dispute[], null>) {
  return (
    <PanelBox title={disputesData.title} place={place}>
      <HeaderRow columns={HEADS} last="talks and clashes" />
      <Rows
        count={frame.length}
        row={(k) => row(frame[k]!, k === cursor.row)}
        room={place.lines - 1}
        cursor={cursor.row}
      />
    </PanelBox>
  );
}

function row(d: Dispute, marked: boolean) {
  return (
    <Row key={d.id} marked={marked}>
      <Cell width={WIDTHS.id}>
        <Text bold>{cut(d.id, WIDTHS.id - 1)}</Text>
      </Cell>
      <Cell width={WIDTHS.bar}>
        <Tint tone="accent">{bar(d.settled / d.segments, BAR)}</Tint>
        {` ${d.settled}/${d.segments}`}
      </Cell>
      <Cell width={WIDTHS.stage}>{d.stage ?? "-"}</Cell>
      <Text wrap="truncate-end">
        <Tint tone={d.clashed ? "bad" : d.frozen > 0 ? "warn" : undefined}>{talks(d)}</Tint>
      </Text>
    </Row>
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
