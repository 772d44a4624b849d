/** Two runs on screen: which of them is seen and asked, and that no column goes without a sign. */
import { Box } from "ink";
import { cleanup, render } from "ink-testing-library";
import { afterEach, describe, expect, it } from "vitest";
import { openScenario } from "../../src/node/open.ts";
import { Place } from "../../src/terminal/ink/components/Place.tsx";
import { pagesOf, placesOf } from "../../src/terminal/ink/state/pages.ts";
import { areaOf } from "../../src/terminal/ink/state/placement.ts";
import type { State } from "../../src/terminal/ink/state/state.ts";
import { widthOf } from "../../src/views/text/width.ts";
import { begin, change } from "./answered.tsx";
import { plain, playAll, widen } from "./stage.tsx";

const NEUTRALITY = "actors.TKM.neutrality";
const DOWN = "\u001b[B";

afterEach(cleanup);

async function forked(size: { columns: number; rows: number }) {
  const view = begin(size, 14);
  await view.start();
  await view.press("t");
  await change(view, NEUTRALITY, "0.123");
  await view.press("f");
  return view;
}

describe.each([
  { columns: 80, rows: 24 },
  { columns: 127, rows: 40 },
  { columns: 200, rows: 60 },
])("at $columns x $rows", (size) => {
  it("the head of the second says from which month on, and what", async () => {
    const view = await forked(size);
    expect(view.frame()).toContain("B from 2023-09: actors.TKM.neutrality = 0.123");
  });

  it("Enter says of which run it asks", async () => {
    const view = await forked(size);
    await view.press(DOWN, "\r");
    expect(view.frame()).toMatch(/═ A: Why: KAZ, accession of friendship/);
    await view.press("\u001b", "v", "\r");
    expect(view.frame()).toMatch(/═ B: Why: KAZ, accession of friendship/);
    await view.press("\u001b", "t", "o", "\u001b", "\r");
    expect(view.frame()).toMatch(/═ Why: KAZ/);
  });

  it("v changes the run that is asked, and the one that is shown where there is room for one", async () => {
    const view = await forked(size);
    const boards = () => [...view.frame().matchAll(/[─═] Treaty board /g)].length;
    const both = size.columns >= 128;
    expect(boards()).toBe(both ? 2 : 1);
    // Far on the runs differ, and so does what is seen of either.
    await view.go(60);
    const body = () => view.frame().split("\n").slice(8, -1).join("\n");
    const first = body();
    expect(view.frame()).toContain("▸ A as it was");
    await view.press("v");
    expect(view.frame()).toContain("▸ B from");
    expect(boards()).toBe(both ? 2 : 1);
    if (!both) expect(body()).not.toBe(first);
    await view.press("v");
    expect(body()).toBe(first);
  });
});

it.each(["full", "institutionalization"])("half of 128 columns holds what %s shows", async (id) => {
  const { state, runs } = await playAll(openScenario(id, ["end=2026-12"]));
  const { playback, head } = runs.shown[0];
  const frame = playback.at(playback.ticks);
  const tweak = { edits: [], from: null };
  const shown: State = {
    ...state,
    frame,
    size: { columns: 128, rows: 200 },
    variant: { head, frame, tweak, parted: null },
  };
  const { width } = areaOf(shown);
  expect(width).toBe(62);
  widen(200);
  for (const place of pagesOf(shown).flatMap(placesOf)) {
    const { lastFrame } = render(
      <Box width={200}>
        <Box width={width} flexShrink={0}>
          <Place state={shown} place={place} />
        </Box>
      </Box>,
    );
    for (const line of plain(lastFrame() ?? "").split("\n"))
      expect(widthOf(line), line).toBeLessThanOrEqual(width);
  }
});
