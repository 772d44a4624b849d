/** Two runs of one seed beside each other, and in what they differ. */
import { Box, Text } from "ink";
import { type Difference, differences, tweakText } from "../look/versus.ts";
import { areaOf, type Page, VERSUS } from "../pages.ts";
import { type State, sideOf, type Variant } from "../state.ts";
import { Cell } from "./Cell.tsx";
import { Line } from "./Line.tsx";
import { Panels } from "./Panels.tsx";

export function Versus({ state, variant, page }: { state: State; variant: Variant; page: Page }) {
  const { width, lines } = areaOf(state);
  return (
    <Box flexDirection="column" height={lines + VERSUS} width={state.size.columns} flexShrink={0}>
      <Line dim>{"═".repeat(state.size.columns)}</Line>
      <Box height={1} flexShrink={0}>
        <Name side={0} state={state} width={width} says="A as it was" />
        <Text dimColor> │ </Text>
        <Name side={1} state={state} width={width} says={`B ${tweakText(variant.tweak, state.head.start)}`} />
      </Box>
      <Line>{said(differences(state.frame, variant.frame))}</Line>
      <Line>{parting(variant)}</Line>
      <Box height={lines} flexShrink={0}>
        <Panels state={state} page={page} width={width} lines={lines} />
        <Box width={3} height={lines} flexShrink={0} flexDirection="column">
          <Text dimColor>{Array(lines).fill(" │ ").join("\n")}</Text>
        </Box>
        <Panels state={sideOf(state, 1)} page={page} width={width} lines={lines} />
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
