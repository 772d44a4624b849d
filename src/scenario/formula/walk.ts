/** The whitelist: a parsed formula becomes a checked expression, or an error that says where and what instead. */

import { MultivectorError } from "../../engine/errors.ts";
import type { FormulaType } from "../../engine/formula.ts";
import type { Expr, FunctionName, Operation } from "./expr.ts";
import type { Fail } from "./fault.ts";
import type { Names } from "./names.ts";
import {
  AccessorNode,
  ConditionalNode,
  ConstantNode,
  FunctionNode,
  OperatorNode,
  ParenthesisNode,
  SymbolNode,
  type Tree,
} from "./parse.ts";
import type { Column } from "./scope.ts";
import { MAX_DEPTH } from "./tokens.ts";

export const ARITHMETIC = new Set(["+", "-", "*", "/", "^"]);
export const ORDER = new Set(["<", ">", "<=", ">="]);
export const EQUALITY = new Set(["==", "!="]);
export const LOGIC = new Set(["and", "or"]);

/** Least and greatest number of arguments. */
export const ARITY: Record<FunctionName, [number, number]> = {
  min: [1, 64],
  max: [1, 64],
  sum: [1, 64],
  mean: [1, 64],
  count: [1, 64],
  abs: [1, 1],
  exp: [1, 1],
  log: [1, 1],
  sqrt: [1, 1],
  clamp: [3, 3],
};
const OF_COLUMNS = new Set<string>(["min", "max", "sum", "mean", "count"]);
const MENDS = {
  number: "make a number of a condition (condition ? 1 : 0), of an event's date when(event)",
  boolean: "compare the number, with brackets if need be: not (x > 0.5)",
};

