import { describe, expect, it } from "vitest";
import { exp, expm1, log, logistic, pow, tanh } from "../../src/engine/dmath.ts";

const { NaN: nan, POSITIVE_INFINITY: inf, MIN_VALUE: tiniest, MAX_VALUE: largest } = Number;
const view = new DataView(new ArrayBuffer(8));

/** A 32-bit congruential generator with its output mixed: integers only, so the same on every engine. */
function words(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    let z = state ^ (state >>> 15);
    z = Math.imul(z, 0x2c1b3c6d);
    z ^= z >>> 12;
    z = Math.imul(z, 0x297a2d39);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

function fromWords(upper: number, lower: number): number {
  view.setUint32(0, upper);
  view.setUint32(4, lower);
  return view.getFloat64(0);
}

function toHex(x: number): string {
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
}

function fromHex(bits: string): number {
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return view.getFloat64(0);
}

/** How many doubles apart; infinite when only one of the two is NaN. */
function ulps(x: number, y: number): number {
  if (Object.is(x, y)) return 0;
  if (Number.isNaN(x) || Number.isNaN(y)) return inf;
  const place = (value: number) => {
    view.setFloat64(0, value);
    const bits = view.getBigInt64(0);
    return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
  };
  return Math.abs(Number(place(x) - place(y)));
}

type Draw = (next: () => number) => number;
const between =
  (low: number, high: number): Draw =>
  (next) =>
    low + (high - low) * ((next() * 2097152 + (next() >>> 11)) / 9007199254740992);
const anyBits: Draw = (next) => fromWords(next(), next());
const anyPositive: Draw = (next) => fromWords(next() >>> 1, next());
const subnormal: Draw = (next) => fromWords(next() >>> 12, next());

interface Case {
  name: string;
  ours: (x: number, y: number) => number;
  theirs: (x: number, y: number) => number;
  /** Pairs of draws, used in turn; the second argument is ignored by functions of one. */
  draws: [Draw, Draw][];
  worst: number;
  hash: string;
  golden: [x: string, y: string, result: string][];
}

const none: Draw = () => 0;
const cases: Case[] = [
  {
    name: "exp",
    ours: exp,
    theirs: Math.exp,
    draws: [between(-746, 710), between(-20, 20), between(-1.2, 1.2), anyBits, between(-746, -707)].map(
      (d) => [d, none],
    ),
    worst: 1,
    hash: "cc6d314d",
    golden: [
      ["3ff0000000000000", "0000000000000000", "4005bf0a8b145769"],
      ["bff0000000000000", "0000000000000000", "3fd78b56362cef38"],
      ["3fb999999999999a", "0000000000000000", "3ff1aec7b35a00d4"],
      ["bfd3333333333333", "0000000000000000", "3fe7b4c869c37c05"],
      ["3fd5c28f5c28f5c3", "0000000000000000", "3ff67aaa532108be"],
      ["3fe0000000000000", "0000000000000000", "3ffa61298e1e069c"],
      ["3ff0cccccccccccd", "0000000000000000", "4006dc78307bac49"],
      ["c034800000000000", "0000000000000000", "3e157a3afeed00ab"],
      ["4059100000000000", "0000000000000000", "48f8c39b9134bac4"],
      ["40862d999999999a", "0000000000000000", "7fed75ae7a50ee14"],
      ["c086240000000000", "0000000000000000", "000e6cf6d08897ac"],
      ["c087400000000000", "0000000000000000", "0000000000000002"],
      ["3e112e0be826d695", "0000000000000000", "3ff000000044b830"],
    ],
  },
  {
    name: "expm1",
    ours: expm1,
    theirs: Math.expm1,
    draws: [between(-60, 710), between(-20, 20), between(-1.2, 1.2), anyBits].map((d) => [d, none]),
    worst: 1,
    hash: "1e56b927",
    golden: [
      ["3ff0000000000000", "0000000000000000", "3ffb7e151628aed2"],
      ["bff0000000000000", "0000000000000000", "bfe43a54e4e98864"],
      ["3fb999999999999a", "0000000000000000", "3fbaec7b35a00d3a"],
      ["bfd3333333333333", "0000000000000000", "bfd0966f2c7907f6"],
      ["3fd6666666666666", "0000000000000000", "3fdad200b20177b2"],
      ["3d719799812dea11", "0000000000000000", "3d719799812df3bd"],
      ["3ff0cccccccccccd", "0000000000000000", "3ffdb8f060f75892"],
      ["c034800000000000", "0000000000000000", "bfefffffff542e28"],
      ["402b666666666666", "0000000000000000", "412b303c54fb3873"],
      ["4034000000000000", "0000000000000000", "41bceb088a68e804"],
      ["404c800000000000", "0000000000000000", "4512cffdfebde1a1"],
      ["4085e00000000000", "0000000000000000", "7f0d945df4f8ec8e"],
      ["c046800000000000", "0000000000000000", "bff0000000000000"],
    ],
  },
  {
    name: "log",
    ours: log,
    theirs: Math.log,
    draws: [anyPositive, between(0, 1), between(0.5, 2), between(0.999999, 1.000001), subnormal].map((d) => [
      d,
      none,
    ]),
    worst: 1,
    hash: "770c7b89",
    golden: [
      ["4000000000000000", "0000000000000000", "3fe62e42fefa39ef"],
      ["3fb999999999999a", "0000000000000000", "c0026bb1bbb55515"],
      ["4008000000000000", "0000000000000000", "3ff193ea7aad030a"],
      ["4024000000000000", "0000000000000000", "40026bb1bbb55516"],
      ["3fe6666666666666", "0000000000000000", "bfd6d3c324e13f50"],
      ["3ff68f5c28f5c28f", "0000000000000000", "3fd5fd5fabe64084"],
      ["3ff6a0902de00d1b", "0000000000000000", "3fd62e1ac5b1d181"],
      ["3ff6e147ae147ae1", "0000000000000000", "3fd6e4235a30cb8d"],
      ["3ff000001ad7f29b", "0000000000000000", "3e7ad7f2847b6492"],
      ["000012688b70e62b", "0000000000000000", "c0864e69394d9508"],
      ["0000000000000001", "0000000000000000", "c0874385446d71c3"],
      ["7e37e43c8800759c", "0000000000000000", "4085963447f87fb5"],
      ["3fefff2e48e8a71e", "0000000000000000", "bf1a3738d2cf1cc2"],
    ],
  },
  {
    name: "tanh",
    ours: tanh,
    theirs: Math.tanh,
    draws: [between(-25, 25), between(-1.5, 1.5), anyBits].map((d) => [d, none]),
    worst: 2,
    hash: "a9af17e8",
    golden: [
      ["3fb999999999999a", "0000000000000000", "3fb983d7795f413a"],
      ["bfe0000000000000", "0000000000000000", "bfdd9353d7568af3"],
      ["3fefae147ae147ae", "0000000000000000", "3fe83c4fe9b770e0"],
      ["3ff0000000000000", "0000000000000000", "3fe85efab514f394"],
      ["3ff8000000000000", "0000000000000000", "3fecf6f9786df577"],
      ["c000000000000000", "0000000000000000", "bfeed9505e1bc3d4"],
      ["4014000000000000", "0000000000000000", "3fefff419668df11"],
      ["4035e66666666666", "0000000000000000", "3ff0000000000000"],
      ["3e112e0be826d695", "0000000000000000", "3e112e0be826d695"],
      ["bfd3333333333333", "0000000000000000", "bfd2a4dda7d914fa"],
      ["400a000000000000", "0000000000000000", "3fefe76795d353a0"],
      ["3fe8000000000000", "0000000000000000", "3fe45323e552f228"],
      ["4024000000000000", "0000000000000000", "3feffffffdc96f35"],
    ],
  },
  {
    name: "logistic",
    ours: logistic,
    theirs: (x) => 1 / (1 + Math.exp(-x)),
    draws: [between(-700, 36), between(-10, 10), between(-1, 1)].map((d) => [d, none]),
    worst: 3,
    hash: "d832a745",
    golden: [
      ["3fb999999999999a", "0000000000000000", "3fe0cca12729afb8"],
      ["bfb999999999999a", "0000000000000000", "3fde66bdb1aca090"],
      ["3ff0000000000000", "0000000000000000", "3fe764d4f5d5a2bd"],
      ["bff0000000000000", "0000000000000000", "3fd136561454ba86"],
      ["400c000000000000", "0000000000000000", "3fef0fdfcbf19a93"],
      ["c020000000000000", "0000000000000000", "3f35fa3dd7d2f7a6"],
      ["4034000000000000", "0000000000000000", "3feffffffee4b79a"],
      ["4042000000000000", "0000000000000000", "3feffffffffffffe"],
      ["c044000000000000", "0000000000000000", "3c539792499b1a25"],
      ["c086180000000000", "0000000000000000", "003029ade2342558"],
      ["c086280000000000", "0000000000000000", "0008bfe55de02338"],
      ["c087400000000000", "0000000000000000", "0000000000000002"],
      ["be112e0be826d695", "0000000000000000", "3fdfffffffbb47d0"],
    ],
  },
  {
    name: "pow",
    ours: pow,
    theirs: Math.pow,
    draws: [
      [between(0, 1), between(0, 5)],
      [between(0, 100), between(-20, 20)],
      [anyPositive, between(-3, 3)],
      [anyBits, anyBits],
      [between(0.999999, 1.000001), between(-1e9, 1e9)],
      [between(0.999999999, 1.000000001), between(-1e12, 1e12)],
      [between(-50, 50), (next) => (next() % 81) - 40],
      [subnormal, between(-1.1, 1.1)],
    ],
    worst: 2,
    hash: "5c53d0ed",
    golden: [
      ["4000000000000000", "3fd3333333333333", "3ff3b2c47bff8329"],
      ["3fb999999999999a", "c00d99999999999a", "40b393df516e1277"],
      ["4024000000000000", "402e000000000000", "430c6bf526340000"],
      ["4024000000000000", "c02e000000000000", "3cd203af9ee75616"],
      ["3ff8000000000000", "4044400000000000", "4169d48161a49b9e"],
      ["3fe6666666666666", "3ff4cccccccccccd", "3fe4207e29c0d5e4"],
      ["c008000000000000", "401c000000000000", "c0a1160000000000"],
      ["000012688b70e62b", "3fe000d1b71758e2", "1fbff5970856d64a"],
      ["3ff000001ad7f29b", "416312d000000000", "4005bf0a790ce6f2"],
      ["3ff000000006df38", "41e65a0bc0000000", "3ff5990595894040"],
      ["4000000000000000", "c090c60000000000", "0000000000000001"],
      ["3ff199999999999a", "40bb580000000000", "7c170482352af33a"],
      ["3feccccccccccccd", "3f847ae147ae147b", "3feff75f97eb80b0"],
    ],
  },
];

describe.each(cases)("$name", ({ name, ours, theirs, draws, worst, hash, golden }) => {
  it(`is within ${worst} ulp of the engine's own on 10^6 inputs`, () => {
    const next = words(20240806);
    let differing = 0;
    let far = 0;
    let where = "";
    for (let i = 0; i < 1e6; i++) {
      const [drawX, drawY] = draws[i % draws.length]!;
      const x = drawX(next);
      const y = drawY(next);
      const distance = ulps(ours(x, y), theirs(x, y));
      if (distance > 0) differing++;
      if (distance > far) {
        far = distance;
        where = `, at (${x}, ${y})`;
      }
    }
    expect(
      far,
      `${name}: ${differing / 1e4} % of inputs differ, by up to ${far} ulp${where}`,
    ).toBeLessThanOrEqual(worst);
  });

  it("gives the stored bits", () => {
    expect(golden.length).toBeGreaterThanOrEqual(12);
    for (const [x, y, result] of golden) {
      expect(toHex(ours(fromHex(x), fromHex(y))), `${name}(${fromHex(x)}, ${fromHex(y)})`).toBe(result);
    }
  });

  it("gives the stored hash over 10^5 inputs", () => {
    const next = words(19001);
    let fnv = 0x811c9dc5;
    for (let i = 0; i < 1e5; i++) {
      const [drawX, drawY] = draws[i % draws.length]!;
      const x = drawX(next);
      const result = ours(x, drawY(next));
      // The bits of a NaN are the engine's choice.
      view.setFloat64(0, Number.isNaN(result) ? 0.1 : result);
      fnv = Math.imul(fnv ^ view.getUint32(0), 0x01000193);
      fnv = Math.imul(fnv ^ (fnv >>> 15) ^ view.getUint32(4), 0x01000193);
    }
    expect((fnv >>> 0).toString(16)).toBe(hash);
  });
});

describe("special values", () => {
  it.each<[string, number, number]>([
    ["exp(0)", exp(0), 1],
    ["exp(−0)", exp(-0), 1],
    ["exp(1)", exp(1), Math.E],
    ["exp(∞)", exp(inf), inf],
    ["exp(−∞)", exp(-inf), 0],
    ["exp(NaN)", exp(nan), nan],
    ["exp, last finite", exp(709.782712893384), 1.7976931348622732e308],
    ["exp, first infinite", exp(709.7827128933841), inf],
    ["exp, subnormal", exp(-740), 4.2e-322],
    ["exp, last above 0", exp(-745.1332191019411), tiniest],
    ["exp, first 0", exp(-745.1332191019412), 0],
    ["exp of the tiniest", exp(tiniest), 1],
    ["expm1(−0)", expm1(-0), -0],
    ["expm1(∞)", expm1(inf), inf],
    ["expm1(−∞)", expm1(-inf), -1],
    ["expm1(NaN)", expm1(nan), nan],
    ["expm1(710)", expm1(710), inf],
    ["expm1 of the tiniest", expm1(tiniest), tiniest],
    ["log(0)", log(0), -inf],
    ["log(−0)", log(-0), -inf],
    ["log(1)", log(1), 0],
    ["log(∞)", log(inf), inf],
    ["log(−1)", log(-1), nan],
    ["log(−∞)", log(-inf), nan],
    ["log(NaN)", log(nan), nan],
    ["log of the tiniest", log(tiniest), -744.4400719213812],
    ["log of the largest", log(largest), 709.782712893384],
    ["log(2)", log(2), Math.LN2],
    ["tanh(−0)", tanh(-0), -0],
    ["tanh(∞)", tanh(inf), 1],
    ["tanh(−∞)", tanh(-inf), -1],
    ["tanh(NaN)", tanh(nan), nan],
    ["tanh(30)", tanh(30), 1],
    ["logistic(0)", logistic(0), 0.5],
    ["logistic(−0)", logistic(-0), 0.5],
    ["logistic(∞)", logistic(inf), 1],
    ["logistic(−∞)", logistic(-inf), 0],
    ["logistic(NaN)", logistic(nan), nan],
    ["logistic(800)", logistic(800), 1 - 2 ** -53],
    ["logistic(−800)", logistic(-800), tiniest],
    ["logistic of the largest", logistic(largest), 1 - 2 ** -53],
    ["logistic of its negative", logistic(-largest), tiniest],
  ])("%s", (_, actual, expected) => {
    expect(actual).toBe(expected);
  });

  it("pow follows ECMAScript on every pair of awkward arguments", () => {
    const values = [
      0,
      0.5,
      1,
      1.5,
      2,
      3,
      2 ** 31,
      2 ** 53,
      2 ** 53 + 2,
      2 ** 70,
      1e-310,
      tiniest,
      largest,
      inf,
    ];
    const signed = [nan, 1 - 2 ** -53, 1 + 2 ** -52, ...values, ...values.map((value) => -value)];
    for (const x of signed) {
      for (const y of signed) {
        expect(
          ulps(pow(x, y), x ** y),
          `pow(${x}, ${y}) = ${pow(x, y)}, engine ${x ** y}`,
        ).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe("order and symmetry", () => {
  const next = words(77);

  it("exp, log and logistic never decrease between neighbouring doubles", () => {
    const draws = [between(0, 700), between(0, 40), between(0, 2), between(0.4, 1.2)];
    for (let i = 0; i < 20_000; i++) {
      let x = draws[i % draws.length]!(next);
      for (let j = 0; j < 10; j++) {
        view.setFloat64(0, x);
        view.setBigUint64(0, view.getBigUint64(0) + 1n);
        const above = view.getFloat64(0);
        const ordered =
          exp(above) >= exp(x) &&
          exp(-above) <= exp(-x) &&
          log(above) >= log(x) &&
          logistic(above) >= logistic(x) &&
          logistic(-above) <= logistic(-x);
        if (!ordered) expect.fail(`order broken between ${x} and ${above}`);
        x = above;
      }
    }
  });

  it("logistic stays inside (0, 1) and rises on a grid, across the switch at −708", () => {
    let last = 0;
    for (let x = -740; x <= 30; x += 0.125) {
      const p = logistic(x);
      expect(p > last && p < 1, `logistic(${x}) = ${p}`).toBe(true);
      last = p;
    }
  });

  it("tanh is odd to the bit", () => {
    for (let i = 0; i < 1e4; i++) {
      const x = between(0, 25)(next);
      if (tanh(-x) !== -tanh(x)) expect.fail(`tanh is not odd at ${x}`);
    }
  });
});
