/** Where the result of a batch goes, by the name that `--out` gives: a table, a store, or the text itself. */
import { statOf } from "../node/store/stat.ts";
import { checkOut } from "./output.ts";

export interface Destination {
  kind: "text" | "json" | "csv" | "parquet" | "duckdb";
  /** The file or the folder; nothing where it is standard output. */
  path: string | undefined;
}

export function destination(out: string | undefined): Destination {
  if (out === undefined) return { kind: "text", path: undefined };
  if (/\.duckdb$/i.test(out)) return { kind: "duckdb", path: out };
  if (/[\\/]$/.test(out) || statOf(out)?.isDirectory())
    return { kind: "parquet", path: out.replace(/(?<=.)[\\/]+$/, "") };
  if (/\.csv$/i.test(out)) return { kind: "csv", path: out };
  return { kind: /\.json$/i.test(out) ? "json" : "text", path: out };
}

export const isStore = ({ kind }: Destination) => kind === "parquet" || kind === "duckdb";

/** Refuses before anything is played a file that may not be written. A store looks after its own folder. */
export function checkDestination(to: Destination, flags: { force?: boolean; resume?: boolean }): void {
  if (to.kind === "parquet") return;
  checkOut(to.path, flags.force || (to.kind === "duckdb" && flags.resume));
}