export function walk(tree: Tree, names: Names, fail: Fail): Expr {
  return visit(tree, 0);

  function visit(node: Tree, depth: number): Expr {
    if (depth > MAX_DEPTH)
      fail("depth", node.at, `the formula is nested more than ${MAX_DEPTH} deep`, "use sum(…), or split it");
    if (node instanceof ParenthesisNode) return visit(node.content, depth + 1);
    if (node instanceof ConstantNode) return constant(node);
    if (node instanceof SymbolNode || node instanceof AccessorNode) return name(node);
    if (node instanceof OperatorNode) return operator(node, depth + 1);
    if (node instanceof ConditionalNode) return choice(node, depth + 1);
    if (node instanceof FunctionNode) return call(node, depth + 1);
    return fail("syntax", node.at, "this has no place in a formula", "for a < b < c write a < b and b < c");
  }

  function want(type: FormulaType, node: Tree, depth: number): Expr {
    const expr = visit(node, depth);
    if (expr.type === type) return expr;
    const wanted = type === "number" ? "a number" : "a condition";
    const found = type === "number" ? "a condition (true or false)" : "a number";
    return fail("type", node.at, `${wanted} is needed here, this is ${found}`, MENDS[type]);
  }

  function constant({ value, at }: ConstantNode): Expr {
    if (typeof value === "number") return { kind: "constant", type: "number", value };
    if (typeof value === "boolean") return { kind: "constant", type: "boolean", value: value ? 1 : 0 };
    return fail(
      "text",
      at,
      "a text stands only in date(…) and in brackets",
      'write date("2026-01") or trust["KAZ-UZB"]',
    );
  }

  function name(node: SymbolNode | AccessorNode): Expr {
    const slot = names.slot(node);
    if (slot.kind === "column")
      return fail(
        "column",
        node.at,
        "this is a whole column",
        "name one cell, or use sum, mean, count, min or max",
      );
    const { array, index } = slot;
    if (slot.kind === "cell") return { kind: "cell", type: slot.type, array, index };
    return { kind: "happened", type: "boolean", array, index, month: names.month(node.at) };
  }

  function operator({ op, fn, args, at }: OperatorNode, depth: number): Expr {
    const [first, second] = args as [Tree, Tree | undefined];
    if (fn === "unaryPlus") return want("number", first, depth);
    if (fn === "not") return { kind: "not", type: "boolean", of: want("boolean", first, depth) };
    if (fn === "unaryMinus") {
      const of = want("number", first, depth);
      if (of.kind === "constant") return { ...of, value: -of.value };
      return { kind: "negative", type: "number", of };
    }
    const make = (type: FormulaType, left: Expr, right: Expr): Expr => {
      return { kind: "operation", type, op: op as Operation, left, right };
    };
    if (second && LOGIC.has(op))
      return make("boolean", want("boolean", first, depth), want("boolean", second, depth));
    if (second && ARITHMETIC.has(op))
      return make("number", want("number", first, depth), want("number", second, depth));
    if (second && ORDER.has(op))
      return make("boolean", want("number", first, depth), want("number", second, depth));
    if (second && EQUALITY.has(op)) {
      refuseText(first, second, op);
      const left = visit(first, depth);
      return make("boolean", left, want(left.type, second, depth));
    }
    return fail(
      "operator",
      at,
      `a formula cannot hold the operator ${op}`,
      "use + - * / ^, comparisons, and, or, not",
    );
  }

  /** `extent == "all"`: what has names is a number to formulas. */
  function refuseText(first: Tree, second: Tree, op: string): void {
    const text = [first, second].find((t) => t instanceof ConstantNode && typeof t.value === "string");
    const named = text === first ? second : first;
    if (!(text && (named instanceof SymbolNode || named instanceof AccessorNode))) return;
    const slot = names.slot(named);
    if (slot.kind !== "cell" || !slot.names) return;
    const all = slot.names.map((name, k) => `${k} ${name}`).join(", ");
    fail(
      "text",
      text.at,
      `to a formula this is a number, its place among ${all}`,
      `write ${op} and a number`,
    );
  }

  function choice(node: ConditionalNode, depth: number): Expr {
    const condition = want("boolean", node.parts[0], depth);
    const yes = visit(node.parts[1], depth);
    return { kind: "choice", type: yes.type, condition, yes, no: want(yes.type, node.parts[2], depth) };
  }

  function call(node: FunctionNode, depth: number): Expr {
    const { fn, args, at } = node;
    const said = fn instanceof SymbolNode ? fn.name : "";
    if (said === "when") return when(args, at);
    if (said === "date") return date(args, at);
    const arity = Object.hasOwn(ARITY, said) ? ARITY[said as FunctionName] : undefined;
    if (!arity) {
      const functions = `${Object.keys(ARITY).join(", ")}, when, date`;
      return fail(
        "function",
        at,
        `there is no function ${said || "of that name"}`,
        `the functions are ${functions}`,
      );
    }
    const called = said as FunctionName;
    const column = OF_COLUMNS.has(called) && args.length === 1 ? columnOf(args[0] as Tree) : undefined;
    if (column) {
      const month = column.type === "event" ? names.month(at) : undefined;
      return { kind: "total", type: "number", name: called, column, month };
    }
    if (args.length < arity[0] || args.length > arity[1])
      fail(
        "arguments",
        at,
        `${called} does not take ${args.length} values`,
        `it takes ${arity[0]} to ${arity[1]}`,
      );
    const type = called === "count" ? "boolean" : "number";
    return { kind: "call", type: "number", name: called, args: args.map((arg) => want(type, arg, depth)) };
  }

  function columnOf(node: Tree): Column | undefined {
    if (!(node instanceof SymbolNode || node instanceof AccessorNode)) return undefined;
    const slot = names.slot(node);
    return slot.kind === "column" ? slot : undefined;
  }

  function when(args: readonly Tree[], at: number): Expr {
    const [event] = args;
    if (args.length === 1 && (event instanceof SymbolNode || event instanceof AccessorNode)) {
      const slot = names.slot(event);
      if (slot.kind === "event")
        return { kind: "cell", type: "number", array: slot.array, index: slot.index };
    }
    return fail("when", at, "when takes the name of one event", "write, for example, when(signed.TKM)");
  }

  function date(args: readonly Tree[], at: number): Expr {
    const [text] = args;
    if (args.length === 1 && text instanceof ConstantNode && typeof text.value === "string")
      try {
        return { kind: "constant", type: "number", value: names.period(text.value) };
      } catch (e) {
        if (e instanceof MultivectorError) return fail("date", text.at, e.message, e.mend ?? "");
        throw e;
      }
    return fail("date", at, "date takes one text", 'write date("2026-01")');
  }
}
