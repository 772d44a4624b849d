/** Compiles a formula to closures over columns: parsed and checked once, evaluated in every tick. */
import { exp, log, pow } from "../../engine/dmath.ts";
import type { Formula } from "../../engine/formula.ts";
import type { Expr, FunctionName, Operation } from "./expr.ts";
import { failIn } from "./fault.ts";
import { namesOf } from "./names.ts";
import { parseFormula } from "./parse.ts";
import type { Scope } from "./scope.ts";
import { totalOf } from "./total.ts";
import { walk } from "./walk.ts";

type Value = () => number;

/** `where` is the formula's place (file:line:col, or a path), to stand in errors. */
export function compileFormula(source: string, scope: Scope, where: string): Formula {
  const fail = failIn(where);
  const names = namesOf(source, scope, fail);
  const expr = walk(parseFormula(source, fail), names, fail);
  return { type: expr.type, source, evaluate: closure(expr), reads: [...names.reads] };
}

function closure(expr: Expr): Value {
  switch (expr.kind) {
    case "constant": {
      const { value } = expr;
      return () => value;
    }
    case "cell": {
      const { array, index } = expr;
      if (expr.type === "boolean") return () => (array[index] !== 0 ? 1 : 0);
      return () => array[index] as number;
    }
    case "happened": {
      const { array, index, month } = expr;
      const now = month.array;
      const at = month.index;
      return () => ((array[index] as number) <= (now[at] as number) ? 1 : 0);
    }
    case "negative": {
      const of = closure(expr.of);
      return () => -of();
    }
    case "not": {
      const of = closure(expr.of);
      return () => 1 - of();
    }
    case "operation":
      if (expr.op === "^") return power(closure(expr.left), expr.right);
      return operation(expr.op, closure(expr.left), closure(expr.right));
    case "choice": {
      const condition = closure(expr.condition);
      const yes = closure(expr.yes);
      const no = closure(expr.no);
      return () => {
        const holds = condition();
        if (Number.isNaN(holds)) return Number.NaN;
        return holds === 1 ? yes() : no();
      };
    }
    case "call":
      return call(expr.name, expr.args.map(closure));
    case "total":
      return totalOf(expr.name, expr.column, expr.month);
  }
}

function operation(op: Exclude<Operation, "^">, a: Value, b: Value): Value {
  switch (op) {
    case "+":
      return () => a() + b();
    case "-":
      return () => a() - b();
    case "*":
      return () => a() * b();
    case "/":
      return () => a() / b();
    case "<":
      return compared(a, b, (x, y) => x < y);
    case ">":
      return compared(a, b, (x, y) => x > y);
    case "<=":
      return compared(a, b, (x, y) => x <= y);
    case ">=":
      return compared(a, b, (x, y) => x >= y);
    case "==":
      return compared(a, b, (x, y) => x === y);
    case "!=":
      return compared(a, b, (x, y) => x !== y);
    case "and":
      return joined(a, b, 0);
    case "or":
      return joined(a, b, 1);
  }
}

/** Of what has no value nothing is true or false: the comparison has none either, and whoever asks must say so. */
function compared(a: Value, b: Value, holds: (x: number, y: number) => boolean): Value {
  return () => {
    const x = a();
    const y = b();
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
    return holds(x, y) ? 1 : 0;
  };
}

/** `and` and `or`: one side alone decides where it is `decisive`, whatever the other is; the second is not asked then. */
function joined(a: Value, b: Value, decisive: 0 | 1): Value {
  return () => {
    const x = a();
    if (x === decisive) return decisive;
    const y = b();
    if (y === decisive) return decisive;
    return Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : 1 - decisive;
  };
}

/** Products for small whole exponents: exact for whole numbers, and fast. */
function power(base: Value, exponent: Expr): Value {
  const n = exponent.kind === "constant" ? exponent.value : Number.NaN;
  if (n === 1) return base;
  if (n === 2)
    return () => {
      const x = base();
      return x * x;
    };
  if (n === 3)
    return () => {
      const x = base();
      return x * x * x;
    };
  if (n === -1) return () => 1 / base();
  const by = closure(exponent);
  return () => pow(base(), by());
}

function call(name: FunctionName, args: Value[]): Value {
  const [a, b, c] = args as [Value, Value, Value];
  switch (name) {
    case "abs":
      return () => Math.abs(a());
    case "exp":
      return () => exp(a());
    case "log":
      return () => log(a());
    case "sqrt":
      return () => Math.sqrt(a());
    case "clamp":
      return () => Math.min(Math.max(a(), b()), c());
    case "min":
      return fold(args, Math.min);
    case "max":
      return fold(args, Math.max);
    case "sum":
    case "count":
      return fold(args, add);
    case "mean": {
      const sum = fold(args, add);
      return () => sum() / args.length;
    }
  }
}

function add(x: number, y: number): number {
  return x + y;
}

function fold(args: readonly Value[], join: (x: number, y: number) => number): Value {
  const [first, ...rest] = args as [Value, ...Value[]];
  return () => {
    let value = first();
    for (const next of rest) value = join(value, next());
    return value;
  };
}
