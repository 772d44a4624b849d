/** The panels of one page, in one or two columns. */
import { Box } from "ink";
import type { Page } from "../state/placement.ts";
import type { State } from "../state/state.ts";
import { Place } from "./Place.tsx";

export function Panels({
  state,
  page,
  width,
  lines,
}: {
  state: State;
  page: Page;
  width: number;
  lines: number;
}) {
  // Panels fit a whole terminal; half of one cuts the widest columns. Clipping makes a frame take twice as long.
  const overflowX = width < state.size.columns ? "hidden" : "visible";
  return (
    <Box
      width={width}
      height={lines}
      flexShrink={0}
      justifyContent="space-between"
      overflowX={overflowX}
      overflowY="hidden"
    >
      {[page.left, page.right].map((places, side) => (
        <Box key={side === 0 ? "left" : "right"} flexDirection="column" flexShrink={0}>
          {places.map((place) => (
            <Place key={place.id} state={state} place={place} />
          ))}
        </Box>
      ))}
    </Box>
  );
}
