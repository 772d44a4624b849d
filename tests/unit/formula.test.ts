import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exp, log, pow } from "../../src/engine/dmath.ts";
import { MultivectorError } from "../../src/engine/errors.ts";
import { compileFormula } from "../../src/scenario/formula/compile.ts";
import type { Scope, Slot } from "../../src/scenario/formula/scope.ts";

const MONTH = (2025 - 1900) * 12 + 5;
const cells = new Float64Array([
  3,
  4,
  0.5,
  0,
  1,
  MONTH,
  MONTH,
  MONTH - 3,
  MONTH + 1,
  Number.POSITIVE_INFINITY,
]);
const cell = (index: number, type: "number" | "boolean" = "number"): Slot => ({
  kind: "cell",
  array: cells,
  index,
  type,
});
const column = (offset: number, length: number, type: "number" | "boolean" | "event"): Slot => {
  return { kind: "column", array: cells, offset, length, type };
};
const event = (index: number): Slot => ({ kind: "event", array: cells, index });

const slots = new Map<string, Slot>([
  ["x", cell(0)],
  ["y", cell(1)],
  ["disputes.kgz-tjk.severity", cell(2)],
  ["trust.KAZ-UZB", cell(2)],
  ["parameters.accession.club", cell(1)],
  ["no", cell(3, "boolean")],
  ["yes", cell(4, "boolean")],
  ["month", cell(5)],
  ["signed.KAZ", event(6)],
  ["signed.KGZ", event(7)],
  ["signed.TJK", event(8)],
  ["signed.TKM", event(9)],
  ["signed", column(6, 4, "event")],
  ["flags", column(3, 2, "boolean")],
  ["values", column(0, 3, "number")],
]);
const scope: Scope = { resolve: (path) => slots.get(path.join(".")), known: () => [...slots.keys()] };
const compile = (source: string) => compileFormula(source, scope, "f.yaml:3:5");
const value = (source: string) => compile(source).evaluate();

function caught(source: string): MultivectorError {
  try {
    compile(source);
  } catch (e) {
    if (e instanceof MultivectorError) return e;
    throw e;
  }
  throw new Error(`compiled: ${source}`);
}

describe("formulas", () => {
  test.each<[string, number]>([
    ["1 + 2 * 3", 7],
    ["(1 + 2) * 3", 9],
    ["10 - 4 - 3", 3],
    ["2 ^ 3 ^ 2", 512],
    ["-x ^ 2", -9],
    ["(-x) ^ 2", 9],
    ["2 ^ -1", 0.5],
    ["y ^ 0.5", pow(4, 0.5)],
    ["x ^ y", pow(3, 4)],
    ["1 / 4 / 2", 0.125],
    [".5 + 1e-3", 0.501],
    ["+x - -y", 7],
    ["x < y", 1],
    ["x >= 3 and y <= 4", 1],
    ["not (x == 3) or no", 0],
    ["yes and not no", 1],
    ["no or yes and no", 0],
    ["true", 1],
    ["yes == true", 1],
    ["x != y ? 10 : 20", 10],
    ["no ? 1 : yes ? 2 : 3", 2],
    ["min(x, y, 2)", 2],
    ["max(x, y)", 4],
    ["abs(-x)", 3],
    ["sqrt(y)", 2],
    ["exp(x)", exp(3)],
    ["log(y)", log(4)],
    ["clamp(x, 0, 1)", 1],
    ["clamp(-x, 0, 1)", 0],
    ["sum(values)", 7.5],
    ["mean(values)", 2.5],
    ["min(values)", 0.5],
    ["max(values)", 4],
    ["count(values)", 3],
    ["sum(1, 2, x)", 6],
    ["mean(x, y)", 3.5],
    ["count(flags)", 1],
    ["mean(flags)", 0.5],
    ["count(signed)", 2],
    ["count(signed.KAZ, signed.TKM, yes)", 2],
    ["signed.KAZ", 1],
    ["signed.TJK", 0],
    ["signed.KAZ and not signed.TKM", 1],
    ["when(signed.KGZ)", MONTH - 3],
    ["when(signed.TKM)", Number.POSITIVE_INFINITY],
    ['when(signed.KAZ) <= date("2025-06")', 1],
    ['date("2026-01") - date("2025-06")', 7],
    ['disputes["kgz-tjk"].severity', 0.5],
    ["trust['KAZ-UZB'] * 2", 1],
    ["parameters.accession.club", 4],
    ["x\n  + y\n", 7],
  ])("%s is %d", (source, expected) => {
    expect(value(source)).toBe(expected);
  });

  test("say their type and what they read", () => {
    const formula = compile('signed.KAZ and x + x > disputes["kgz-tjk"].severity');
    expect(formula.type).toBe("boolean");
    expect(formula.reads).toEqual(["signed.KAZ", "month", "x", "disputes.kgz-tjk.severity"]);
    expect(compile("x").type).toBe("number");
    expect(compile("when(signed.KAZ)").reads).toEqual(["signed.KAZ"]);
  });

  test("read the present value of their cells", () => {
    const array = new Float64Array([1, 10]);
    const of: Scope = {
      resolve: ([n]) => (n === "a" ? { kind: "cell", array, index: 1, type: "number" } : undefined),
      known: () => [],
    };
    const formula = compileFormula("a * 2", of, "here");
    expect(formula.evaluate()).toBe(20);
    array[1] = 7;
    expect(formula.evaluate()).toBe(14);
  });

  test("give back NaN, and judge nothing", () => {
    expect(value("0 / 0")).toBeNaN();
    expect(value("log(-x)")).toBeNaN();
    expect(value("sqrt(-1)")).toBeNaN();
    expect(value("clamp(0 / 0, 0, 1)")).toBeNaN();
  });
});

