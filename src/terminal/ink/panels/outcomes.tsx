/** The outcomes as they stand; at the end, the summary of the run. */
import { Text } from "ink";
import { fitted } from "../../plain/width.ts";
import { type OutcomeLine, outcomesOf } from "../look/outcomes.ts";
import type { Panel, ViewProps } from "../panel.ts";
import { abreast, Grid, widest } from "../views/Grid.tsx";
import { Line } from "../views/Line.tsx";
import { PanelBox } from "../views/PanelBox.tsx";

/** The mark, the spaces and the value beside the name. */
const BESIDE = 10;

export const outcomes: Panel<readonly OutcomeLine[], null> = {
  id: "outcomes",
  title: "Outcomes",
  doc: "what the scenario asks for, as it stands; Enter explains a decision; at the end, the digest of the run",
  side: "left",
  own: null,
  look: (session) => outcomesOf(session),
  // The line of the digest has its place from the start, so that nothing moves at the end.
  lines: (all, { width }) => 1 + Math.ceil(all.length / abreast(width, nameWidth(all) + BESIDE)),
  cells: (all) => ({ rows: all.length, columns: 1 }),
  // In the month in which it came about, or else in the one on screen.
  asks: (all, _, { row }, { frame }) => {
    const line = all[row];
    return line?.decision && { ...line.decision, at: line.value ?? frame.date };
  },
  undecided: "this outcome is nobody's decision: Enter on an event says who decided what",
  View,
};

function nameWidth(all: readonly OutcomeLine[]): number {
  return widest(all.map((o) => o.id));
}

function View({ look, place, cursor, state }: ViewProps<readonly OutcomeLine[], null>) {
  const { digest } = state.frame;
  const name = nameWidth(look);
  return (
    <PanelBox
      title={digest === undefined ? "Outcomes so far" : "Summary"}
      note={digest === undefined ? undefined : "how it ended"}
      place={place}
    >
      <Grid
        cell={name + BESIDE}
        width={place.width}
        room={place.lines - 1}
        cursor={cursor.row}
        cells={look.map((o) => ({
          key: o.id,
          content: (
            <Text dimColor={o.value === null}>
              {fitted(o.id, name)} {o.value === null ? "-" : <Text bold>{o.value}</Text>}
            </Text>
          ),
        }))}
      />
      {digest === undefined ? null : <Line dim>{`digest ${digest}`}</Line>}
    </PanelBox>
  );
}
