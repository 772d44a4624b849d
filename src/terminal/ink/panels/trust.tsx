/** Trust of each pair as a bar, and the pairs that have changed most. */
import { Text } from "ink";
import { mostChanged, type PairTrust, trustOf } from "../look/trust.ts";
import type { Panel, ViewProps } from "../panel.ts";
import { bar, signed } from "../views/bar.ts";
import { abreast, Grid, widest } from "../views/Grid.tsx";
import { Line } from "../views/Line.tsx";
import { PanelBox } from "../views/PanelBox.tsx";
import { Tint, type Tone } from "../views/Tint.tsx";

const NAMED = 3;
const BAR = 8;
/** The spaces, the bar, the value and the arrow beside the name. */
const BESIDE = 1 + BAR + 1 + 4 + 2 + 2;

export const trust: Panel<readonly PairTrust[], null> = {
  id: "trust",
  title: "Trust",
  doc: "trust of each pair; an arrow where it has risen or fallen since the run began",
  side: "left",
  own: null,
  look: (session, _, before) => {
    const all = trustOf(session, before);
    return all.length > 0 ? all : undefined;
  },
  lines: (all, { width }) => 1 + Math.ceil(all.length / abreast(width, nameWidth(all) + BESIDE)),
  View,
};

function nameWidth(all: readonly PairTrust[]): number {
  return widest(all.map((t) => t.pair));
}

function View({ look, place }: ViewProps<readonly PairTrust[], null>) {
  const changed = mostChanged(look, NAMED);
  const name = nameWidth(look);
  return (
    <PanelBox title="Trust" place={place}>
      <Line dim>
        {changed.length
          ? `most changed: ${changed.map((t) => `${t.pair} ${signed(t.change)}`).join(", ")}`
          : "no change yet"}
      </Line>
      <Grid
        cell={name + BESIDE}
        width={place.width}
        room={place.lines - 1}
        cells={look.map((t) => {
          const { arrow, tone } = direction(t.change);
          return {
            key: t.pair,
            content: (
              <Text>
                {t.pair.slice(0, name).padEnd(name)} <Tint tone="accent">{bar(t.trust, BAR)}</Tint>
                {` ${t.trust.toFixed(2)} `}
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
