/** What must hold of works on corridors: who may win one, when it is built, and what it opens. */
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { compile } from "../support/compile.ts";
import { type CorridorPlan, corridorWorld, corridorWorlds } from "../support/corridor-worlds.ts";
import { property } from "../support/property.ts";

const lively = (p: CorridorPlan): CorridorPlan => ({
  plan: { ...p.plan, months: 18 },
  network: { ...p.network, war: 0.5 },
});

describe("works in random worlds", () => {
  const seen = { awards: 0, built: 0, opened: 0, consents: 0 };

  property(
    "go to a bidder once, are built after all consents and their time, and then open their leg",
    corridorWorlds(lively),
    40,
    (plan) => {
      const s = new Session(compile(centralAsia, corridorWorld(plan)));
      s.begin({ seed: "works" });
      const { axes } = s.program;
      const [states, powers] = [axes.get("gatekeeper")!.size, axes.get("power")!.size];
      const before = () =>
        ["work.holder", "leg.open", "leg.capacity"].map((c) => s.column(c).slice()) as [
          Float64Array,
          Float64Array,
          Float64Array,
        ];
      while (!s.done) {
        const month = s.month;
        const [holder, open, capacity] = before();
        s.step();
        for (let w = 0; w < axes.get("work")!.size; w++) {
          const [won, leg] = [s.column("work.holder")[w]!, s.column("work.leg")[w]!];
          const [awarded, started, done] = ["awardedAt", "startedAt", "builtAt"].map(
            (c) => s.column(`work.${c}`)[w]!,
          ) as [number, number, number];
          if (holder[w]! >= 0) expect(won).toBe(holder[w]);
          else if (won >= 0) {
            seen.awards++;
            expect(s.column("work.bidders")[w * powers + won]).toBe(1);
            expect(month).toBeGreaterThanOrEqual(s.column("work.opensAt")[w]!);
            expect(awarded).toBe(month);
            expect(s.column("work.awardedTo")[w * powers + won]).toBe(month);
          } else expect(started).toBe(Infinity);
          if (started === Infinity) continue;
          expect(started).toBeGreaterThanOrEqual(awarded);
          for (let i = 0; i < states; i++) {
            if (s.column("work.consenters")[w * states + i] !== 1) continue;
            seen.consents++;
            const given = s.column("work.consentedAt")[w * states + i]!;
            expect(given).toBeGreaterThan(awarded);
            expect(given).toBeLessThanOrEqual(started);
          }
          if (done !== month) continue;
          seen.built++;
          expect(month - started).toBe(12 * s.column("work.years")[w]!);
          expect(s.column("leg.open")[leg]).toBe(1);
          const least = capacity[leg]! * 0.9 + 0.9 * s.column("work.capacity")[w]!;
          expect(s.column("leg.capacity")[leg]).toBeGreaterThan(least);
          if (open[leg] === 0) seen.opened++;
        }
      }
    },
  );

  it.skipIf(process.env["FC_PATH"])("and all of that does happen", () => {
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  });
});
