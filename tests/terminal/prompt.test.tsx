/** A line that is being written: its end and the cursor are in sight, and letters are erased whole. */
import { cleanup } from "ink-testing-library";
import { afterEach, expect, it } from "vitest";
import { openScenario } from "../../src/node/open.ts";
import { cutBefore, widthOf } from "../../src/views/text/width.ts";
import { playAll, stage } from "./stage.tsx";

const { state } = await playAll(openScenario("friendship-treaty", ["end=2022-07"]));

afterEach(cleanup);

it.each([80, 128])("what is wider than %i columns shows its end", async (columns) => {
  const view = stage(state, { columns, rows: 24 });
  const footer = () => view.frame().split("\n").at(-1)!;
  await view.press("/");
  expect(footer()).toContain("find events by actor, kind, month or word");
  const text = `${"reservoir ".repeat(16)}last`;
  for (const words of text.split(/(?<= )/)) {
    await view.press(words);
    expect(widthOf(footer())).toBeLessThanOrEqual(columns);
    expect(footer()).toContain(words.trim());
  }
  expect(footer()).toMatch(/^\/ ….*reservoir last/);
  expect(view.store.state().prompt?.text).toBe(text);
});

it.each([
  ["é", "e\u0301"],
  ["a family", "👨‍👩‍👧"],
  ["a wide letter", "哈"],
])("%s is erased at one stroke", async (_, letter) => {
  const view = stage(state, { columns: 80, rows: 24 });
  await view.press("/");
  await view.press(`ab${letter}`);
  expect(view.store.state().prompt?.text).toBe(`ab${letter}`);
  await view.press("\u007f");
  expect(view.store.state().prompt?.text).toBe("ab");
});

it("the end of a text is never wider than it may be", () => {
  for (const text of ["", "abc", "哈哈哈哈", "abcdefgh"])
    for (let width = 0; width < 10; width++) {
      const shown = cutBefore(text, width);
      expect(widthOf(shown)).toBeLessThanOrEqual(width);
      if (widthOf(text) <= width) expect(shown).toBe(text);
      else if (shown !== "") expect(text.endsWith(shown.slice(1))).toBe(true);
    }
});
