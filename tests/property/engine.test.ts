/** Invariants of the engine (model/7 A); those of single mechanisms (3-7, 10) are contracts of the harness. */
import fc from "fast-check";
import { describe, expect } from "vitest";
import { axis, pairAxis } from "../../src/engine/axis.ts";
import { streamKey } from "../../src/engine/keys.ts";
import { Session } from "../../src/engine/session.ts";
import { Stream } from "../../src/engine/stream.ts";
import { playChunk } from "../../src/experiments/chunk.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { compile } from "../support/compile.ts";
import { clockModel, miniWorld, START } from "../support/mini.ts";
import { between, property } from "../support/property.ts";
import { actorsOf, worldOf, worlds } from "../support/worlds.ts";

const seed = fc.string({ maxLength: 8 });

describe("luck", () => {
  property("A1 the same seed and inputs give the same digest", fc.tuple(worlds(), seed), 25, ([plan, s]) => {
    const digest = () => {
      const session = new Session(compile(centralAsia, worldOf(plan)));
      session.begin({ seed: s });
      session.finish();
      return session.digest();
    };
    expect(digest()).toBe(digest());
  });

  const cuts = fc.array(fc.integer({ min: 1, max: 11 }), { maxLength: 4 });
  property(
    "A2 a batch is the same however it is cut into chunks",
    fc.tuple(worlds(), cuts),
    15,
    ([plan, at]) => {
      const world = worldOf(plan);
      const program = compile(centralAsia, world);
      const runs = 12;
      const played = (edges: number[]) => {
        const bounds = [0, ...edges, runs];
        const parts = bounds.slice(1).map((to, k) => {
          const from = bounds[k]!;
          // Each chunk on an instance of its own, as in a worker.
          const task = { model: "central-asia", world, program: "cut", seed: "cut", from, runs: to - from };
          return Array.from(playChunk(task, new Session(program)).digests);
        });
        return parts.flat();
      };
      const edges = [...new Set(at)].sort((a, b) => a - b);
      expect(played(edges)).toEqual(played([]));
    },
  );

  property(
    "A4 a pair's luck is that of its two members, whatever their names' order",
    fc.uniqueArray(fc.stringMatching(/^[A-Z]{1,3}$/), { minLength: 2, maxLength: 5 }),
    50,
    (names) => {
      const plain = axis("actor", names);
      // The last becomes the first by name, each with its old luck.
      const reversed = [...plain.ids].map((_, k) => `N${plain.size - k}`);
      const luck = new Map(reversed.map((id, k) => [id, plain.ids[k]!]));
      const before = pairAxis("pair", plain);
      const after = pairAxis("pair", axis("actor", reversed, luck), luck);
      for (const [a, x] of luck)
        for (const [b, y] of luck)
          if (a !== b) {
            const key = after.keys[after.index.get(`${a}-${b}`)!];
            expect(key).toBe(before.keys[before.index.get(`${x}-${y}`)!]);
          }
    },
  );

  const draw = fc.record({
    seed,
    path: fc.string({ maxLength: 6 }),
    run: fc.nat(),
    entity: fc.integer(),
    period: fc.nat({ max: 65535 }),
  });
  property("A8 uniforms lie within (0, 1) and are uniform (Kolmogorov-Smirnov)", draw, 40, (d) => {
    const stream = new Stream(d.path);
    stream.begin(streamKey(d.seed, d.path), d.run);
    const n = 1500;
    // Neighbouring ordinals, neighbouring periods and neighbouring entities alike.
    for (const at of [
      (k: number) => stream.uniform(d.entity, d.period, k),
      (k: number) => stream.uniform(d.entity, k, 3),
      (k: number) => stream.uniform((d.entity + k) | 0, d.period, 0),
    ]) {
      const us = Float64Array.from({ length: n }, (_, k) => at(k)).sort();
      expect(us[0]).toBeGreaterThan(0);
      expect(us[n - 1]).toBeLessThan(1);
      let gap = 0;
      us.forEach((u, k) => {
        gap = Math.max(gap, Math.abs(u - k / n), Math.abs(u - (k + 1) / n));
      });
      // P(sqrt(n) D > 2.7) is about 1e-6.
      expect(gap * Math.sqrt(n)).toBeLessThan(2.7);
    }
  });
});

describe("time", () => {
  const rates = fc.record({ rates: fc.array(between(0, 3), { minLength: 1, maxLength: 6 }), seed });
  property("A9 substeps do not move the events of constant hazards", rates, 40, (world) => {
    const names = world.rates.map((_, k) => `A${k}`);
    const cells = new Map(names.map((id, k) => [`rate.${id}`, world.rates[k]!]));
    const months = (substeps: number) => {
      const session = new Session(compile(clockModel(), miniWorld(names, 120, { substeps, cells })));
      session.begin({ seed: world.seed });
      session.finish();
      return [0, 1, 2].map((k) => session.column(`clock.month${k}`));
    };
    const [coarse, fine] = [months(1), months(8)];
    names.forEach((_, i) => {
      for (let k = 0; k < 3; k++) {
        // Promised of the first event, and of later ones while events are more than a tick apart.
        const crowded = k > 0 && coarse.slice(1, k + 1).some((m, j) => m[i]! - coarse[j]![i]! <= 1);
        if (crowded) break;
        expect(fine[k]![i]).toBe(coarse[k]![i]);
      }
    });
  });

  property(
    "A9 the first event comes in the month in which the hazard reaches its threshold",
    rates,
    40,
    (world) => {
      const names = world.rates.map((_, k) => `A${k}`);
      const cells = new Map(names.map((id, k) => [`rate.${id}`, world.rates[k]!]));
      const session = new Session(compile(clockModel(), miniWorld(names, 60, { cells })));
      session.begin({ seed: world.seed });
      const thresholds = session.column("clock.threshold");
      session.finish();
      const months = session.column("clock.month0");
      names.forEach((_, i) => {
        const due = Math.ceil((thresholds[i]! / world.rates[i]!) * 12 - 1e-9) - 1;
        expect(months[i]).toBe(due < 60 ? START + due : Infinity);
      });
    },
  );
});

describe("names", () => {
  /** With new names the luck is new, and only the luck: frequencies agree within four standard errors. */
  property("A4 with new keys outcomes keep their frequencies", worlds(), 5, (plan) => {
    const ids = actorsOf(plan);
    const sorted = [...ids].sort();
    const other = { ...plan, ids: plan.ids.map((id) => `N${sorted.indexOf(id) + 1}`) };
    const runs = 250;
    const frequencies = (p: typeof plan) => {
      const session = new Session(compile(centralAsia, worldOf(p)));
      const seen = new Float64Array(session.program.outcomes.length);
      for (let run = 0; run < runs; run++) {
        session.begin({ seed: "names", run });
        session.finish();
        session.outcomes().forEach((v, k) => {
          const event = session.program.outcomes[k]?.kind === "event";
          if (event && v !== Infinity) seen[k] = seen[k]! + 1;
        });
      }
      return seen.map((s) => s / runs);
    };
    const [a, b] = [frequencies(plan), frequencies(other)];
    a.forEach((x, k) => {
      const mean = (x + b[k]!) / 2;
      expect(Math.abs(x - b[k]!)).toBeLessThanOrEqual(4 * Math.sqrt((2 * mean * (1 - mean)) / runs) + 1e-9);
    });
  });
});
