/** The text edge of a scenario: one YAML 1.2 file in, plain data with positions out, or every fault at once. */
import { type Document, LineCounter, parseDocument, type YAMLError } from "yaml";
import { type Fault, MultivectorError, MultivectorErrors } from "../engine/errors.ts";
import { isPlainMap, type Plain, type PlainMap, plainOf } from "./plain.ts";

export { inside, isPlainMap, type Path, type Plain, type PlainMap, pathText } from "./plain.ts";

/** How the engine reaches files without knowing of any file system. */
export interface Files {
  /** Bytes of a file, asked before it is read. */
  size(path: string): number | "missing" | "directory";
  read(path: string): string;
  /** The normal form of the path `ref`, seen from the folder of the file `from`. */
  resolve(from: string, ref: string): string;
  /** The layer of a file that was read and proven before, where it still has that very text. */
  proven?(path: string, text: string): Proven | undefined;
}

export interface Place {
  file: string;
  line: number;
  col: number;
}

/** One file's data, and for each path (see `pathText`) where it is written. */
export interface Layer {
  file: string;
  data: PlainMap;
  positions: Map<string, Place>;
}

/** A file that was found valid with all that it extends. */
export interface Proven extends Layer {
  /** Of the document that its chain merges into. */
  digest: string;
}

export const MAX_BYTES = 256 * 1024;
const MAX_REPORTED = 20;

const MENDS: Record<string, string> = {
  MULTIPLE_DOCS: "keep one document a file: remove the line '---' and what follows",
  TAB_AS_INDENT: "indent with spaces",
  BAD_INDENT: "line the entries of one map up under each other",
  TAG_RESOLVE_FAILED: "remove the tag that begins with '!'",
  MISSING_CHAR: "close what was opened, or quote a text that holds ':' or '#'",
  BLOCK_AS_IMPLICIT_KEY: "quote a text that holds ': ', or line the entries up",
};

export function placeText(place: Place): string {
  return `${place.file}:${place.line}:${place.col}`;
}

/** The text of a file whose size is asked before it is read. */
export function readText(files: Files, path: string): string {
  const size = files.size(path);
  if (typeof size === "number" && size <= MAX_BYTES) return files.read(path);
  if (typeof size === "number") throw tooLarge(path);
  throw new MultivectorError({
    code: size === "missing" ? "file-missing" : "file-directory",
    message: size === "missing" ? `there is no file ${path}` : `${path} is a folder, not a scenario file`,
    where: path,
    mend: size === "missing" ? "check the path" : "name a .yaml file in it",
  });
}

/** Reads the text of `file`, which must hold one map. */
export function parseText(text: string, file: string): Layer {
  const positions = new Map<string, Place>();
  const data = parseYaml(text, file, "scenario", positions);
  if (isPlainMap(data)) return { file, data, positions };
  const empty = data === null;
  throw new MultivectorError({
    code: empty ? "yaml-empty" : "yaml-not-a-map",
    message: empty
      ? "the file is empty"
      : `a scenario is a map, this is ${Array.isArray(data) ? "a list" : "a single value"}`,
    where: `${file}:1:1`,
    mend: "write entries such as 'id: my-scenario', one a line",
  });
}

/** One YAML value of any shape. `file` names it in errors; positions are noted if a map for them is given. */
export function parseYaml(text: string, file: string, fault: Fault, positions?: Map<string, Place>): Plain {
  if (text.length > MAX_BYTES) throw tooLarge(file);
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), col: Math.max(col, 1) };
  };
  refuseBinary(text, file, fault);
  const faults: MultivectorError[] = [];
  const fail = (code: string, offset: number, message: string, mend: string): void => {
    if (faults.length < MAX_REPORTED)
      faults.push(new MultivectorError({ code, message, where: placeText(place(offset)), mend, fault }));
  };
  const doc = compose(text, lines, fail);
  // The library reports its own exhausted stack as an error of the text, and then errors that follow from it.
  if (doc.errors.some((e) => /call stack/.test(e.message)))
    fail("yaml-depth", 0, "values are nested too deep", "flatten the file");
  else for (const e of [...doc.errors, ...doc.warnings]) fail("yaml-syntax", e.pos[0], said(e), mendOf(e));
  const version = doc.directives.yaml;
  if (version.explicit && version.version !== "1.2")
    fail(
      "yaml-version",
      0,
      `YAML ${version.version} is not read`,
      "remove the line '%YAML', or write %YAML 1.2",
    );
  if (faults.length === 0) {
    const value = plainOf(doc, { mark: (path, offset) => positions?.set(path, place(offset)), fail });
    if (faults.length === 0) return value;
  }
  throw faults.length === 1 ? (faults[0] as MultivectorError) : new MultivectorErrors(faults);
}

function compose(
  text: string,
  lineCounter: LineCounter,
  fail: (code: string, offset: number, message: string, mend: string) => void,
): Document.Parsed {
  try {
    // Duplicates are found while the data is built: the library's own check is quadratic.
    return parseDocument(text, {
      version: "1.2",
      schema: "core",
      resolveKnownTags: false,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "error",
      lineCounter,
    });
  } catch (e) {
    // The library recurses over nested values; nothing else is known to make it throw.
    const deep = e instanceof RangeError;
    fail(
      "yaml-depth",
      0,
      deep ? "values are nested too deep" : `YAML cannot be read: ${String(e)}`,
      "flatten the file",
    );
    return parseDocument("");
  }
}

function said(e: YAMLError): string {
  if (e.code === "MULTIPLE_DOCS") return "the file holds several documents";
  const text = e.message.replace(/\.$/, "");
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function mendOf(e: YAMLError): string {
  return MENDS[e.code] ?? "check the indentation, quotes and brackets here and in the line before";
}

function refuseBinary(text: string, file: string, fault: Fault): void {
  let line = 1;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10) {
      line++;
      start = i + 1;
    } else if ((c < 32 && c !== 9 && c !== 13) || c === 0xfffd)
      throw new MultivectorError({
        code: "yaml-binary",
        message: "this is not a YAML text file",
        where: `${file}:${line}:${i - start + 1}`,
        mend: "save the scenario as UTF-8 text",
        fault,
      });
  }
}

export function tooLarge(file: string): MultivectorError {
  return new MultivectorError({
    code: "file-too-large",
    message: `${file} is larger than the ${MAX_BYTES} bytes that a scenario may have`,
    where: file,
    mend: "move numbers into data/, or split the scenario with 'extends'",
  });
}
