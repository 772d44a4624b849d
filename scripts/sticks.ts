/**
 * How far sticks are meant, in Markdown: who presses whom how often, and what share of sticks would remain if their own luck
 * alone were drawn anew: node scripts/ts.mjs scripts/sticks.ts [RUNS] [SCENARIO…]
 */
import { Session } from "../src/engine/session.ts";
import { shippedNames } from "../src/node/files.ts";
import { openScenario } from "../src/node/open.ts";
import { readArguments, readRuns } from "./shared/arguments.ts";
import { decimal, table } from "./shared/markdown.ts";

const SEED = "sticks";

export async function main(args: readonly string[]): Promise<void> {
  const [runs, ...asked] = readArguments(args, {}).rest;
  const count = readRuns(runs, 200);
  for (const name of asked.length > 0 ? asked : shippedNames()) {
    const opened = openScenario(name);
    const session = new Session(opened.program);
    if (!session.decisions.has("sticks")) continue;
    const kept = new Meant();
    for (let run = 0; run < count; run++) {
      session.begin({ seed: SEED, run, record: "ledger" });
      session.finish();
      kept.add(session);
    }
    console.log(kept.page(name, count, session));
  }
}

/** Sums over opportunities of one pair: how many, the chance of any stick, and its square. */
interface Sums {
  asked: number;
  chance: number;
  square: number;
}

/** Chances of sticks, by power and state; at an opportunity history is held, so that a second draw has the same chance. */
export class Meant {
  private readonly pairs = new Map<string, Sums>();

  add(session: Session): void {
    const chances = new Map<string, number>();
    for (const row of session.ledger()) {
      if (row.decision !== "sticks" || row.chosen < 0) continue;
      const key = `${row.decider} ${row.object} ${row.month}`;
      chances.set(key, (chances.get(key) ?? 0) + row.probability);
    }
    for (const [key, chance] of chances) {
      const pair = key.slice(0, key.lastIndexOf(" "));
      const sums = this.pairs.get(pair) ?? { asked: 0, chance: 0, square: 0 };
      this.pairs.set(pair, sums);
      sums.asked++;
      sums.chance += chance;
      sums.square += chance * chance;
    }
  }

  /** Expected share of sticks that a second draw shows again: sum p^2 / sum p; not a number where there are none. */
  get remaining(): number {
    let [chance, square] = [0, 0];
    for (const s of this.pairs.values()) [chance, square] = [chance + s.chance, square + s.square];
    return square / chance;
  }

  page(name: string, runs: number, session: Session): string {
    const ids = (axis: string) => session.program.axes.get(axis)!.ids;
    const rows = [...this.pairs].map(([pair, s]) => {
      const [k, i] = pair.split(" ").map(Number) as [number, number];
      return [
        `${ids("power")[k]} at ${ids("actor")[i]}`,
        String(s.asked),
        decimal(s.chance / s.asked, 3),
        decimal(s.square / s.chance, 3),
      ];
    });
    return [
      `## ${name}: ${runs} runs`,
      table(["", "opportunities", "chance of a stick", "remaining at a second draw"], rows),
      `Remaining of all: ${decimal(this.remaining, 3)}.`,
    ].join("\n\n");
  }
}
