/** A checked formula: every name resolved, every part of known type. What `walk` makes and `compile` reads. */

import type { FormulaType } from "../../engine/formula.ts";
import type { Cell, Column } from "./scope.ts";

export type Operation = "+" | "-" | "*" | "/" | "^" | "<" | ">" | "<=" | ">=" | "==" | "!=" | "and" | "or";
export type FunctionName =
  | "min"
  | "max"
  | "abs"
  | "exp"
  | "log"
  | "sqrt"
  | "clamp"
  | "sum"
  | "mean"
  | "count";

export type Expr =
  | { kind: "constant"; type: FormulaType; value: number }
  | { kind: "cell"; type: FormulaType; array: Float64Array; index: number }
  /** True when the event's month is not after the present one. */
  | { kind: "happened"; type: "boolean"; array: Float64Array; index: number; month: Cell }
  | { kind: "negative"; type: "number"; of: Expr }
  | { kind: "not"; type: "boolean"; of: Expr }
  | { kind: "operation"; type: FormulaType; op: Operation; left: Expr; right: Expr }
  | { kind: "choice"; type: FormulaType; condition: Expr; yes: Expr; no: Expr }
  | { kind: "call"; type: "number"; name: FunctionName; args: Expr[] }
  /** A function of a whole column; `month` is given for a column of events. */
  | { kind: "total"; type: "number"; name: FunctionName; column: Column; month: Cell | undefined };
