/** The whole run view: a function of the state, never wider or taller than the terminal. */
import { Box } from "ink";
import { pageOn, pagesOf } from "../state/pages.ts";
import { bodyLines, overlayLines, type Page } from "../state/placement.ts";
import { frameRows, tooSmall } from "../state/size.ts";
import type { State } from "../state/state.ts";
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
        {tooSmall(state.size) ? <TooSmall size={state.size} /> : <Whole state={state} />}
      </Box>
    </Colour.Provider>
  );
}

function Whole({ state }: { state: State }) {
  const pages = pagesOf(state);
  const on = pageOn(pages, state.focus);
  return (
    <>
      <Header state={state} />
      <Body state={state} page={pages[on]!} />
      <Footer state={state} page={on} pages={pages.length} />
    </>
  );
}

/** Names of two runs on screen. */
const RUNS = ["A", "B"] as const;

/** Between header and footer: the panels, or what covers them. */
function Body({ state, page }: { state: State; page: Page }) {
  const width = state.size.columns;
  const lines = overlayLines(state);
  const { help, tweak, why, variant } = state;
  if (help) return <Help state={state} scroll={help.scroll} width={width} lines={lines} />;
  if (tweak) return <TweakView state={state} tweak={tweak} width={width} lines={lines} />;
  if (why)
    return <WhyView why={why} of={variant ? RUNS[state.side] : undefined} width={width} lines={lines} />;
  if (variant) return <Versus state={state} variant={variant} page={page} />;
  return <Panels state={state} page={page} width={width} lines={bodyLines(state)} />;
}
