/** Disputed seabeds: who the parties may be, and what is refused. */
import { describe, expect, it } from "vitest";
import { openScenario } from "../../src/node/open.ts";

const opened = (...sets: string[]) => openScenario("baseline", sets);

describe("seabeds", () => {
  it("lie between states and powers, in the order of the axis", () => {
    const { program } = opened();
    expect(program.axes.get("seabed")!.ids).toEqual(["azeIrn", "irnTkm"]);
    expect(program.world.structure["seabedParties"]).toEqual([
      ["AZE", "IRN"],
      ["IRN", "TKM"],
    ]);
  });

  it.each([
    ["[AZE, IRAN]", /no actor or power "IRAN"/],
    ["[AZE, AZE]", /dispute with itself/],
  ])("refuse parties %s", (parties, message) => {
    expect(() => opened(`seabeds.azeIrn.parties=${parties}`)).toThrow(message);
  });

  it("refuse a seabed of nobody's", () => {
    expect(() => opened("seabeds.azeIrn={ severity: 0.5 }")).toThrow(/does not say its two parties/);
  });
});
