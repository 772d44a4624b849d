/** Treaty board: actors by stage, chance of signing when last asked or would be, what weighs most against. */
import { Text } from "ink";
import { type Board, type BoardRow, boardData, type Stage } from "../../../views/board.ts";
import { cut } from "../../../views/text/width.ts";
import { signed } from "../components/bar.ts";
import { Cell } from "../components/Cell.tsx";
import { HeaderRow } from "../components/HeaderRow.tsx";
import { Line } from "../components/Line.tsx";
import { PanelBox } from "../components/PanelBox.tsx";
import { Row } from "../components/Row.tsx";
import { Rows } from "../components/Rows.tsx";
import { nameColumn } from "../components/sight.ts";
import { Tint, type Tone } from "../components/Tint.tsx";
import type { Panel, ViewProps } from "./panel.ts";

const SIGNS: Record<Stage, { sign: string; tone?: Tone }> = {
  "not proposed": { sign: "·" },
  "not signed": { sign: "○", tone: "warn" },
  signed: { sign: "◐", tone: "accent" },
  ratified: { sign: "●", tone: "good" },
};
const STAGES: readonly Stage[] = ["ratified", "signed", "not signed", "not proposed"];
const WIDTHS = { actor: 6, stage: 15, since: 9, chance: 7, asked: 13 };
const LONGEST_ACTOR = 12;
const HEADS = [
  { head: "stage", width: WIDTHS.stage },
  { head: "since", width: WIDTHS.since },
  { head: "chance", width: WIDTHS.chance },
  { head: "last asked", width: WIDTHS.asked },
];

export const board: Panel<readonly Board[], null> = {
  data: boardData,
  side: "left",
  own: null,
  lines: (boards) => 1 + (boards.length > 1 ? boards.length : 0) + rowsOf(boards).length,
  cells: (boards) => ({ rows: rowsOf(boards).length, columns: 1 }),
  asks: (boards, _, { row }, date) => {
    const all = boards.flatMap((b) => b.rows.map((r) => ({ treaty: b.treaty, ...r })));
    const found = all[row];
    if (!found || found.stage === "not proposed") return undefined;
    const { actor, treaty, asked } = found;
    return { decision: "accession", actor, object: treaty, at: asked?.date ?? date };
  },
  View,
};

function rowsOf(boards: readonly Board[]): BoardRow[] {
  return boards.flatMap((b) => b.rows);
}

function View({ frame: boards, place, cursor }: ViewProps<readonly Board[], null>) {
  const titled = boards.length > 1;
  const actors = rowsOf(boards).map((r) => r.actor);
  const name = nameColumn(actors, WIDTHS.actor, LONGEST_ACTOR);
  let row = -1;
  let at = -1;
  const lines = boards.flatMap((b) => [
    ...(titled ? [<Line key={b.treaty} bold>{`${b.treaty}: ${tally(b)}`}</Line>] : []),
    ...b.rows.map((r) => {
      row++;
      if (row === cursor.row) at = row + (titled ? boards.indexOf(b) + 1 : 0);
      return <Standing key={`${b.treaty}.${r.actor}`} row={r} name={name} marked={row === cursor.row} />;
    }),
  ]);
  return (
    <PanelBox title={boardData.title} note={titled ? undefined : boards[0] && tally(boards[0])} place={place}>
      <HeaderRow columns={[{ head: "actor", width: name }, ...HEADS]} last="most against, util" />
      <Rows count={lines.length} row={(k) => lines[k]} room={place.lines - 1} cursor={at} />
    </PanelBox>
  );
}

function Standing({ row, name, marked }: { row: BoardRow; name: number; marked: boolean }) {
  const { sign, tone } = SIGNS[row.stage];
  const { weighed, asked } = row;
  const against = weighed?.against;
  return (
    <Row marked={marked}>
      <Cell width={name}>
        <Text bold>{cut(row.actor, name - 1)}</Text>
      </Cell>
      <Cell width={WIDTHS.stage}>
        <Tint tone={tone}>{`${sign} ${row.stage}`}</Tint>
      </Cell>
      <Cell width={WIDTHS.since}>{row.since ?? "-"}</Cell>
      <Cell width={WIDTHS.chance}>{weighed ? `${Math.round(weighed.chance * 100)}%` : "-"}</Cell>
      <Cell width={WIDTHS.asked}>
        {asked ? `${asked.date} ${asked.forced ? "set" : asked.accepted ? "yes" : "no"}` : "-"}
      </Cell>
      <Text wrap="truncate-end">{against ? `${signed(against.share)} ${against.label}` : "-"}</Text>
    </Row>
  );
}

function tally(b: Board): string {
  const counts = STAGES.map((stage) => ({ stage, count: b.rows.filter((r) => r.stage === stage).length }));
  return [
    ...counts.filter((c) => c.count > 0).map((c) => `${c.count} ${c.stage}`),
    b.inForce ? `in force ${b.inForce}` : "not in force",
  ].join(", ");
}
