/** The numbers of the scenario, in the place of the panels: found, changed, played or saved. */
import { Box, Text } from "ink";
import { cut, wrapped } from "../../../views/text/width.ts";
import { listed } from "../state/reduce/tweak.ts";
import type { Tweak } from "../state/requests.ts";
import type { State } from "../state/state.ts";
import { Cell } from "./Cell.tsx";
import { HeaderRow } from "./HeaderRow.tsx";
import { Line } from "./Line.tsx";
import { PanelBox } from "./PanelBox.tsx";
import { Row } from "./Row.tsx";
import { Rows } from "./Rows.tsx";
import { Tint, type Tone } from "./Tint.tsx";

export const TWEAK_LINE = "/ find · Enter change · x undo · r restart · f fork · s save · o alone · Esc · ?";

/** Lines under the list: what the number is, and what was changed. */
const BELOW = 4;
/** Lines for what is wrong: at least, and at most. */
const SAID = { least: 2, most: 6 };
const VALUE = 20;

export function TweakView(props: { state: State; tweak: Tweak; width: number; lines: number }) {
  const { state, tweak, width, lines } = props;
  const found = listed(tweak);
  const at = found[tweak.row];
  const said = saidLines(tweak.said, width);
  const room = lines - 1 - BELOW - said.length;
  const path = Math.min(52, Math.max(30, Math.floor(width * 0.45)));
  const edited = new Map(state.edits.map((e) => [e.path, e.text]));
  const note = tweak.numbers === null ? "asking" : `${found.length} numbers, values of ${state.frame.date}`;
  const of = tweak.filter ? ` with "${tweak.filter}"` : "";
  return (
    <PanelBox title="Tweak" note={`${note}${of}`} place={{ width, lines, focused: true }}>
      <HeaderRow
        columns={[
          { head: "number", width: path },
          { head: "value", width: VALUE },
        ]}
        last="range and unit"
      />
      <Box flexDirection="column" height={room} flexShrink={0}>
        <Rows
          count={found.length}
          room={room}
          cursor={tweak.row}
          row={(k) => {
            const n = found[k]!;
            const text = edited.get(n.path);
            return (
              <Row key={n.path} marked={k === tweak.row}>
                <Cell width={path}>{cut(n.path, path - 1)}</Cell>
                <Cell width={VALUE}>
                  {text === undefined ? n.now : <Tint tone="accent">{`${n.now} → ${text}`}</Tint>}
                </Cell>
                <Text wrap="truncate-end">{n.limits}</Text>
              </Row>
            );
          }}
        />
      </Box>
      <Line dim>{"─".repeat(width)}</Line>
      <Line>{at ? cut(at.doc, width) : tweak.numbers === null ? " " : "no number is like that"}</Line>
      <Line dim>{at ? cut(`source: ${at.source}`, width) : " "}</Line>
      <Line>
        {state.edits.length > 0
          ? cut(`changed: ${state.edits.map((e) => `${e.path} = ${e.text}`).join(", ")}`, width)
          : "nothing is changed yet"}
      </Line>
      {said.map(({ text, tone }, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
        <Line key={k}>
          <Tint tone={tone}>{text || " "}</Tint>
        </Line>
      ))}
    </PanelBox>
  );
}

/** What is wrong and how to mend it, or what was done, in as many lines as it takes. */
function saidLines(said: Tweak["said"], width: number): { text: string; tone?: Tone }[] {
  if (!said) return Array(SAID.least).fill({ text: "" });
  const folded = (text: string, room: number) => text.split("\n").flatMap((t) => wrapped(t, room));
  const indented = (text: string) => `  ${text}`;
  const refused = said.kind === "refused";
  const tone = refused ? "bad" : "good";
  const mend = refused ? folded(said.mend, width - 2).map(indented) : [];
  const what = folded(`${refused ? "! " : ""}${said.message}`, width).map((t, k) =>
    k === 0 ? t : indented(t),
  );
  const all = [
    ...what.slice(0, Math.max(1, SAID.most - mend.length)).map((text) => ({ text, tone }) as const),
    ...mend.map((text) => ({ text })),
  ];
  while (all.length < SAID.least) all.push({ text: "" });
  return all.slice(0, SAID.most);
}
