/** The outcomes as they stand; at the end, the summary of the run. */
import { Text } from "ink";
import type { OutcomeLine } from "../look/outcomes.ts";
import type { Placed } from "../pages.ts";
import { outcomeWidth } from "../panels.ts";
import { Grid } from "./Grid.tsx";
import { Line } from "./Line.tsx";
import { Panel } from "./Panel.tsx";

export function Outcomes(props: {
  outcomes: readonly OutcomeLine[];
  digest: string | undefined;
  place: Placed;
}) {
  const { outcomes, digest, place } = props;
  const cell = outcomeWidth([...outcomes]);
  const name = cell - 12;
  return (
    <Panel
      title={digest === undefined ? "Outcomes so far" : "Summary"}
      {...(digest !== undefined && { note: "how it ended" })}
      {...place}
    >
      <Grid
        cell={cell}
        width={place.width}
        room={place.lines - (digest === undefined ? 0 : 1)}
        cells={outcomes.map((o) => ({
          key: o.id,
          content: (
            <Text dimColor={o.value === null}>
              {o.id.slice(0, name).padEnd(name)} {o.value === null ? "-" : <Text bold>{o.value}</Text>}
            </Text>
          ),
        }))}
      />
      {digest === undefined ? null : <Line dim>{`digest ${digest}`}</Line>}
    </Panel>
  );
}
