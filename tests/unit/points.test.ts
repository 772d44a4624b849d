/** Designs on a real scenario: what a run takes, and that it can be played again by hand. */
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { planned } from "../../src/experiments/design/asked.ts";
import { again, settings } from "../../src/experiments/design/points.ts";
import { nodeTables } from "../../src/node/files.ts";
import { openScenario } from "../../src/node/open.ts";
import { playBatch } from "../../src/node/play.ts";

const opened = openScenario("friendship-treaty");
const SEED = "points";
const VARY = [
  "actors.TJK.leader.heir=true,false",
  "disputes.kgz-tjk.segments=8,10,12",
  "actors.KAZ.leader.type=insider,outsider",
];

describe("a run of a design", () => {
  it.each(["random", "lhs", "sobol", "morris", "saltelli"])(
    "of %s, played by hand with what it set, is the same run",
    async (design) => {
      const plan = planned(opened, { design, vary: VARY, seed: SEED }, nodeTables);
      const batch = await playBatch(opened, { seed: SEED, runs: 20, jobs: 1, design: plan.design });
      const width = batch.outcomes.length;
      for (const run of [0, 7, 19]) {
        const args = again(plan.design, run);
        expect(args[0]).toBe("--run");
        const sets = args.slice(2).filter((a) => a !== "--set");
        const { program } = openScenario("friendship-treaty", sets);
        const session = new Session(program);
        session.begin({ seed: SEED, run: Number(args[1]) });
        session.finish();
        expect(session.outcomes()).toEqual(batch.values.slice(run * width, (run + 1) * width));
      }
    },
  );

  it("is the same however many come after it", async () => {
    const plan = planned(opened, { design: "lhs", seed: SEED }, nodeTables);
    const few = await playBatch(opened, { seed: SEED, runs: 16, jobs: 1, design: plan.design });
    const again = planned(opened, { design: "lhs", seed: SEED }, nodeTables);
    const more = await playBatch(opened, { seed: SEED, runs: 40, jobs: 1, design: again.design });
    expect(more.values.slice(0, few.values.length)).toEqual(few.values);
  });

  it("takes values from within the distributions, and choices by their names", () => {
    const { design, factors } = planned(opened, { design: "sobol", vary: VARY, seed: SEED }, nodeTables);
    for (let run = 0; run < 100; run++) {
      const set = settings(design, run);
      expect(["insider", "outsider"]).toContain(set["actors.KAZ.leader.type"]);
      expect([true, false]).toContain(set["actors.TJK.leader.heir"]);
      for (const f of factors)
        if (!f.values) {
          const value = set[f.path] as number;
          expect(value >= f.quantile(0) && value <= f.quantile(1), f.path).toBe(true);
        }
    }
  });

  it.each(["random", "lhs", "sobol", "saltelli"])(
    "of %s leaves what was set where it was put, and shifts nothing else",
    (design) => {
      const path = "parameters.accession.club";
      const free = planned(opened, { design, seed: SEED }, nodeTables);
      const held = planned(
        openScenario("friendship-treaty", ["accession.club=2"]),
        { design, seed: SEED },
        nodeTables,
      );
      expect(free.design.addresses.map((a) => a.path)).toContain(path);
      expect(held.design.addresses.map((a) => a.path)).toEqual(
        free.design.addresses.map((a) => a.path).filter((p) => p !== path),
      );
      for (const run of [0, 1]) {
        const { [path]: _, ...others } = settings(free.design, run);
        expect(settings(held.design, run)).toEqual(others);
      }
    },
  );

  it("has the luck of its own point, of its trajectory, or of all", () => {
    const luck = (design: string, which?: "paired" | "fresh") => {
      const plan = planned(
        opened,
        {
          design,
          seed: SEED,
          luck: which,
          replicates: 2,
          vary: ["accession.club=1,2"],
        },
        nodeTables,
      );
      return Array.from({ length: 6 }, (_, run) => plan.design.luck(run));
    };
    expect(luck("lhs")).toEqual([0, 1, 2, 3, 4, 5]);
    expect(luck("lhs", "paired")).toEqual([0, 1, 0, 1, 0, 1]);
    expect(luck("grid").slice(0, 4)).toEqual([0, 1, 0, 1]);
    expect(luck("grid", "fresh").slice(0, 4)).toEqual([0, 1, 2, 3]);
    expect(luck("morris")).toEqual([0, 1, 0, 1, 0, 1]);
  });

  it("is described by what makes it, not by how much of it is played", () => {
    const plan = planned(opened, { design: "sobol", seed: SEED }, nodeTables);
    expect(JSON.stringify(plan.design.describe())).toBe(
      JSON.stringify(planned(opened, { design: "sobol", seed: SEED }, nodeTables).design.describe()),
    );
    expect(plan.design.describe()).toMatchObject({ design: "sobol", replicates: 1, scrambling: "owen" });
  });
});
