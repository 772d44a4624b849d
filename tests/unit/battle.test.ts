/** Combat against what can be worked out by hand: salvo arithmetic, Lanchester's square law, contest success. */
import { describe, expect, it } from "vitest";
import { aimedFire, contestSuccess, salvoLosses } from "../../src/theory/combat.ts";

describe("a salvo", () => {
  const of = { offence: 2, defence: 1, staying: 1.5 };
  it.each([
    [2, 2, 4 / 3],
    [1, 3, 1],
    [4, 2, 0],
    [3, 9, 3],
    [5, 4, 2],
    [0, 4, 0],
  ])("on %d ships by %d sinks %d", (own, other, lost) => {
    expect(salvoLosses(own, other, of)).toBeCloseTo(lost, 12);
  });
});

describe("contest success", () => {
  it("goes by strength, and by its powers", () => {
    expect(contestSuccess(3, 1)).toBe(0.75);
    expect(contestSuccess(3, 1, 2)).toBeCloseTo(0.9, 12);
    expect(contestSuccess(3, 1, 0)).toBe(0.5);
    expect([contestSuccess(0, 0), contestSuccess(0, 2), contestSuccess(2, 0)]).toEqual([0.5, 0, 1]);
    expect(contestSuccess(1e200, 1e199, 5)).toBeCloseTo(1, 4);
  });
});

describe("aimed fire", () => {
  const [alpha, beta] = [0.3, 0.12];
  const start = { a: 40, b: 60 };
  const law = ({ a, b }: { a: number; b: number }) => alpha * a * a - beta * b * b;

  it("conserves alpha A^2 - beta B^2", () => {
    for (const time of [0, 0.5, 2, 4])
      expect(law(aimedFire(start, alpha, beta, time))).toBeCloseTo(law(start), 8);
  });

  it("follows dA/dt = -beta B, dB/dt = -alpha A", () => {
    const h = 1e-4;
    let { a, b } = start;
    for (let k = 0; k < 30000; k++) {
      const [ma, mb] = [a - (h / 2) * beta * b, b - (h / 2) * alpha * a];
      [a, b] = [a - h * beta * mb, b - h * alpha * ma];
    }
    const end = aimedFire(start, alpha, beta, 3);
    expect(end.a).toBeCloseTo(a, 5);
    expect(end.b).toBeCloseTo(b, 5);
  });

  it("leaves the side that the square law names, with the root of what is left", () => {
    const end = aimedFire(start, alpha, beta, 1000);
    expect(end.b).toBe(0);
    expect(end.a).toBeCloseTo(Math.sqrt(law(start) / alpha), 9);
    const other = aimedFire({ a: 20, b: 60 }, alpha, beta, 1000);
    expect(other.a).toBe(0);
    expect(other.b).toBeCloseTo(Math.sqrt((beta * 3600 - alpha * 400) / beta), 9);
  });

  it("wears down at a constant rate whoever cannot hit back", () => {
    expect(aimedFire({ a: 10, b: 10 }, 0, 0.5, 1)).toEqual({ a: 5, b: 10 });
    expect(aimedFire({ a: 10, b: 10 }, 0.5, 0, 9)).toEqual({ a: 10, b: 0 });
    expect(aimedFire({ a: 0, b: 10 }, 0.5, 0.5, 9)).toEqual({ a: 0, b: 10 });
  });
});
