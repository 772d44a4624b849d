/** What a scenario says it does not know of its numbers. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { shippedNames } from "../../src/node/files.ts";
import { openScenario } from "../../src/node/open.ts";

const folder = mkdtempSync(join(tmpdir(), "multivector-uncertain-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function opened(lines: string, sets: string[] = []) {
  const file = join(folder, "mine.yaml");
  writeFileSync(file, `multivector: 1\nid: mine\nextends: friendship-treaty\n${lines}`);
  return openScenario(file, sets);
}

describe("uncertain numbers", () => {
  it.each(shippedNames())(
    "of %s, which ships, lie around their values and within their ranges, and matter to something",
    (name) => {
      const { uncertain, numbers, program } = openScenario(name);
      for (const u of uncertain) {
        const { value, range } = numbers.find((n) => n.path === u.path)!;
        expect(u.reach[0], u.path).toBeGreaterThanOrEqual(range[0]);
        expect(u.reach[1], u.path).toBeLessThanOrEqual(range[1]);
        expect(u.reach[0] <= value && value <= u.reach[1], u.path).toBe(true);
        expect(program.address(u.path), u.path).toBeDefined();
        expect(u.source, u.path).toBeDefined();
      }
      if (name === "friendship-treaty") expect(uncertain.length).toBeGreaterThan(15);
    },
  );

  it("change nothing by being declared: the program is that without them", () => {
    const bare = openScenario("friendship-treaty").uncertain.map((u) => `uncertain.${u.path}=null`);
    const { program, uncertain } = openScenario("friendship-treaty", bare);
    expect(uncertain).toEqual([]);
    expect(program.vector).toEqual(openScenario("friendship-treaty").program.vector);
  });

  it("take the distribution of the reform in place of the inherited one", () => {
    const { uncertain } = opened("uncertain: { parameters.accession.club: { normal: [1.6, 0.4] } }\n");
    expect(uncertain.find((u) => u.path === "parameters.accession.club")?.text).toBe("normal: [1.6, 0.4]");
    const set = opened("", ["uncertain.parameters.accession.club={uniform: [1, 2]}"]);
    expect(set.uncertain.find((u) => u.path === "parameters.accession.club")?.reach).toEqual([1, 2]);
  });

  it("may be switches, choices and counts, drawn from what they can be", () => {
    const { uncertain } = opened(
      "uncertain: { actors.TJK.leader.heir: { oneOf: [true, false] }, disputes.kgz-tjk.segments: { discrete: [[8, 1], [10, 3]] } }\n",
    );
    const by = new Map(uncertain.map((u) => [u.path, u]));
    expect(by.get("actors.TJK.leader.heir")?.values).toEqual([0, 1]);
    const segments = by.get("disputes.kgz-tjk.segments")!;
    expect([0.2, 0.3, 0.9].map(segments.quantile)).toEqual([8, 10, 10]);
  });

  it("go by the one name that a pair has", () => {
    const { uncertain } = opened("uncertain: { pairs.UZB-KAZ.trust: { uniform: [0.6, 0.8] } }\n");
    expect(uncertain.some((u) => u.path === "pairs.KAZ-UZB.trust")).toBe(true);
  });
});
