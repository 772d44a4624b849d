/** Models name panels without knowing the views; this proves that what they name is there. */
import { describe, expect, it } from "vitest";
import { MODELS } from "../../src/models/registry.ts";
import { PANELS as DRAWN } from "../../src/terminal/ink/panels/index.ts";
import { PANEL_IDS, PANELS } from "../../src/views/panels.ts";

describe("panels", () => {
  it.each(MODELS)("those that the model $id names exist", ({ panels }) => {
    expect(PANEL_IDS).toEqual(expect.arrayContaining([...(panels ?? [])]));
  });

  it("are each drawn on a terminal, from the data of that name", () => {
    for (const data of PANELS) expect(DRAWN[data.id].data).toBe(data);
  });

  it("have each a name of their own", () => {
    expect(new Set(PANEL_IDS).size).toBe(PANELS.length);
  });
});
