/** Two runs of one seed beside each other, and in what they differ. */
import { Box, Text } from "ink";
import { fromOn } from "../../../views/tweak.ts";
import { type Difference, differences } from "../../../views/versus.ts";
import { areaOf, BETWEEN, besides, type Page, VERSUS } from "../state/placement.ts";
import type { Variant } from "../state/requests.ts";
import { type State, sideOf } from "../state/state.ts";
import { Cell } from "./Cell.tsx";
import { Line } from "./Line.tsx";
import { Panels } from "./Panels.tsx";

const AS_IT_WAS = "A as it was";
/** Before a head: which of the runs is asked. */
const MARK = 2;

export function Versus({ state, variant, page }: { state: State; variant: Variant; page: Page }) {
  const { width, lines } = areaOf(state);
  const both = besides(state);
  // Where one run has the whole width the heads still share a line, and the long one has what is left.
  const first = both ? width : MARK + AS_IT_WAS.length;
  return (
    <Box flexDirection="column" height={lines + VERSUS} width={state.size.columns} flexShrink={0}>
      <Line dim>{"═".repeat(state.size.columns)}</Line>
      <Box height={1} flexShrink={0}>
        <Name side={0} state={state} width={first} says={AS_IT_WAS} />
        <Text dimColor> │ </Text>
        <Name
          side={1}
          state={state}
          width={state.size.columns - first - BETWEEN}
          says={`B ${fromOn(variant.tweak, state.head)}`}
        />
      </Box>
      <Line>{said(differences(state.frame, variant.frame))}</Line>
      <Line>{parting(variant)}</Line>
      <Box height={lines} flexShrink={0}>
        {both ? (
          <>
            <Panels state={state} page={page} width={width} lines={lines} />
            <Box width={BETWEEN} height={lines} flexShrink={0} flexDirection="column">
              <Text dimColor>{Array(lines).fill(" │ ").join("\n")}</Text>
            </Box>
            <Panels state={sideOf(state, 1)} page={page} width={width} lines={lines} />
          </>
        ) : (
          <Panels state={sideOf(state, state.side)} page={page} width={width} lines={lines} />
        )}
      </Box>
    </Box>
  );
}

function Name(props: { state: State; side: 0 | 1; width: number; says: string }) {
  const on = props.state.side === props.side;
  return (
    <Cell width={props.width}>
      <Text bold={on}>{`${on ? "▸" : " "} ${props.says}`}</Text>
    </Cell>
  );
}

function said(all: readonly Difference[]): string {
  if (all.length === 0) return "No outcome differs so far.";
  return `A, B: ${all.map((d) => `${d.id} ${d.first ?? "-"}, ${d.second ?? "-"}`).join(" · ")}`;
}

function parting({ parted }: Variant): string {
  if (!parted) return "What has happened is the same in both.";
  const [a, b] = parted.texts;
  return `They part in ${parted.date}: A ${a ?? "nothing"}; B ${b ?? "nothing"}`;
}
