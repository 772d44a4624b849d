/** An explanation in the place of the panels. */
import { Box, Text } from "ink";
import { bar } from "../../../views/text/bars.ts";
import { titleOf, type WhyLine, whyRows } from "../../../views/why.ts";
import type { Why } from "../state/requests.ts";
import { Cell } from "./Cell.tsx";
import { Line } from "./Line.tsx";
import { inSight, PanelBox } from "./PanelBox.tsx";
import { Tint } from "./Tint.tsx";

const NAME = 32;
const VALUE = 9;

/** @param of which run is asked, where there are two */
export function WhyView(props: { why: Why; of?: string | undefined; width: number; lines: number }) {
  const { why, of, width, lines } = props;
  const { ask, answer } = why;
  const title =
    answer && answer.kind !== "refused" ? titleOf(answer) : `Why: ${ask.actor}, ${ask.decision}, ${ask.at}`;
  const { shown, note } = inSight(answer ? whyRows(answer, width) : [], why.scroll, lines);
  return (
    <PanelBox title={of ? `${of}: ${title}` : title} note={note} place={{ width, lines, focused: true }}>
      {answer ? (
        shown.map((line, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
          <Shown key={k} line={line} width={width} />
        ))
      ) : (
        <Line dim>asking</Line>
      )}
    </PanelBox>
  );
}

function Shown({ line, width }: { line: WhyLine; width: number }) {
  if (line.kind === "head") return <Line dim>{`── ${line.text}`}</Line>;
  if (line.kind === "text")
    return (
      <Line bold={line.bold ?? false} dim={line.dim ?? false}>
        {line.text}
      </Line>
    );
  // What is left of the line beside name, value and words, for both sides of the bar.
  const half = Math.max(6, Math.min(24, Math.floor((width - NAME - VALUE - 24) / 2)));
  return (
    <Box height={1} flexShrink={0}>
      <Cell width={NAME}>{line.name}</Cell>
      <Cell width={VALUE} right>
        {line.value}
      </Cell>
      <Text wrap="truncate-end">
        {"  "}
        <Tint tone={line.share < 0 ? "bad" : "good"}>{bar(line.share, 1, half)}</Tint>
        {`  ${line.says}`}
      </Text>
    </Box>
  );
}
