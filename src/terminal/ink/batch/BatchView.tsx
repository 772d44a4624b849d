/** The view of a batch, or of several that are compared: how far, how fast, what it says so far, and when the chosen event happens. */
import { Box, Text } from "ink";
import { fitted } from "../../../views/text/width.ts";
import { duration } from "../../progress.ts";
import { Cell } from "../components/Cell.tsx";
import { Colour } from "../components/colour.ts";
import { Line } from "../components/Line.tsx";
import { PanelBox } from "../components/PanelBox.tsx";
import { Tint, type Tone } from "../components/Tint.tsx";
import { TooSmall } from "../components/TooSmall.tsx";
import { headerRows, questionLines } from "../state/placement.ts";
import { frameRows, tooSmall } from "../state/size.ts";
import { Beside, ComparedTable } from "./Beside.tsx";
import { SpreadPanel } from "./Spread.tsx";
import { BATCH_KEYS, type BatchState, type Phase } from "./state.ts";
import { Advance, Table } from "./Table.tsx";

const FOOTER = 1;
const HEADING = 1;
/** The histogram takes a third of what is left of a terminal, no more than it needs. */
const SPREAD = { least: 6, most: 16 };

const STATUS: Record<Phase, { text: string; tone: Tone }> = {
  playing: { text: "playing", tone: "good" },
  stopping: { text: "stopping", tone: "warn" },
  stopped: { text: "stopped", tone: "warn" },
  over: { text: "the end", tone: "good" },
};

export function BatchView({ state }: { state: BatchState }) {
  const rows = Math.max(1, frameRows(state.size));
  return (
    <Colour.Provider value={state.colour}>
      <Box flexDirection="column" width={state.size.columns} height={rows} flexShrink={0}>
        {tooSmall(state.size) ? <TooSmall size={state.size} /> : <Whole state={state} rows={rows} />}
      </Box>
    </Colour.Provider>
  );
}

function Whole({ state, rows }: { state: BatchState; rows: number }) {
  const { head, standing, selected, size } = state;
  const width = size.columns;
  const body = rows - headerRows(state) - FOOTER;
  const spread = Math.max(SPREAD.least, Math.min(SPREAD.most, Math.floor(body / 3)));
  const [first] = standing.variants;
  const several = head.variants.length > 1;
  const table = Math.min(body - spread - 2 * HEADING, (first?.outcomes.length ?? 0) + 1);
  const variants = {
    names: head.variants,
    variants: standing.variants,
    selected,
    variant: state.variant,
    width,
  };
  return (
    <>
      <Header state={state} />
      <Box flexDirection="column" height={body} flexShrink={0}>
        {state.help ? (
          <Help width={width} lines={body - HEADING} />
        ) : (
          <>
            {several ? (
              <ComparedTable {...variants} lines={table} />
            ) : (
              <Table
                outcomes={first?.outcomes ?? []}
                runs={first?.runs ?? 0}
                done={standing.done}
                selected={selected}
                width={width}
                lines={table}
              />
            )}
            {several ? (
              <Beside {...variants} lines={spread} />
            ) : (
              <SpreadPanel
                outcome={first?.outcomes[selected]}
                bins={first?.bins[selected] ?? []}
                head={head}
                runs={first?.runs ?? 0}
                width={width}
                lines={spread}
              />
            )}
          </>
        )}
      </Box>
      <Line
        dim
      >{`↑ ↓ outcome · ${several ? "← → variant · " : ""}? help · q ${state.phase === "over" ? "leave" : "stop and keep"}`}</Line>
    </>
  );
}

function Header({ state }: { state: BatchState }) {
  const { head, standing, phase, size } = state;
  const { text, tone } = STATUS[phase];
  return (
    <>
      <Box height={1} flexShrink={0} justifyContent="space-between">
        <Text wrap="truncate-end" bold>
          {head.title}
        </Text>
        <Box flexShrink={0} marginLeft={2}>
          <Tint tone={tone}>{text}</Tint>
        </Box>
      </Box>
      {questionLines(state).map((line, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
        <Line key={k} dim>
          {line}
        </Line>
      ))}
      <Line>
        <Text bold>{`${standing.done} of ${head.runs} runs`}</Text>
        {facts(state).map((f) => ` · ${f}`)}
      </Line>
      <Advance share={head.runs === 0 ? 1 : standing.done / head.runs} width={size.columns} />
    </>
  );
}

function facts({ head, standing, phase }: BatchState): string[] {
  const { done, before, seconds, rate } = standing;
  const failed = standing.variants.reduce((sum, v) => sum + v.failed, 0);
  const left = rate > 0 ? Math.ceil((head.runs - done) / rate) : undefined;
  return [
    ...(rate > 0 ? [`${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second`] : []),
    ...(phase === "playing" && left !== undefined ? [`${duration(left)} to go`] : []),
    ...(phase === "over" ? [`${duration(Math.round(seconds))}`] : []),
    ...(before > 0 ? [`${before} from before`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(head.variants.length > 1 ? [`${head.variants.length} variants of the same luck`] : []),
    `seed "${head.seed}"`,
    ...(head.sets.length > 0 ? [`set ${head.sets.join(", ")}`] : []),
  ];
}

function Help({ width, lines }: { width: number; lines: number }) {
  return (
    <PanelBox title="Keys" note="? or Esc closes" place={{ width, lines, focused: true }}>
      {BATCH_KEYS.map(({ keys, does }) => (
        <Box key={keys} height={1} flexShrink={0}>
          <Cell width={13}>
            <Text bold>{fitted(keys, 12)}</Text>
          </Cell>
          <Text wrap="truncate-end">{does}</Text>
        </Box>
      ))}
      <Line> </Line>
      <Line dim>95% interval: Wilson's of a share, the normal one of a mean, over the runs so far</Line>
      <Line dim>median: of the runs in which it happens</Line>
      <Line dim>● the estimate, ━ its interval, between never and always</Line>
    </PanelBox>
  );
}
