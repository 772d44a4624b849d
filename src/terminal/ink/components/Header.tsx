/** Scenario, question, date, tick, speed, seed, run, and the calendar. */
import { Box, Text } from "ink";
import { cut } from "../../../views/text/width.ts";
import { questionLines } from "../state/placement.ts";
import { tooSmall } from "../state/size.ts";
import { over, SPEEDS, type State } from "../state/state.ts";
import { calendarLine } from "./calendar.ts";
import { Line } from "./Line.tsx";
import { Tint, type Tone } from "./Tint.tsx";

/** Between the title and the status. */
const APART = 2;

export function Header({ state }: { state: State }) {
  const { head, frame, pace, size } = state;
  const status = statusOf(state);
  const facts = [
    `tick ${frame.tick} of ${head.ticks}`,
    `speed ${SPEEDS[pace.speed]} ${head.unit}s/s`,
    `seed "${head.seed}"`,
    `run ${head.run}`,
    ...(head.sets.length ? [`set ${head.sets.join(", ")}`] : []),
  ];
  return (
    <>
      <Box height={1} flexShrink={0} justifyContent="space-between">
        <Text bold>{cut(head.title, size.columns - status.text.length - APART)}</Text>
        <Box flexShrink={0} marginLeft={APART}>
          <Tint tone={status.tone}>{status.text}</Tint>
        </Box>
      </Box>
      {questionLines(state).map((line, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
        <Line key={k} dim>
          {line}
        </Line>
      ))}
      <Line>
        <Text bold>{frame.date}</Text>
        {cut(` · ${facts.join(" · ")}`, size.columns - frame.date.length)}
      </Line>
      <Line>
        <Tint tone="accent">{calendarLine(head.start, head.ticks, state, size.columns, head.unit)}</Tint>
      </Line>
    </>
  );
}

function statusOf(state: State): { text: string; tone: Tone } {
  if (over(state)) return { text: "the end", tone: "good" };
  if (tooSmall(state.size)) return { text: "waiting", tone: "warn" };
  if (state.pace.seek === state.head.ticks) return { text: "to the end", tone: "accent" };
  if (!state.pace.playing && state.pace.at < state.tip) return { text: "the past", tone: "warn" };
  return state.pace.playing ? { text: "playing", tone: "good" } : { text: "paused", tone: "warn" };
}
