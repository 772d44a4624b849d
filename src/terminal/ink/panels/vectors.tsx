/** Vectors: each state's engagement with each power as a bar, its best as a mark on it, its change; dependence. */
import { Box, Text } from "ink";
import { type Vector, type Vectors, vectorsOf } from "../look/vectors.ts";
import type { Panel, ViewProps } from "../panel.ts";
import { markedBar } from "../views/bar.ts";
import { Cell } from "../views/Cell.tsx";
import { Heads } from "../views/Heads.tsx";
import { PanelBox } from "../views/PanelBox.tsx";
import { GUTTER, Row } from "../views/Row.tsx";
import { Rows } from "../views/Rows.tsx";
import { Tint } from "../views/Tint.tsx";

const NAME = 7;
/** Value, arrow and space beside a bar. */
const BESIDE = 5;
/** The greatest power's share and the concentration. */
const LEANING = 11;
const LONGEST_BAR = 12;
const ALL = "region";

export const vectors: Panel<Vectors, null> = {
  id: "vectors",
  title: "Vectors",
  doc: "engagement of each state with each power in %, │ its best, ↑ ↓ its change; lean: share of the greatest, HHI",
  side: "left",
  own: null,
  look: (session, _, before) => vectorsOf(session, before),
  lines: ({ rows }) => 1 + rows.length + 1,
  cells: ({ rows, powers }) => ({ rows: rows.length + 1, columns: powers.length }),
  asks: ({ rows, powers, contest }, _, { row, column }, { frame }) => {
    const state = rows[row];
    if (state) return { decision: "hedging", agent: state.actor, at: frame.date };
    return contest ? { decision: "contest", agent: powers[column]!, at: frame.date } : undefined;
  },
  View,
};

function View({ look, place, cursor }: ViewProps<Vectors, null>) {
  const { powers, rows, region } = look;
  const width = Math.max(BESIDE + 1, Math.floor((place.width - GUTTER - NAME - LEANING) / powers.length));
  const bar = Math.max(0, Math.min(LONGEST_BAR, width - BESIDE - 1));
  const most = scaleOf(look);
  const columns = [{ head: "state", width: NAME }, ...powers.map((head) => ({ head, width }))];
  const all = region.map((engagement): Vector => ({ engagement, target: engagement, change: 0 }));
  return (
    <PanelBox title="Vectors" note={`engagement in %, bars to ${Math.round(most * 100)}`} place={place}>
      <Heads columns={columns} last="lean  HHI" />
      <Rows
        count={rows.length + 1}
        room={place.lines - 1}
        cursor={cursor.row}
        row={(k) => {
          const row = rows[k];
          const marked = k === cursor.row;
          return (
            <Row key={row?.actor ?? ALL} marked={marked}>
              <Cell width={NAME}>
                <Text bold>{row?.actor ?? ALL}</Text>
              </Cell>
              {(row?.vectors ?? all).map((v, q) => (
                <Box key={powers[q]} width={width} flexShrink={0}>
                  <Text wrap="truncate-end" underline={marked && !row && q === cursor.column}>
                    <Tint tone="accent">{markedBar(v.engagement / most, v.target / most, bar)}</Tint>
                    {` ${percent(v.engagement)}`}
                    <Change by={v.change} />
                  </Text>
                </Box>
              ))}
              <Text wrap="truncate-end">
                {row ? `${percent(row.dependence)}% ${row.concentration.toFixed(2)}` : ""}
              </Text>
            </Row>
          );
        }}
      />
    </PanelBox>
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
function scaleOf({ rows }: Vectors): number {
  const all = rows.flatMap((r) => r.vectors.flatMap((v) => [v.engagement, v.target]));
  return Math.max(1, Math.ceil(Math.max(0, ...all) * 10)) / 10;
}
