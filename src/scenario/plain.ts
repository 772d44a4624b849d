/** Turns a composed YAML document into plain data, and notes where every value stands. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from "yaml";

export type Plain = null | boolean | number | string | Plain[] | PlainMap;
export interface PlainMap {
  [key: string]: Plain;
}
export type Path = readonly (string | number)[];

/** `['disputes', 'kgz-tjk', 'severity']` as `disputes.kgz-tjk.severity`: how a place is named to people. */
export function pathText(path: Path): string {
  return path.join(".");
}

export function isPlainMap(value: unknown): value is PlainMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The path of an entry of the value at `path`, both as texts. */
export function inside(path: string, key: string | number): string {
  return path === "" ? String(key) : `${path}.${key}`;
}

/** Keys that would reach the prototype of a JavaScript object. */
export const FORBIDDEN: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** The data nests at most this deep, so that no later walk over it can exhaust the stack. */
const MAX_DEPTH = 48;
const MAX_ALIASES = 100;
/** Values that all aliases of a document together may repeat; a "billion laughs" file wants more. */
const MAX_REPEATED = 10_000;

export interface Listener {
  /** The entry named `path` begins at `offset` (a map's entry at its key). */
  mark(path: string, offset: number): void;
  fail(code: string, offset: number, message: string, mend: string): void;
}

export function plainOf(doc: Document.Parsed, to: Listener): Plain {
  const anchors = new Map<string, Node>();
  /** Anchored values that we stand inside of. */
  const open = new Set<Node>();
  let aliases = 0;
  let repeated = 0;
  /** How many aliases we stand inside of. */
  let within = 0;

  function value(node: Node | null | undefined, path: string, depth: number, at: number): Plain {
    const here = node?.range?.[0] ?? at;
    if (within > 0 && ++repeated > MAX_REPEATED) return null;
    if (depth > MAX_DEPTH) {
      to.fail("yaml-depth", here, `values are nested more than ${MAX_DEPTH} deep`, "flatten the file");
      return null;
    }
    if (isAlias(node)) return alias(node.source, path, depth, here);
    if (!node) return null;
    const anchored = "anchor" in node && node.anchor;
    if (anchored && within === 0) anchors.set(anchored, node);
    if (isScalar(node)) return scalar(node.value, node.source, here);
    if (anchored) open.add(node);
    const result = isSeq(node)
      ? list(node.items as Node[], path, depth, here)
      : isMap(node)
        ? map(node.items as Pair[], path, depth, here)
        : null;
    open.delete(node);
    return result;
  }

  function list(items: (Node | null)[], path: string, depth: number, at: number): Plain[] {
    return items.map((item, i) => {
      const offset = item?.range?.[0] ?? at;
      const inner = inside(path, i);
      to.mark(inner, offset);
      return value(item, inner, depth + 1, offset);
    });
  }

  function map(items: Pair[], path: string, depth: number, at: number): PlainMap {
    const result: PlainMap = {};
    for (const pair of items) {
      const offset = (pair.key as Node | null)?.range?.[0] ?? at;
      const key = keyOf(pair.key, offset);
      if (key === undefined) continue;
      const inner = inside(path, key);
      if (Object.hasOwn(result, key)) {
        to.fail("yaml-duplicate", offset, `"${inner}" is given twice`, "keep one of the two");
        continue;
      }
      to.mark(inner, offset);
      result[key] = value(pair.value as Node | null, inner, depth + 1, offset);
    }
    return result;
  }

  function keyOf(node: unknown, offset: number): string | undefined {
    const raw = isScalar(node) ? node.value : undefined;
    // A key is a name as it stands: `True` is not `true`, nor 0x10 16.
    const said = isScalar(node) && typeof raw !== "string" ? node.source : undefined;
    const key = raw === null || raw === undefined ? "" : (said ?? String(raw));
    if (key === "")
      to.fail("yaml-key", offset, "a key is empty or not a plain text", "write a name before the colon");
    else if (FORBIDDEN.has(key))
      to.fail("yaml-key", offset, `"${key}" may not be a key`, "choose another name");
    else return key;
    return undefined;
  }

  function scalar(raw: unknown, source: string | undefined, offset: number): Plain {
    if (typeof raw === "number") {
      if (!Number.isFinite(raw))
        to.fail("yaml-number", offset, `${source ?? raw} is not a finite number`, "write a number");
      else if (!Number.isSafeInteger(raw) && /^[-+]?\d+$/.test(source ?? ""))
        to.fail(
          "yaml-number",
          offset,
          `${source} is too long to be kept exactly`,
          "quote it if it is a text",
        );
      return raw;
    }
    return typeof raw === "boolean" || raw === null || raw === undefined ? (raw ?? null) : String(raw);
  }

  function alias(name: string, path: string, depth: number, offset: number): Plain {
    const target = anchors.get(name);
    if (!target) {
      to.fail(
        "yaml-alias",
        offset,
        `*${name} refers to no earlier &${name}`,
        `write &${name} before it is used`,
      );
      return null;
    }
    if (open.has(target)) {
      to.fail("yaml-alias", offset, `*${name} stands within &${name} itself`, "write the value out");
      return null;
    }
    const before = repeated;
    within++;
    const result = ++aliases > MAX_ALIASES ? null : value(target, path, depth, offset);
    within--;
    if (aliases === MAX_ALIASES + 1 || (before <= MAX_REPEATED && repeated > MAX_REPEATED && within === 0))
      to.fail("yaml-alias", offset, "aliases repeat too much", "write the values out");
    return result;
  }

  return value(doc.contents, "", 0, 0);
}
