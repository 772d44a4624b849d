/** Reads every number of the sections (actors, pairs, disputes, treaties…) into cells, checking ids against axes. */
import { canonical } from "../engine/address.ts";
import { nearest } from "../engine/suggest.ts";
import type { BindContext, NumberRow } from "./bind-context.ts";
import { readLeaf } from "./leaf.ts";
import { isPlainMap, type Plain, type PlainMap } from "./plain.ts";
import { type Branch, treeOf } from "./tree.ts";
import { placeOf } from "./validate.ts";

export function readCells(at: BindContext): { cells: Map<string, number>; numbers: NumberRow[] } {
  const cells = new Map<string, number>();
  const written = new Map<string, string>();
  const numbers: NumberRow[] = [];

  /** `entity` is the first entry that the path names: the key of tables. */
  function visit(
    branch: Branch,
    data: Plain | undefined,
    path: string,
    source: string | undefined,
    entity: string,
  ): void {
    if (data === undefined) return;
    if (branch.column) {
      leaf(branch, data, path, source, entity);
      return;
    }
    const map = branch.listable && Array.isArray(data) ? listed(branch, data, path) : data;
    if (!isPlainMap(map)) return;
    const below = typeof map["source"] === "string" ? map["source"] : source;
    for (const [key, child] of branch.children) visit(child, map[key], inside(path, key), below, entity);
    if (!branch.star) return;
    for (const [key, value] of Object.entries(map)) {
      if (branch.children.has(key) || key === "source") continue;
      if (!onAxis(branch.star.axis, key, inside(path, key))) continue;
      visit(branch.star.branch, value, inside(path, key), below, entity === "" ? key : entity);
    }
  }

  function leaf(branch: Branch, data: Plain, path: string, source: string | undefined, entity: string): void {
    const column = branch.column!;
    const where = placeOf(at.layer, path, at.origins);
    const reading = at.attempt(() =>
      readLeaf(column, data, {
        path,
        where,
        place: (inner) => placeOf(at.layer, inner, at.origins),
        entity,
        key: at.model.tableKey ?? "id",
        year: at.year,
        table: at.tables,
        reference: (axis, id) => at.axes.get(axis)?.index.get(id),
      }),
    );
    if (!reading) return;
    const address = canonical(path, at.axes);
    const before = written.get(address);
    if (before !== undefined)
      at.complain(
        path,
        `${path} and ${before} are the same; both are given`,
        "keep one of them",
        "given-twice",
      );
    written.set(address, path);
    cells.set(address, reading.value);
    numbers.push({
      path: address,
      value: reading.value,
      unit: column.unit,
      range: reading.range ?? column.range,
      source: reading.source ?? source ?? column.source,
      doc: column.doc,
      note: reading.note,
      place: where,
    });
  }

  function onAxis(axis: string, key: string, path: string): boolean {
    const known = at.axes.get(axis);
    if (known?.index.has(key)) return true;
    const near = nearest(key, known?.index.keys() ?? []);
    at.complain(
      path,
      `there is no ${axis} "${key}" here`,
      near ? `did you mean ${near}?` : `known: ${known?.ids.join(", ") || "none"}`,
      `unknown-${axis}`,
    );
    return false;
  }

  /** `eligible: [KAZ, UZB]` as a map: those named are 1, the others 0. */
  function listed(branch: Branch, list: Plain[], path: string): PlainMap {
    const axis = branch.star!.axis;
    const map: PlainMap = Object.fromEntries((at.axes.get(axis)?.ids ?? []).map((id) => [id, false]));
    list.forEach((id, k) => {
      if (id === null || !onAxis(axis, String(id), `${path}.${k}`)) return;
      if (map[String(id)] === true)
        at.complain(`${path}.${k}`, `${String(id)} is named twice`, "name it once", "given-twice");
      map[String(id)] = true;
    });
    return map;
  }

  visit(treeOf(at.model), at.layer.data, "", undefined, "");
  return { cells, numbers };
}

const inside = (path: string, key: string) => (path === "" ? key : `${path}.${key}`);
