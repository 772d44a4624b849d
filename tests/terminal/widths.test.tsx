/** Every page of the run view keeps within its terminal at every width, for nothing but its own measure cuts it. */
import { cleanup } from "ink-testing-library";
import { afterEach, describe, expect, it } from "vitest";
import { openScenario } from "../../src/node/open.ts";
import { pagesOf, placesOf } from "../../src/terminal/ink/state/pages.ts";
import { widthOf } from "../../src/views/text/width.ts";
import { playAll, stage } from "./stage.tsx";

afterEach(cleanup);

describe.each(["full", "institutionalization"])("%s", async (id) => {
  const { state, months } = await playAll(openScenario(id));

  it.each([80, 81, 87, 95, 100, 111, 120, 132, 139, 140, 149, 160, 173, 200, 241])(
    "%i columns wide",
    async (columns) => {
      const size = { columns, rows: 40 };
      const view = stage(state, size);
      await view.tell({ show: [months.at(-1)!] });
      const panels = pagesOf(view.store.state()).flatMap(placesOf).length;
      expect(panels).toBeGreaterThan(5);
      for (let panel = 0; panel < panels; panel++) {
        for (const line of view.frame().split("\n")) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
        await view.press("\t");
      }
      view.unmount();
    },
  );
});
