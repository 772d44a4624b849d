/**
 * A formula's source as a tree, by the grammar of mathjs and nothing else of it: the parser is given node
 * classes of our own, which cannot evaluate, so a formula reaches nothing, and a bundle holds 18 KB of mathjs.
 */
import * as mathjs from "mathjs/number";
import type { Fail } from "./fault.ts";
import { isName, tokensOf } from "./tokens.ts";

/** Base of the nodes. mathjs asks `isNode` of the prototype, hence getters. */
abstract class Node {
  /** Position of its first name or number in the source. */
  abstract readonly at: number;
  get isNode(): boolean {
    return true;
  }
}

/** Positions of the names, numbers and texts still to come, as mathjs makes nodes of them in source order. */
let leaves: number[] = [];
let taken = 0;
function takeLeaf(): number {
  return leaves[Math.min(taken++, leaves.length - 1)] ?? 0;
}

export class ConstantNode extends Node {
  readonly at: number = takeLeaf();
  readonly value: unknown;
  constructor(value: unknown) {
    super();
    this.value = value;
  }
  get isConstantNode(): boolean {
    return true;
  }
}

export class SymbolNode extends Node {
  readonly at: number = takeLeaf();
  readonly name: string;
  constructor(name: string) {
    super();
    this.name = name;
  }
  get isSymbolNode(): boolean {
    return true;
  }
}

class IndexNode extends Node {
  readonly at: number = 0;
  readonly keys: Tree[];
  constructor(keys: Tree[]) {
    super();
    this.keys = keys;
  }
}

export class AccessorNode extends Node {
  readonly at: number;
  readonly object: Tree;
  readonly keys: Tree[];
  constructor(object: Tree, index: IndexNode) {
    super();
    this.at = object.at;
    this.object = object;
    this.keys = index.keys;
  }
  get isAccessorNode(): boolean {
    return true;
  }
}

export class OperatorNode extends Node {
  readonly at: number;
  readonly op: string;
  readonly fn: string;
  readonly args: Tree[];
  constructor(op: string, fn: string, args: Tree[]) {
    super();
    this.at = args[0]?.at ?? 0;
    this.op = op;
    this.fn = fn;
    this.args = args;
  }
  get isOperatorNode(): boolean {
    return true;
  }
}

export class ConditionalNode extends Node {
  readonly at: number;
  readonly parts: [condition: Tree, yes: Tree, no: Tree];
  constructor(condition: Tree, yes: Tree, no: Tree) {
    super();
    this.at = condition.at;
    this.parts = [condition, yes, no];
  }
}

export class FunctionNode extends Node {
  readonly at: number;
  readonly fn: Tree;
  readonly args: Tree[];
  constructor(fn: Tree, args: Tree[]) {
    super();
    this.at = fn.at;
    this.fn = fn;
    this.args = args;
  }
  get isFunctionNode(): boolean {
    return true;
  }
}

export class ParenthesisNode extends Node {
  readonly at: number;
  readonly content: Tree;
  constructor(content: Tree) {
    super();
    this.at = content.at;
    this.content = content;
  }
}

/** Whatever else the grammar knows: all of it is refused. */
export class OtherNode extends Node {
  readonly at: number = leaves[Math.max(0, Math.min(taken, leaves.length) - 1)] ?? 0;
}

export type Tree =
  | ConstantNode
  | SymbolNode
  | AccessorNode
  | OperatorNode
  | ConditionalNode
  | FunctionNode
  | ParenthesisNode
  | OtherNode;

/** mathjs exports this, but its types do not say so. */
interface Grammar {
  createParse(parts: Record<string, unknown>): (source: string) => Tree;
}

const typed = (_name: string, signatures: { string: unknown }): unknown => signatures.string;
typed.addConversion = (): void => {};

const grammar = (mathjs as unknown as Grammar).createParse({
  typed,
  numeric: Number,
  config: { number: "number", numberFallback: "number" },
  ConstantNode,
  SymbolNode,
  IndexNode,
  AccessorNode,
  OperatorNode,
  ConditionalNode,
  FunctionNode,
  ParenthesisNode,
  ArrayNode: OtherNode,
  AssignmentNode: OtherNode,
  BlockNode: OtherNode,
  FunctionAssignmentNode: OtherNode,
  ObjectNode: OtherNode,
  RangeNode: OtherNode,
  RelationalNode: OtherNode,
});

export function parseFormula(source: string, fail: Fail): Tree {
  const tokens = tokensOf(source, fail);
  leaves = tokens
    .filter((t, i) => t.kind === "number" || t.kind === "text" || isName(tokens, i))
    .map((t) => t.at);
  taken = 0;
  try {
    // To mathjs a line break ends a formula; in YAML it is where a long line was folded.
    return grammar(source.replace(/\s/g, " "));
  } catch (e) {
    const at = (e as { char?: number }).char;
    const said = String((e as Error).message).replace(/ \(char \d+\)$/, "");
    const message = `the formula cannot be read: ${said.charAt(0).toLowerCase()}${said.slice(1)}`;
    return fail("syntax", Math.max(0, (at ?? 1) - 1), message, "check the brackets and operators around it");
  }
}
