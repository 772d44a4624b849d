/** Vectors: each state's engagement with each power as a bar, its best as a mark on it, its change; dependence. */
import { Box, Text } from "ink";
import { cut } from "../../../views/text/width.ts";
import { type Vector, type VectorsFrame, vectorsData } from "../../../views/vectors.ts";
import { markedBar } from "../components/bar.ts";
import { Cell } from "../components/Cell.tsx";
import { HeaderRow } from "../components/HeaderRow.tsx";
import { PanelBox } from "../components/PanelBox.tsx";
import { GUTTER, Row } from "../components/Row.tsx";
import { Rows } from "../components/Rows.tsx";
import { inSight, moreHead, nameColumn, seen } from "../components/sight.ts";
import { Tint } from "../components/Tint.tsx";
import type { Cursor } from "../state/state.ts";
import type { Panel, ViewProps } from "./panel.ts";

const NAME = 7;
const LONGEST_NAME = 14;
/** Value, arrow and space beside a bar. */
const BESIDE = 5;
/** The greatest power's share and the concentration. */
const LEANING = 11;
/** Under this width there is no room for it. */
const NARROW = 60;
const LONGEST_BAR = 12;
const ALL = "region";

export const vectors: Panel<VectorsFrame, null> = {
  data: vectorsData,
  side: "left",
  own: null,
  lines: ({ rows }) => 1 + rows.length + 1,
  cells: ({ rows, powers }) => ({ rows: rows.length + 1, columns: powers.length }),
  asks: ({ rows, powers, contest }, _, { row, column }, date) => {
    const state = rows[row];
    if (state) return { decision: "hedging", actor: state.actor, at: date };
    return contest ? { decision: "contest", actor: powers[column]!, at: date } : undefined;
  },
  View,
};

/** What Enter asks of the row under the cursor. */
function noteOf({ rows, powers, contest }: VectorsFrame, { row, column }: Cursor): string | undefined {
  if (row < 0) return undefined;
  const state = rows[row];
  if (state) return `Enter: why ${state.actor} engages so`;
  return contest ? `Enter: why ${powers[column]} acts so; h l another` : undefined;
}

function View({ frame, place, cursor }: ViewProps<VectorsFrame, null>) {
  const { powers, rows, region } = frame;
  const names = rows.map((r) => r.actor);
  const name = nameColumn(names, NAME, LONGEST_NAME);
  const narrow = place.width < NARROW;
  const room = place.width - GUTTER - name - (narrow ? 0 : LEANING);
  const sight = inSight(powers.length, BESIDE + 1, room, cursor.column, narrow);
  const bars = room - sight.more;
  const width = Math.max(BESIDE + 1, Math.floor(bars / sight.count));
  const bar = Math.max(0, Math.min(LONGEST_BAR, width - BESIDE - 1));
  const most = scaleOf(frame);
  const columns = [
    { head: "state", width: name },
    ...seen(powers, sight).map((id) => ({ id, head: cut(id, width - 1), width })),
    ...moreHead(sight),
  ];
  const all = region.map((engagement): Vector => ({ engagement, target: engagement, change: 0 }));
  return (
    <PanelBox
      title={vectorsData.title}
      note={noteOf(frame, cursor) ?? `engagement in %, bars to ${Math.round(most * 100)}`}
      place={place}
    >
      <HeaderRow columns={columns} last={narrow ? " " : "lean  HHI"} />
      <Rows
        count={rows.length + 1}
        room={place.lines - 1}
        cursor={cursor.row}
        row={(k) => {
          const row = rows[k];
          const marked = k === cursor.row;
          return (
            <Row key={row?.actor ?? ALL} marked={marked}>
              <Cell width={name}>
                <Text bold>{cut(row?.actor ?? ALL, name - 1)}</Text>
              </Cell>
              {seen(row?.vectors ?? all, sight).map((v, q) => (
                <Box key={powers[sight.from + q]} width={width} flexShrink={0}>
                  <Engaged
                    of={v}
                    most={most}
                    bar={bar}
                    on={marked && !row && sight.from + q === cursor.column}
                  />
                </Box>
              ))}
              {sight.hidden > 0 ? <Cell width={sight.more}> </Cell> : null}
              <Text wrap="truncate-end">
                {row && !narrow ? `${percent(row.dependence)}% ${row.concentration.toFixed(2)}` : ""}
              </Text>
            </Row>
          );
        }}
      />
    </PanelBox>
  );
}

/** The power of which Enter asks is in brackets, as on the ladder. */
function Engaged({ of, most, bar, on }: { of: Vector; most: number; bar: number; on: boolean }) {
  return (
    <Text wrap="truncate-end">
      <Tint tone="accent">{markedBar(of.engagement / most, of.target / most, bar)}</Tint>
      {`${on ? "[" : " "}${percent(of.engagement)}`}
      <Change by={of.change} />
      {on ? "]" : ""}
    </Text>
  );
}

/** Half a point of engagement is a change that is worth a sign. */
function Change({ by }: { by: number }) {
  if (Math.abs(by) < 0.005) return <> </>;
  return <Tint tone={by > 0 ? "good" : "bad"}>{by > 0 ? "↑" : "↓"}</Tint>;
}

function percent(share: number): string {
  return String(Math.round(share * 100)).padStart(3);
}

/** Full length of a bar: the greatest that is shown, to the next tenth, so that it seldom moves. */
function scaleOf({ rows }: VectorsFrame): number {
  const all = rows.flatMap((r) => r.vectors.flatMap((v) => [v.engagement, v.target]));
  return Math.max(1, Math.ceil(Math.max(0, ...all) * 10)) / 10;
}
