/** An explanation in the place of the panels. */
import { Box, Text } from "ink";
import { bar } from "../../plain/bars.ts";
import { widthOf, wrapped } from "../../plain/width.ts";
import { titleOf, type WhyLine, whyLines } from "../look/why.ts";
import type { Why } from "../state.ts";
import { Cell } from "./Cell.tsx";
import { Line } from "./Line.tsx";
import { PanelBox } from "./PanelBox.tsx";
import { Tint } from "./Tint.tsx";

const NAME = 32;
const VALUE = 9;

export function WhyView({ why, width, lines }: { why: Why; width: number; lines: number }) {
  const { ask, answer } = why;
  const title =
    answer && answer.kind !== "refused" ? titleOf(answer) : `Why: ${ask.agent}, ${ask.decision}, ${ask.at}`;
  const all = answer ? whyLines(answer).flatMap((line) => folded(line, width)) : [];
  const from = Math.min(why.scroll, Math.max(0, all.length - lines));
  const below = all.length - from - lines;
  const note = below > 0 ? `↓ ${below} more` : from > 0 ? "the end" : undefined;
  return (
    <PanelBox title={title} note={note} place={{ width, lines, focused: true }}>
      {answer ? (
        all.slice(from, from + lines).map((line, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
          <Shown key={k} line={line} width={width} />
        ))
      ) : (
        <Line dim>asking</Line>
      )}
    </PanelBox>
  );
}

/** A long text as several lines. */
function folded(line: WhyLine, width: number): WhyLine[] {
  if (line.kind !== "text" || widthOf(line.text) <= width) return [line];
  return wrapped(line.text, width).map((text, k) => ({ ...line, text: k === 0 ? text : `  ${text}` }));
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
