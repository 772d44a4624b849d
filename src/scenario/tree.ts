/** The tree of paths that a model's scenarios may write, made from the paths of its columns. */
import type { Column } from "../engine/column.ts";
import { type Model, modelColumns } from "../engine/model.ts";

export interface Branch {
  children: Map<string, Branch>;
  /** What stands under any entry of an axis. */
  star?: { axis: string; branch: Branch };
  column?: Column;
  /** May be written as a list of the axis's entries, each meaning 1. */
  listable?: boolean;
}

export function pathTree(columns: readonly Column[]): Branch {
  const root: Branch = { children: new Map() };
  for (const column of columns) {
    let here = root;
    let axis = 0;
    const parts = (column.path as string).split(".");
    for (const [k, part] of parts.entries()) {
      if (part === "*") {
        here.star ??= { axis: column.axes[axis]!, branch: { children: new Map() } };
        axis++;
        if (column.kind === "boolean" && k === parts.length - 1) here.listable = true;
        here = here.star.branch;
      } else {
        const next = here.children.get(part) ?? { children: new Map() };
        here.children.set(part, next);
        here = next;
      }
    }
    here.column = column;
  }
  return root;
}

const trees = new WeakMap<Model, Branch>();

/** The tree of a model, made once. */
export function treeOf(model: Model): Branch {
  let tree = trees.get(model);
  if (!tree) {
    tree = pathTree(modelColumns(model));
    trees.set(model, tree);
  }
  return tree;
}

/** The column that a full path (`disputes.kgz-tjk.severity`) belongs to, whatever ids it names. */
export function columnAtPath(model: Model, path: string): Column | undefined {
  return branchAtPath(model, path)?.column;
}

/** What stands at a path, be it a cell or what holds cells. */
export function branchAtPath(model: Model, path: string): Branch | undefined {
  let here: Branch | undefined = treeOf(model);
  for (const part of path.split(".")) here = here?.children.get(part) ?? here?.star?.branch;
  return here;
}
