/** The chooser: scenarios with their questions, what was played lately, and what can be done with them. */
import { Box, Text } from "ink";
import { harmless } from "../../../views/text/harmless.ts";
import { cut, fitted, widthOf, wrappedTo } from "../../../views/text/width.ts";
import type { Recent } from "../../recent-entry.ts";
import { Cell } from "../components/Cell.tsx";
import { Colour } from "../components/colour.ts";
import { Line } from "../components/Line.tsx";
import { PanelBox } from "../components/PanelBox.tsx";
import { Row } from "../components/Row.tsx";
import { Rows } from "../components/Rows.tsx";
import { Tint } from "../components/Tint.tsx";
import { TooSmall } from "../components/TooSmall.tsx";
import { frameRows, tooSmall } from "../state/size.ts";
import { CHOOSER_KEYS, type Choice, type ChooserState, foundChoices, foundRecent } from "./state.ts";

const HEADER = 2;
const FOOTER = 1;
const HEADING = 1;
/** Under the list, what the chosen line has no room for: a line between, the title, the question in so many lines at most. */
const DETAIL = 2;
const QUESTION = 2;
const MOST_RECENT = 6;
const LONGEST_ID = 28;

export function ChooserView({ state }: { state: ChooserState }) {
  const rows = Math.max(1, frameRows(state.size));
  return (
    <Colour.Provider value={state.colour}>
      <Box flexDirection="column" width={state.size.columns} height={rows} flexShrink={0}>
        {tooSmall(state.size) ? <TooSmall size={state.size} /> : <Whole state={state} rows={rows} />}
      </Box>
    </Colour.Provider>
  );
}

function Whole({ state, rows }: { state: ChooserState; rows: number }) {
  const width = state.size.columns;
  const body = rows - HEADER - FOOTER;
  return (
    <>
      <Line bold>multivector</Line>
      <Line dim>Geopolitical scenarios, played out: what happens, how likely, when, and why.</Line>
      <Box flexDirection="column" height={body} flexShrink={0}>
        {state.help ? <Help width={width} lines={body - HEADING} /> : <Lists state={state} body={body} />}
      </Box>
      <Footer state={state} />
    </>
  );
}

function Lists({ state, body }: { state: ChooserState; body: number }) {
  const width = state.size.columns;
  const choices = foundChoices(state);
  const recent = foundRecent(state);
  const recentLines = recent.length === 0 ? 0 : Math.min(MOST_RECENT, recent.length);
  const asking = Math.max(1, ...choices.map((c) => wrappedTo(c.question, width, QUESTION).length));
  const detail = DETAIL + asking;
  const room = body - HEADING - detail - (recentLines > 0 ? recentLines + HEADING : 0);
  const lines = Math.min(room, Math.max(1, choices.length));
  const id = 2 + Math.min(LONGEST_ID, Math.max(8, ...choices.map((c) => widthOf(c.id))));
  const of = state.filter === "" ? undefined : `${choices.length} with "${cut(state.filter, 30)}"`;
  return (
    <>
      <PanelBox title="Scenarios" note={of} place={{ width, lines, focused: state.row < choices.length }}>
        <Rows
          count={choices.length}
          room={lines}
          cursor={state.row < choices.length ? state.row : -1}
          row={(k) => <Listed key={choices[k]!.id} choice={choices[k]!} id={id} marked={k === state.row} />}
        />
        {choices.length === 0 ? <Line dim>none of that name: Esc shows all</Line> : null}
      </PanelBox>
      {recentLines > 0 ? (
        <PanelBox
          title="Played lately"
          place={{ width, lines: recentLines, focused: state.row >= choices.length }}
        >
          <Rows
            count={recent.length}
            room={recentLines}
            cursor={state.row - choices.length}
            row={(k) => <Played key={k} recent={recent[k]!} marked={k === state.row - choices.length} />}
          />
        </PanelBox>
      ) : null}
      <Detail
        choice={choices[state.row]}
        recent={recent[state.row - choices.length]}
        width={width}
        height={detail}
      />
    </>
  );
}

function Listed({ choice, id, marked }: { choice: Choice; id: number; marked: boolean }) {
  return (
    <Row marked={marked}>
      <Cell width={id}>
        <Tint tone={marked ? "accent" : undefined}>
          <Text bold={marked}>{fitted(choice.id, id - 2)}</Text>
        </Tint>
      </Cell>
      <Text wrap="truncate-end">{choice.question || choice.title}</Text>
    </Row>
  );
}

function Played({ recent, marked }: { recent: Recent; marked: boolean }) {
  const { at, command, runs, said } = recent;
  const scenario = harmless(recent.scenario);
  const what =
    command === "run"
      ? `run ${scenario}`
      : `${command === "batch" ? "" : "compare "}${runs} runs of ${scenario}`;
  return (
    <Row marked={marked}>
      <Cell width={18} dim>
        {at}
      </Cell>
      <Text wrap="truncate-end">
        <Text bold={marked}>{what}</Text>
        <Text dimColor>{said ? `  ${said}` : ""}</Text>
      </Text>
    </Row>
  );
}

/** What stands under the cursor, whole. */
function Detail(props: {
  choice: Choice | undefined;
  recent: Recent | undefined;
  width: number;
  height: number;
}) {
  const { choice, recent, width, height } = props;
  const lines = choice
    ? [choice.title, ...wrappedTo(choice.question, width, QUESTION)]
    : recent
      ? [
          [
            ...recent.options.map((o) => harmless(o).replace(/^--/, "").replace("=", " ")),
            ...recent.others.map((s) => `beside ${harmless(s)}`),
          ].join(", "),
          recent.digest ? `digest ${recent.digest}` : "",
        ]
      : [];
  return (
    <Box flexDirection="column" height={height} flexShrink={0}>
      <Line> </Line>
      {lines.map((text, k) => (
        <Line key={text || k} bold={k === 0 && choice !== undefined} dim={!choice}>
          {text || " "}
        </Line>
      ))}
    </Box>
  );
}

function Footer({ state }: { state: ChooserState }) {
  if (state.writing)
    return (
      <Line>
        <Text bold>{`/ ${state.filter}`}</Text>
        <Text inverse> </Text>
        <Text dimColor>{"  find · Enter keeps it, Esc drops it"}</Text>
      </Line>
    );
  return <Line dim>Enter run · b batch · l parameters · v validate · / find · ? help · q quit</Line>;
}

function Help({ width, lines }: { width: number; lines: number }) {
  return (
    <PanelBox title="Keys" note="? or Esc closes" place={{ width, lines, focused: true }}>
      {CHOOSER_KEYS.map(({ keys, does }) => (
        <Box key={keys} height={1} flexShrink={0}>
          <Cell width={10}>
            <Text bold>{keys}</Text>
          </Cell>
          <Text wrap="truncate-end">{does}</Text>
        </Box>
      ))}
      <Line> </Line>
      <Line dim>Played lately: kept in your state folder; MULTIVECTOR_NO_HISTORY=1 keeps nothing</Line>
    </PanelBox>
  );
}
