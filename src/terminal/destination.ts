/** Where a result goes and as what: the ending of the name that `--out` gives is its format. */
import { extname } from "node:path";
import { statOf } from "../node/store/stat.ts";
import { usage } from "./options.ts";
import { checkOut, standardOf } from "./output.ts";

export type Kind = "text" | "json" | "csv" | "parquet" | "duckdb";

export interface Destination {
  /** Parquet is a folder of such files. */
  kind: Kind;
  /** The file or the folder; nothing where it is standard output. */
  path: string | undefined;
}

interface Named {
  out?: string | undefined;
  json?: boolean | undefined;
}

const ENDINGS: Readonly<Record<string, Kind>> = {
  ".json": "json",
  ".csv": "csv",
  ".txt": "text",
  ".duckdb": "duckdb",
};

/** What a command writes whose result is one object. */
export const OBJECT: readonly Kind[] = ["json", "text"];
/** What a command writes whose result is rows. */
export const ROWS: readonly Kind[] = ["json", "csv", "text"];
/** What a command writes that keeps runs. */
export const RUNS: readonly Kind[] = ["json", "csv", "text", "duckdb", "parquet"];

/**
 * A name without an ending is a folder where the command keeps runs; elsewhere, and where it is a device or a pipe, `--json`
 * says what is written, as on standard output.
 *
 * @param can what the command writes @throws `out-format` for a name that promises something else
 */
export function destination({ out, json }: Named, can: readonly Kind[]): Destination {
  const plain = json || !can.includes("text") ? "json" : "text";
  if (out === undefined) return { kind: plain, path: undefined };
  if (out === "") throw usage("out-empty", "--out names no file", "write --out result.json", "--out");
  if (standardOf(out)) return { kind: plain, path: out };
  const found = statOf(out);
  const stores = can.includes("parquet");
  if (stores && (/[\\/]$/.test(out) || found?.isDirectory()))
    return { kind: "parquet", path: out.replace(/(?<=.)[\\/]+$/, "") };
  if (found?.isDirectory()) throw usage("out-directory", `${out} is a folder`, "name a file in it", "--out");
  if (/[\\/]$/.test(out)) throw refused(`${out} would be a folder, and this writes a file`, can);
  const ending = extname(out).toLowerCase();
  const kind = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (kind && can.includes(kind)) return { kind, path: out };
  if (found && !found.isFile()) return { kind: plain, path: out };
  if (ending === "") return { kind: stores ? "parquet" : plain, path: out };
  throw refused(`this cannot be written as ${ending}`, can);
}

function refused(message: string, can: readonly Kind[]) {
  const endings = Object.keys(ENDINGS).filter((e) => can.includes(ENDINGS[e]!));
  const file = `a file that ends in ${endings.join(", ").replace(/, (?=[^,]*$)/, " or ")}`;
  const folder = can.includes("parquet") ? ", or a folder, as results/, for Parquet files" : "";
  return usage("out-format", message, `name ${file}${folder}`, "--out");
}

/** Where one file of a command goes, which may be written. */
export function fileOf(flags: Named & { force?: boolean }, can: readonly Kind[]): Destination {
  const to = destination(flags, can);
  checkOut(to.path, flags.force);
  return to;
}

export const isStore = ({ kind }: Destination) => kind === "parquet" || kind === "duckdb";

/** Refuses before anything is played a file that may not be written. A store looks after its own folder. */
export function checkDestination(to: Destination, flags: { force?: boolean; resume?: boolean }): void {
  if (to.kind === "parquet") return;
  checkOut(to.path, flags.force || (to.kind === "duckdb" && flags.resume));
}