describe("refusals", () => {
  test.each<[source: string, code: string, character: number, mend: string | RegExp]>([
    ["x = 3", "character", 3, "=="],
    ["f(x) = 3", "character", 6, "=="],
    ["50 % 3", "character", 4, "share"],
    ["3x", "operator", 2, "3 * x"],
    ["x y", "operator", 3, "*"],
    ["2(x)", "operator", 2, "*"],
    ["(x)(y)", "operator", 4, "*"],
    ["1/2 x", "operator", 5, "*"],
    ["0x1F", "operator", 2, "*"],
    ["2026-01", "date", 1, 'date("2026-01")'],
    ["when(signed.KAZ) < 2026 - 11", "date", 20, 'date("2026-11")'],
    ["[1, 2]", "matrix", 1, "quote a name"],
    ["x + {a: 1}", "character", 5, "names"],
    ["1:3", "range", 2, "condition ? a : b"],
    ["x; y", "character", 2, "names"],
    ["x!", "character", 2, "not"],
    ["x && y", "character", 3, "and"],
    ["x'", "character", 2, "close"],
    ["x # why", "character", 3, "names"],
    ["x ~ y", "character", 3, "not"],
    ["5 cm", "operator", 3, "*"],
    ["x mod 2", "word", 3, "names"],
    ["x to y", "word", 3, "names"],
    ["x xor y", "word", 3, "names"],
    ["NaN", "word", 1, "numbers"],
    ["x == null", "word", 6, "numbers"],
    ["1e999", "number", 1, "smaller"],
    ["pi", "constant", 1, "number"],
    ["x * e", "constant", 5, "number"],
    ["i", "constant", 1, "number"],
    ["'text'", "text", 1, "date("],
    ["eval('1')", "function", 1, "clamp"],
    ["import(x)", "function", 1, "clamp"],
    ["constructor", "name", 1, "check"],
    ["x.constructor", "name", 1, "check"],
    ["__proto__", "name", 1, "check"],
    ["toString(x)", "function", 1, "clamp"],
    ["x.y(3)", "function", 1, "clamp"],
    ["disputes.kgz-tjk.severity", "hyphen", 1, 'disputes["kgz-tjk"].severity'],
    ["x - trust.KAZ-UZB", "hyphen", 5, 'trust["KAZ-UZB"]'],
    ["x-trust.KAZ-UZB", "hyphen", 3, 'trust["KAZ-UZB"]'],
    ["disputes.kgz-tjk.severty", "hyphen", 1, 'disputes["kgz-tjk"].severity'],
    ["signd.KAZ", "name", 1, "signed.KAZ"],
    ["x + values", "column", 5, "sum"],
    ["signed", "column", 1, "count"],
    ["x and yes", "type", 1, "compare"],
    ["not x > 3", "type", 5, "brackets"],
    ["yes + 1", "type", 1, "? 1 : 0"],
    ["signed.KAZ + 1", "type", 1, "when"],
    ["yes == 1", "type", 8, "compare"],
    ["yes ? 1 : no", "type", 11, "? 1 : 0"],
    ["1 < x < 3", "syntax", 9, "and"],
    ["when(x)", "when", 1, "signed.TKM"],
    ["when(1 + 1)", "when", 1, "signed.TKM"],
    ["date(x)", "date", 1, "2026-01"],
    ['date("2026-13")', "date", 6, "2022-07"],
    ["min()", "arguments", 1, "1 to"],
    ["clamp(x, 1)", "arguments", 1, "3 to 3"],
    ["exp(values)", "column", 5, "sum"],
    ["x.*y", "operator", 1, "comparisons"],
    ["x ?? y", "operator", 1, "comparisons"],
    ["x << 2", "operator", 1, "comparisons"],
    ["x[1]", "access", 1, "names"],
    ["x[1, 2]", "access", 1, "names"],
    ["x?.y", "dot", 3, "TKM"],
    ["x + ", "syntax", 5, "brackets"],
    ["(x", "syntax", 3, "brackets"],
    ["x)", "syntax", 2, "brackets"],
    ["", "empty", 1, "write"],
    ["  \n ", "empty", 1, "write"],
    ["$x", "character", 1, "names"],
    ["é", "character", 1, "names"],
  ])("%s", (source, code, character, mend) => {
    const e = caught(source);
    expect({ code: e.code, where: e.where }).toEqual({
      code: `formula-${code}`,
      where: `f.yaml:3:5, character ${character} of the formula`,
    });
    expect(e.mend).toContain(mend);
  });

  test.each([
    ["brackets", `${"(".repeat(2000)}1${")".repeat(2000)}`],
    ["open brackets", "(".repeat(4000)],
    ["calls", `${"abs(".repeat(900)}1${")".repeat(900)}`],
    ["indices", "x[".repeat(2000)],
    ["minuses", `${"-".repeat(4000)}1`],
    ["nots", `${"not ".repeat(1000)}yes`],
    ["powers", `${"1^".repeat(2000)}1`],
    ["ternaries", `${"yes?1:".repeat(600)}1`],
    ["ternaries within", `${"yes?".repeat(600)}1${":1".repeat(600)}`],
    ["sums", `${"1+".repeat(2000)}1`],
    ["long sources", "1 + ".repeat(100_000)],
  ])("hostile %s end in an error", (_name, source) => {
    expect(caught(source).code).toMatch(/^formula-(depth|length)$/);
  });

  test("an event without a present month is an error", () => {
    const of: Scope = { resolve: (path) => (path[0] === "month" ? undefined : event(6)), known: () => [] };
    expect(() => compileFormula("a", of, "here")).toThrow(/present month/);
  });
});

