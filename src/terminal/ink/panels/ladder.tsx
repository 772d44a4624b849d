/** The ladder of institutions: its steps, who has taken each, how likely the others accept, what a step waits for. */
import { Box, Text } from "ink";
import { type LadderFrame, ladderData, type Standing, type StepRow } from "../../../views/ladder.ts";
import { cut } from "../../../views/text/width.ts";
import { Cell } from "../components/Cell.tsx";
import { HeaderRow } from "../components/HeaderRow.tsx";
import { PanelBox } from "../components/PanelBox.tsx";
import { GUTTER, Row } from "../components/Row.tsx";
import { Rows } from "../components/Rows.tsx";
import { inSight, moreHead, nameColumn, type Sight, seen } from "../components/sight.ts";
import { Tint } from "../components/Tint.tsx";
import type { Panel, ViewProps } from "./panel.ts";

const WIDTHS = { step: 5, since: 9, actor: 5, title: 44 };
const LEAST_TITLE = 12;
/** Beside the titles: what a step waits for. */
const WAITS = 16;
const LONGEST_STEP = 12;
/** Under this width there is no room for titles and for what is waited for. */
const NARROW = 60;

export const ladder: Panel<LadderFrame, null> = {
  data: ladderData,
  side: "left",
  own: null,
  lines: ({ rows }) => 1 + rows.length,
  cells: ({ rows, actors }) => ({ rows: rows.length, columns: actors.length }),
  asks: ({ rows, actors }, _, { row, column }, date) => {
    const found = rows[row]!;
    const at = found.standing[column]?.voted?.date ?? date;
    return { decision: "vote", actor: actors[column]!, object: found.step, at };
  },
  View,
};

function View({ frame, place, cursor, state }: ViewProps<LadderFrame, null>) {
  const { actors, rows, depth } = frame;
  const { step, title, sight, narrow } = layOut(frame, place.width, cursor.column);
  const taken = rows.filter((r) => r.adopted !== undefined).length;
  const on = rows[cursor.row];
  // Where there are many actors their names are cut.
  const whose = on && sight.hidden > 0 ? `; on ${on.step}: ${actors[cursor.column]}` : "";
  const next = rows.findIndex((r) => r.adopted === undefined);
  return (
    <PanelBox
      title={ladderData.title}
      note={`${taken} of ${rows.length} steps, depth ${depth.toFixed(2)}${whose}`}
      place={place}
    >
      <HeaderRow
        columns={[
          { head: "step", width: step },
          { head: " ", width: title },
          { head: "since", width: WIDTHS.since },
          ...seen(actors, sight).map((id) => ({ id, head: cut(id, WIDTHS.actor - 1), width: WIDTHS.actor })),
          ...moreHead(sight),
        ]}
        last={narrow ? " " : "waits for"}
      />
      <Rows
        count={rows.length}
        room={place.lines - 1}
        cursor={cursor.row >= 0 ? cursor.row : next}
        row={(k) => {
          const r = rows[k]!;
          const marked = k === cursor.row;
          return (
            <Row key={r.step} marked={marked}>
              <Cell width={step}>
                <Text bold>{cut(r.step, step - 1)}</Text>
              </Cell>
              <Cell width={title}>{cut(state.head.titles[`institutions.${r.step}`] ?? "", title - 1)}</Cell>
              <Cell width={WIDTHS.since}>{r.adopted ?? "-"}</Cell>
              {seen(r.standing, sight).map((s, i) => (
                <Box key={actors[sight.from + i]} width={WIDTHS.actor} flexShrink={0}>
                  <Stands of={s} row={r} on={marked && sight.from + i === cursor.column} />
                </Box>
              ))}
              {sight.hidden > 0 ? <Cell width={sight.more}> </Cell> : null}
              <Text wrap="truncate-end">{narrow ? "" : waitsOf(r)}</Text>
            </Row>
          );
        }}
      />
    </PanelBox>
  );
}

function waitsOf({ waits, adopted }: StepRow): string {
  return waits.length > 0 ? waits.join(", ") : adopted ? "" : "a vote";
}

/** Widths of the steps' names and titles, and the actors for whom there is room. */
function layOut({ actors, rows }: LadderFrame, width: number, cursor: number) {
  const names = rows.map((r) => r.step);
  const step = nameColumn(names, WIDTHS.step, LONGEST_STEP);
  const rest = width - GUTTER - step - WIDTHS.since;
  const narrow = width < NARROW;
  const sight: Sight = inSight(
    actors.length,
    WIDTHS.actor,
    narrow ? rest : rest - LEAST_TITLE - WAITS,
    cursor,
    narrow,
  );
  const left = rest - sight.count * WIDTHS.actor - sight.more - WAITS;
  return { step, title: narrow ? 0 : Math.max(LEAST_TITLE, Math.min(WIDTHS.title, left)), sight, narrow };
}

/** The cell on which the cursor stands is in brackets. */
function Stands({ of, row, on }: { of: Standing; row: StepRow; on: boolean }) {
  const { text, tone } = signOf(of, row);
  return (
    <Text wrap="truncate-end">
      {on ? "[" : ""}
      <Tint tone={tone}>{text}</Tint>
      {on ? "]" : ""}
    </Text>
  );
}

function signOf(of: Standing, row: StepRow): { text: string; tone: "good" | "bad" | undefined } {
  if (of.taken) return { text: "●", tone: "good" };
  if (of.chance === undefined || row.waits.length > 0) return { text: "·", tone: undefined };
  const refused = of.voted && !of.voted.accepted;
  return { text: `${Math.round(of.chance * 100)}${refused ? "×" : ""}`, tone: refused ? "bad" : undefined };
}
