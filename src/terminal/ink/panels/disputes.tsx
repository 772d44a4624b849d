/** Disputes: segments settled as a bar, the stage of the treaty, frozen talks, clashes. */
import { Text } from "ink";
import { cut } from "../../plain/width.ts";
import { type Dispute, disputesOf } from "../look/disputes.ts";
import type { Panel, ViewProps } from "../panel.ts";
import { bar } from "../views/bar.ts";
import { Cell } from "../views/Cell.tsx";
import { Heads } from "../views/Heads.tsx";
import { PanelBox } from "../views/PanelBox.tsx";
import { Row } from "../views/Row.tsx";
import { Rows } from "../views/Rows.tsx";
import { Tint } from "../views/Tint.tsx";

const BAR = 20;
const WIDTHS = { id: 14, bar: BAR + 9, stage: 13 };
const HEADS = [
  { head: "between", width: WIDTHS.id },
  { head: "segments settled", width: WIDTHS.bar },
  { head: "stage", width: WIDTHS.stage },
];

export const disputes: Panel<readonly Dispute[], null> = {
  id: "disputes",
  title: "Disputes",
  doc: "how much of each border is settled, how far its treaty has come, what holds talks up",
  side: "left",
  own: null,
  look: (session) => {
    const all = disputesOf(session);
    return all.length > 0 ? all : undefined;
  },
  lines: (all) => 1 + all.length,
  cells: (all) => ({ rows: all.length, columns: 1 }),
  undecided: "nobody decides this by itself: settlements and clashes follow rules",
  View,
};

function View({ look, place, cursor }: ViewProps<readonly Dispute[], null>) {
  return (
    <PanelBox title="Disputes" place={place}>
      <Heads columns={HEADS} last="talks and clashes" />
      <Rows
        count={look.length}
        row={(k) => row(look[k]!, k === cursor.row)}
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