/** Expression trees with their source, valued by plain recursion. */
interface Sample {
  source: string;
  plain: () => number;
}
const { number, boolean } = fc.letrec<{ number: Sample; boolean: Sample }>((tie) => {
  const two = (left: "number" | "boolean", join: Record<string, (a: number, b: number) => number>) =>
    fc.tuple(tie(left), fc.constantFrom(...Object.keys(join)), tie(left)).map(([a, op, b]) => ({
      source: `(${a.source} ${op} ${b.source})`,
      plain: () => (join[op] as (a: number, b: number) => number)(a.plain(), b.plain()),
    }));
  const call = (name: string, n: number, apply: (...values: number[]) => number) =>
    fc.array(tie("number"), { minLength: n, maxLength: n }).map((args) => ({
      source: `${name}(${args.map((a) => a.source).join(", ")})`,
      plain: () => apply(...args.map((a) => a.plain())),
    }));
  const bit = (test: (a: number, b: number) => boolean) => (a: number, b: number) =>
    Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : test(a, b) ? 1 : 0;
  /** One side alone decides where it has the decisive value; otherwise what has no value leaves the whole without. */
  const decided = (decisive: number) => (a: number, b: number) =>
    a === decisive || b === decisive ? decisive : a + b === 2 * (1 - decisive) ? 1 - decisive : Number.NaN;
  const choice = (of: "number" | "boolean") =>
    fc.tuple(tie("boolean"), tie(of), tie(of)).map(([c, a, b]) => ({
      source: `(${c.source} ? ${a.source} : ${b.source})`,
      plain: () => {
        const holds = c.plain();
        return Number.isNaN(holds) ? Number.NaN : holds ? a.plain() : b.plain();
      },
    }));
  const leaf = (source: string, plain: () => number): Sample => ({ source, plain });
  return {
    number: fc.oneof(
      { maxDepth: 5 },
      fc.oneof(
        fc.nat(20).map((n) => leaf(String(n), () => n)),
        fc.double({ min: 0, max: 100, noNaN: true }).map((n) => leaf(String(n), () => n)),
        fc.constantFrom(
          leaf("x", () => 3),
          leaf("y", () => 4),
          leaf('trust["KAZ-UZB"]', () => 0.5),
        ),
        fc.constant(leaf("sum(values)", () => 7.5)),
      ),
      two("number", {
        "+": (a, b) => a + b,
        "-": (a, b) => a - b,
        "*": (a, b) => a * b,
        "/": (a, b) => a / b,
      }),
      fc.tuple(tie("number"), fc.integer({ min: -3, max: 9 })).map(([a, n]) => ({
        source: `(${a.source} ^ ${n})`,
        plain: () => powered(a.plain(), n),
      })),
      fc.tuple(tie("number"), tie("number")).map(([a, b]) => ({
        source: `(${a.source} ^ (${b.source} + 0))`,
        plain: () => pow(a.plain(), b.plain() + 0),
      })),
      tie("number").map((a) => leaf(`(-${a.source})`, () => -a.plain())),
      call("min", 3, Math.min),
      call("max", 2, Math.max),
      call("abs", 1, Math.abs),
      call("sqrt", 1, Math.sqrt),
      call("exp", 1, exp),
      call("log", 1, log),
      call("clamp", 3, (a = 0, b = 0, c = 0) => Math.min(Math.max(a, b), c)),
      call("mean", 2, (a = 0, b = 0) => (a + b) / 2),
      choice("number"),
    ),
    boolean: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom(
        leaf("yes", () => 1),
        leaf("no", () => 0),
        leaf("true", () => 1),
        leaf("signed.TJK", () => 0),
      ),
      two("number", {
        "<": bit((a, b) => a < b),
        ">": bit((a, b) => a > b),
        "<=": bit((a, b) => a <= b),
        ">=": bit((a, b) => a >= b),
        "==": bit((a, b) => a === b),
        "!=": bit((a, b) => a !== b),
      }),
      two("boolean", { and: decided(0), or: decided(1) }),
      tie("boolean").map((a) => leaf(`(not ${a.source})`, () => 1 - a.plain())),
      choice("boolean"),
    ),
  };
});

