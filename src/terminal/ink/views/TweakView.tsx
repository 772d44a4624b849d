/** The numbers of the scenario, in the place of the panels: found, changed, played or saved. */
import { Box, Text } from "ink";
import { cut } from "../../plain/width.ts";
import { listed } from "../reduce/tweak.ts";
import type { State, Tweak } from "../state.ts";
import { Cell } from "./Cell.tsx";
import { Heads } from "./Heads.tsx";
import { Line } from "./Line.tsx";
import { PanelBox } from "./PanelBox.tsx";
import { Row } from "./Row.tsx";
import { Rows } from "./Rows.tsx";
import { Tint } from "./Tint.tsx";

export const TWEAK_KEYS = "/ find · Enter change · x undo · r restart · f fork · s save · o alone · Esc · ?";

/** Lines under the list: what the number is, what was changed, what is wrong. */
const BELOW = 6;
const VALUE = 20;

export function TweakView(props: { state: State; tweak: Tweak; width: number; lines: number }) {
  const { state, tweak, width, lines } = props;
  const found = listed(tweak);
  const at = found[tweak.row];
  const path = Math.min(52, Math.max(30, Math.floor(width * 0.45)));
  const edited = new Map(state.edits.map((e) => [e.path, e.text]));
  const note = tweak.numbers === null ? "asking" : `${found.length} numbers, values of ${state.frame.date}`;
  const of = tweak.filter ? ` with "${tweak.filter}"` : "";
  return (
    <PanelBox title="Tweak" note={`${note}${of}`} place={{ width, lines, focused: true }}>
      <Heads
        columns={[
          { head: "number", width: path },
          { head: "value", width: VALUE },
        ]}
        last="range and unit"
      />
      <Box flexDirection="column" height={lines - 1 - BELOW} flexShrink={0}>
        <Rows
          count={found.length}
          room={lines - 1 - BELOW}
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
      <Said said={tweak.said} />
    </PanelBox>
  );
}

/** What is wrong and how to mend it, or what was done: always two lines. */
function Said({ said }: { said: Tweak["said"] }) {
  const refused = said?.kind === "refused";
  return (
    <>
      <Line>
        {said ? <Tint tone={refused ? "bad" : "good"}>{`${refused ? "! " : ""}${said.message}`}</Tint> : " "}
      </Line>
      <Line>{refused ? `  ${said.mend}` : " "}</Line>
    </>
  );
}
