/** The whole run view: a function of the state, never wider or taller than the terminal. */
import { Box } from "ink";
import { FOOTER, frameRows, HEADER, pageOn, pagesOf } from "../pages.ts";
import { type State, tooSmall } from "../state.ts";
import { Colour } from "./colour.ts";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { Help } from "./Help.tsx";
import { Place } from "./Place.tsx";
import { TooSmall } from "./TooSmall.tsx";
import { WhyView } from "./WhyView.tsx";

export function RunView({ state }: { state: State }) {
  const { columns } = state.size;
  const rows = Math.max(1, frameRows(state.size));
  return (
    <Colour.Provider value={state.colour}>
      <Box flexDirection="column" width={columns} height={rows} flexShrink={0}>
        {tooSmall(state.size) ? <TooSmall size={state.size} /> : <Whole state={state} rows={rows} />}
      </Box>
    </Colour.Provider>
  );
}

function Whole({ state, rows }: { state: State; rows: number }) {
  const { columns } = state.size;
  const body = rows - HEADER - FOOTER;
  const pages = pagesOf(state);
  const on = pageOn(pages, state.focus);
  const { left, right } = pages[on]!;
  return (
    <>
      <Header state={state} />
      <Box height={body} width={columns} flexShrink={0} justifyContent="space-between">
        {state.help ? (
          <Help state={state} width={columns} lines={body - 1} />
        ) : state.why ? (
          <WhyView why={state.why} width={columns} lines={body - 1} />
        ) : (
          [left, right].map((places, side) => (
            <Box key={side === 0 ? "left" : "right"} flexDirection="column" flexShrink={0}>
              {places.map((place) => (
                <Place key={place.id} state={state} place={place} />
              ))}
            </Box>
          ))
        )}
      </Box>
      <Footer state={state} page={on} pages={pages.length} />
    </>
  );
}
