/** Times a scenario of the model in this process, with nothing recorded and no digests. */
import type { Mechanism } from "../../src/engine/mechanism.ts";
import type { Model } from "../../src/engine/model.ts";
import { compile } from "../../src/engine/program.ts";
import { Session } from "../../src/engine/session.ts";
import type { World } from "../../src/engine/world.ts";
import { openScenario } from "../../src/node/open.ts";

const COMPILES = 20;
const PARTS = 5;
const SEED = "bench";

const now = () => Number(process.hrtime.bigint());

export interface Timed {
  months: number;
  /** A second. */
  runs: number;
  /** Milliseconds. */
  compile: number;
  /** Each mechanism's share of the time of the ticks, the largest first. */
  shares: [mechanism: string, share: number][];
}

/** Runs a second: the time is spent in parts, of which the fastest counts. */
function speed(session: Session, budget: number): number {
  let run = 0;
  let best = 0;
  for (let part = 0; part <= PARTS; part++) {
    const began = now();
    const first = run;
    while (now() - began < (budget / PARTS) * 1e9) {
      session.begin({ seed: SEED, run: run++ });
      session.finish();
    }
    // The first part warms up.
    if (part > 0) best = Math.max(best, ((run - first) * 1e9) / (now() - began));
  }
  return best;
}

/** The mechanism with a clock at its ticks. */
function watched(m: Mechanism, spent: Map<string, number>): Mechanism {
  const inner = m.specialise;
  return {
    ...m,
    ...(inner && { specialise: (has: (id: string) => boolean) => watched(inner.call(m, has), spent) }),
    compile(env) {
      const kernel = m.compile(env);
      const tick: typeof kernel.tick = (t) => {
        const before = now();
        kernel.tick(t);
        spent.set(m.id, (spent.get(m.id) ?? 0) + now() - before);
      };
      return Object.assign(Object.create(kernel), { tick });
    },
  };
}

function shares(model: Model, world: World, budget: number): Timed["shares"] {
  const spent = new Map<string, number>();
  const session = new Session(
    compile({ ...model, mechanisms: model.mechanisms.map((m) => watched(m, spent)) }, world),
  );
  speed(session, budget / 3);
  spent.clear();
  speed(session, budget);
  const whole = [...spent.values()].reduce((a, b) => a + b, 0);
  return [...spent].map(([id, ns]): [string, number] => [id, ns / whole]).sort((a, b) => b[1] - a[1]);
}

/** @param compiles how often the model is compiled, of which the median counts */
export function timeScenario(
  name: string,
  sets: readonly string[],
  seconds: number,
  compiles = COMPILES,
): Timed {
  const { program, model } = openScenario(name, sets);
  const { world } = program;
  const times = Array.from({ length: compiles }, () => {
    const began = now();
    compile(model, world);
    return (now() - began) / 1e6;
  }).sort((a, b) => a - b);
  return {
    months: world.end - world.start + 1,
    runs: speed(new Session(program), seconds),
    compile: times[Math.floor(compiles / 2)],
    shares: shares(model, world, seconds),
  };
}
