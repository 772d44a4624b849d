/** The outcomes as they stand; at the end, the summary of the run. */
import { Text } from "ink";
import { type OutcomeLine, outcomesData } from "../../../views/outcomes.ts";
import { fitted } from "../../../views/text/width.ts";
import { abreast, Grid, widest } from "../components/Grid.tsx";
import { Line } from "../components/Line.tsx";
import { PanelBox } from "../components/PanelBox.tsx";
import type { Panel, ViewProps } from "./panel.ts";

/** The mark and the spaces beside the name and the value. */
const BESIDE = 3;
/** Width of a month. */
const VALUE = 7;

export const outcomes: Panel<readonly OutcomeLine[], null> = {
  data: outcomesData,
  side: "left",
  own: null,
  // The line of the digest has its place from the start, so that nothing moves at the end.
  lines: (all, { width }) => 1 + Math.ceil(all.length / abreast(width, cellWidth(all))),
  cells: (all) => ({ rows: all.length, columns: 1 }),
  // In the period of the run in which it came about, or else in the one on screen.
  asks: (all, _, { row }, date) => {
    const line = all[row];
    return line?.decision && { ...line.decision, at: line.at ?? date };
  },
  undecided: "this outcome is nobody's decision: Enter on an event says who decided what",
  View,
};

function nameWidth(all: readonly OutcomeLine[]): number {
  return widest(all.map((o) => o.id));
}

/** Wide enough for every name of a category, so that nothing moves when it changes. */
function cellWidth(all: readonly OutcomeLine[]): number {
  return nameWidth(all) + BESIDE + Math.max(VALUE, widest(all.flatMap((o) => o.categories ?? [])));
}

function View({ frame, place, cursor, state }: ViewProps<readonly OutcomeLine[], null>) {
  const { digest } = state.frame;
  const name = nameWidth(frame);
  return (
    <PanelBox
      title={digest === undefined ? "Outcomes so far" : "Summary"}
      note={digest === undefined ? undefined : "how it ended"}
      place={place}
    >
      <Grid
        cell={cellWidth(frame)}
        width={place.width}
        room={place.lines - 1}
        cursor={cursor.row}
        cells={frame.map((o) => ({
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
