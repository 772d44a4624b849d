/** Treaty board: actors by stage, chance of signing when last asked or would be, what weighs most against. */
import { Box, Text } from "ink";
import type { Board as BoardLook, BoardRow, Stage } from "../look/board.ts";
import type { Placed } from "../pages.ts";
import { signed } from "./bar.ts";
import { Cell } from "./Cell.tsx";
import { Line } from "./Line.tsx";
import { Panel } from "./Panel.tsx";
import { Rows } from "./Rows.tsx";
import { Tint, type Tone } from "./Tint.tsx";

const SIGNS: Record<Stage, { sign: string; tone?: Tone }> = {
  "not proposed": { sign: "·" },
  "not signed": { sign: "○", tone: "warn" },
  signed: { sign: "◐", tone: "accent" },
  ratified: { sign: "●", tone: "good" },
};
const STAGES: readonly Stage[] = ["ratified", "signed", "not signed", "not proposed"];
const WIDTHS = { actor: 7, stage: 15, since: 9, chance: 7, asked: 13 };

export function Board({ boards, place }: { boards: readonly BoardLook[]; place: Placed }) {
  const [only] = boards;
  const rows = boards.flatMap((b) => [
    ...(boards.length > 1 ? [<Line key={b.treaty} bold>{`${b.treaty}: ${tally(b)}`}</Line>] : []),
    ...b.rows.map((r) => <Row key={`${b.treaty}.${r.actor}`} row={r} />),
  ]);
  return (
    <Panel title="Treaty board" {...(boards.length === 1 && only && { note: tally(only) })} {...place}>
      <Box height={1} flexShrink={0}>
        <Cell dim width={WIDTHS.actor}>
          actor
        </Cell>
        <Cell dim width={WIDTHS.stage}>
          stage
        </Cell>
        <Cell dim width={WIDTHS.since}>
          since
        </Cell>
        <Cell dim width={WIDTHS.chance}>
          chance
        </Cell>
        <Cell dim width={WIDTHS.asked}>
          last asked
        </Cell>
        <Text dimColor wrap="truncate-end">
          most against, util
        </Text>
      </Box>
      <Rows rows={rows} room={place.lines - 1} />
    </Panel>
  );
}

function Row({ row }: { row: BoardRow }) {
  const { sign, tone } = SIGNS[row.stage];
  const { weighed, asked } = row;
  const against = weighed?.against;
  return (
    <Box height={1} flexShrink={0}>
      <Cell width={WIDTHS.actor}>
        <Text bold>{row.actor}</Text>
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
    </Box>
  );
}

function tally(board: BoardLook): string {
  const counts = STAGES.map((stage) => ({
    stage,
    count: board.rows.filter((r) => r.stage === stage).length,
  }));
  return [
    ...counts.filter((c) => c.count > 0).map((c) => `${c.count} ${c.stage}`),
    board.inForce ? `in force ${board.inForce}` : "not in force",
  ].join(", ");
}
