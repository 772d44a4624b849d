/** Every number of the start that concerns powers, engagement, markets and discounts moves something. */
import { describe, expect, it } from "vitest";
import type { Address } from "../../src/engine/address.ts";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";

const LEAVES = /^(powers\.|actors\.[^.]+\.vectors\.|markets\.|fleets\.[^.]+\.discount$)/;

/** Those that move nothing in three years of `full`, and why. */
const WITHOUT: readonly [pattern: RegExp, why: string][] = [
  [/^powers\.[^.]+\.agreementLag$/, "agreements are no part of it"],
  [/^powers\.(\w+)\.correlation\.\1$/, "a risk is perfectly correlated with itself, whatever is written"],
  [/^markets\.(?!CHN-EUU)[^.]+\.growth$/, "a market with a trade behind it grows as that does"],
  [/^powers\.[^.]+\.blocking(Steps|Pipelines)?\./, "counts where the power presses, which hangs on all else"],
  [/\.exposure$/, "is the pain of a stick, and none is shown in these years"],
];

const YEARS = 3;

describe("each leaf of the start", () => {
  const { program } = openScenario("full");
  const session = new Session(program);
  /** Cells of attributes and of constants, which are what is moved, or must not be. */
  const held = new Uint8Array(program.layout.size);
  for (const c of program.layout.columns)
    if (c.inverted || c.role === "attribute") held.fill(1, c.offset, c.offset + c.size);

  function played(values: { kind: "cell"; index: number; value: number }[] = []): Float64Array {
    session.begin({ seed: "leaf", values });
    session.finish(program.world.start + 12 * YEARS - 1);
    return session.snapshot().now;
  }
  const rest = played();

  /** A tenth of the range away; of what is unbounded, a tenth of twice its value. */
  function moved({ index, range: [low, high] }: Address): number {
    const value = program.image[index]!;
    const top = high < 1e4 ? high : Math.max(1, 2 * value);
    const by = (top - low) / 10;
    return value + by <= top ? value + by : value - by;
  }

  function movesSomething(leaf: Address): boolean {
    const state = played([{ kind: "cell", index: leaf.index, value: moved(leaf) }]);
    const { offset, size } = leaf.column!;
    return state.some(
      (v, k) => held[k] === 0 && !(k >= offset && k < offset + size) && !Object.is(v, rest[k]),
    );
  }

  it("moves something, or is known to move nothing", () => {
    const leaves = program
      .addresses()
      .filter((a) => a.kind === "cell" && LEAVES.test(a.path) && (a.column?.kind ?? "number") === "number");
    const counted = leaves.filter((a) => !WITHOUT.some(([pattern]) => pattern.test(a.path)));
    expect(counted.length).toBeGreaterThan(250);
    expect(counted.filter((a) => !movesSomething(a)).map((a) => a.path)).toEqual([]);
  });
});
