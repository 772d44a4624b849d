/** The whole run view: a function of the state, never wider or taller than the terminal. */
import { Box } from "ink";
import { FOOTER, frameRows, headerRows, type Page, pageOn, pagesOf } from "../pages.ts";
import { type State, tooSmall } from "../state.ts";
import { Colour } from "./colour.ts";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { Help } from "./Help.tsx";
import { Panels } from "./Panels.tsx";
import { TooSmall } from "./TooSmall.tsx";
import { TweakView } from "./TweakView.tsx";
import { Versus } from "./Versus.tsx";
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
  const pages = pagesOf(state);
  const on = pageOn(pages, state.focus);
  return (
    <>
      <Header state={state} />
      <Body state={state} page={pages[on]!} lines={rows - headerRows(state) - FOOTER} />
      <Footer state={state} page={on} pages={pages.length} />
    </>
  );
}

/** What stands between header and footer: the panels, or what lies over them. */
function Body({ state, page, lines }: { state: State; page: Page; lines: number }) {
  const width = state.size.columns;
  const { help, tweak, why, variant } = state;
  if (help) return <Help state={state} width={width} lines={lines - 1} />;
  if (tweak) return <TweakView state={state} tweak={tweak} width={width} lines={lines - 1} />;
  if (why) return <WhyView why={why} width={width} lines={lines - 1} />;
  if (variant) return <Versus state={state} variant={variant} page={page} />;
  return <Panels state={state} page={page} width={width} lines={lines} />;
}
