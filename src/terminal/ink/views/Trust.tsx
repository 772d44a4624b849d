/** Trust of each pair as a bar, and the pairs that have changed most. */
import { Text } from "ink";
import { mostChanged, type PairTrust } from "../look/trust.ts";
import type { Placed } from "../pages.ts";
import { pairWidth, TRUST_BAR } from "../panels.ts";
import { bar, signed } from "./bar.ts";
import { Grid } from "./Grid.tsx";
import { Line } from "./Line.tsx";
import { Panel } from "./Panel.tsx";
import { Tint, type Tone } from "./Tint.tsx";

const NAMED = 3;

export function Trust({ trust, place }: { trust: readonly PairTrust[]; place: Placed }) {
  const changed = mostChanged(trust, NAMED);
  const cell = pairWidth([...trust]);
  const name = cell - TRUST_BAR - 10;
  return (
    <Panel title="Trust" {...place}>
      <Line dim>
        {changed.length
          ? `most changed: ${changed.map((t) => `${t.pair} ${signed(t.change)}`).join(", ")}`
          : "no change yet"}
      </Line>
      <Grid
        cell={cell}
        width={place.width}
        room={place.lines - 1}
        cells={trust.map((t) => {
          const { arrow, tone } = direction(t.change);
          return {
            key: t.pair,
            content: (
              <Text>
                {t.pair.slice(0, name).padEnd(name)} <Tint tone="accent">{bar(t.trust, TRUST_BAR)}</Tint>
                {` ${t.trust.toFixed(2)} `}
                <Tint tone={tone}>{arrow}</Tint>
              </Text>
            ),
          };
        })}
      />
    </Panel>
  );
}

function direction(change: number): { arrow: string; tone: Tone | undefined } {
  if (Math.abs(change) < 0.005) return { arrow: " ", tone: undefined };
  return change > 0 ? { arrow: "↑", tone: "good" } : { arrow: "↓", tone: "bad" };
}
