/** Trust of each pair as a bar, and the pairs that have changed most. */
import { Text } from "ink";
import { cut, fitted, widthOf } from "../../../views/text/width.ts";
import { mostChanged, type PairTrust, trustData } from "../../../views/trust.ts";
import { bar, signed } from "../components/bar.ts";
import { abreast, Grid, widest } from "../components/Grid.tsx";
import { Line } from "../components/Line.tsx";
import { PanelBox } from "../components/PanelBox.tsx";
import { GUTTER } from "../components/Row.tsx";
import { Tint, type Tone } from "../components/Tint.tsx";
import type { Panel, ViewProps } from "./panel.ts";

const NAMED = 3;
const BAR = 8;
/** The mark, the spaces, the bar, the value and the arrow beside the name. */
const BESIDE = GUTTER + 1 + BAR + 1 + 4 + 1 + 1;

export const trust: Panel<readonly PairTrust[], null> = {
  data: trustData,
  side: "left",
  own: null,
  lines: (all, { width }) => 1 + Math.ceil(all.length / abreast(width, nameWidth(all) + BESIDE)),
  cells: (all) => ({ rows: all.length, columns: 1 }),
  undecided: "nobody decides on trust: it follows from what the two do",
  View,
};

function nameWidth(all: readonly PairTrust[]): number {
  return widest(all.map((t) => t.pair));
}

/** Of a pair with long names something of both. */
function shortened(pair: string, width: number): string {
  const ids = pair.split("-");
  if (widthOf(pair) <= width || ids.length !== 2) return pair;
  return ids.map((id) => cut(id, Math.floor((width - 1) / 2))).join("-");
}

function View({ frame, place, cursor }: ViewProps<readonly PairTrust[], null>) {
  const changed = mostChanged(frame, NAMED);
  const name = nameWidth(frame);
  return (
    <PanelBox title={trustData.title} place={place}>
      <Line dim>
        {changed.length
          ? `most changed: ${changed.map((t) => `${t.pair} ${signed(t.change)}`).join(", ")}`
          : "no change yet"}
      </Line>
      <Grid
        cell={name + BESIDE}
        width={place.width}
        room={place.lines - 1}
        cursor={cursor.row}
        cells={frame.map((t) => {
          const { arrow, tone } = direction(t.change);
          return {
            key: t.pair,
            content: (
              <Text>
                {fitted(shortened(t.pair, name), name)} <Tint tone="accent">{bar(t.trust, BAR)}</Tint>
                {` ${t.trust.toFixed(2)}`}
                <Tint tone={tone}>{arrow}</Tint>
              </Text>
            ),
          };
        })}
      />
    </PanelBox>
  );
}

function direction(change: number): { arrow: string; tone: Tone | undefined } {
  if (Math.abs(change) < 0.005) return { arrow: " ", tone: undefined };
  return change > 0 ? { arrow: "↑", tone: "good" } : { arrow: "↓", tone: "bad" };
}