/** Small whole exponents that are written out are products; all others, and those computed, go through `pow`. */
function powered(x: number, n: number): number {
  if (n === -1) return 1 / x;
  return n === 1 ? x : n === 2 ? x * x : n === 3 ? x * x * x : pow(x, n);
}

describe("properties", () => {
  test("closures equal plain recursion", () => {
    fc.assert(
      fc.property(fc.oneof(number, boolean), ({ source, plain }) => {
        fc.pre(source.length <= 4096);
        expect(value(source)).toBe(plain());
      }),
      { numRuns: 2000 },
    );
  });

  test("any text compiles or is a MultivectorError with its place and mend", () => {
    const word = fc.constantFrom(
      ...[
        "x",
        "yes",
        "values",
        "signed",
        "KAZ",
        "kgz-tjk",
        "1",
        "2026",
        "01",
        ".5",
        "1e5",
        "true",
        "null",
        "end",
      ],
      ...[
        "+",
        "-",
        "*",
        "/",
        "^",
        "%",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "?",
        ".",
        "?.",
        "??",
        "!",
        "'",
        '"',
      ],
      ...[
        "==",
        "=",
        "<",
        ">=",
        "and",
        "or",
        "not",
        "xor",
        "mod",
        "to",
        "in",
        "min",
        "sum",
        "when",
        "date",
        ";",
        "\n",
      ],
      ...["constructor", "__proto__", "'kgz-tjk'", '"2026-01"', "#", "\\", "\u00a0", "π"],
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 30 }).map((words) => words.join(" ")),
      fc.array(word, { maxLength: 30 }).map((words) => words.join("")),
      fc.string({ unit: "binary", maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, (source) => {
        try {
          expect(typeof value(source)).toBe("number");
        } catch (e) {
          expect(e).toBeInstanceOf(MultivectorError);
          const { where, mend, message } = e as MultivectorError;
          expect(where).toMatch(/^f\.yaml:3:5, character \d+ of the formula$/);
          expect(mend).toBeTruthy();
          expect(message).toBeTruthy();
        }
      }),
      { numRuns: 5000 },
    );
  });
});
