/** `multivector verify`: whether a store is what was written, and what was written is what its scenario does. */
import { note } from "../../node/notes.ts";
import { type Verified, verifyStore } from "../../node/store/verify.ts";
import { fileOf, OBJECT } from "../destination.ts";
import { EXIT } from "../exit.ts";
import { keepStores } from "../inputs.ts";
import { count, MOST_RUNS } from "../options.ts";
import { json, write } from "../output.ts";
import { textOf } from "../plain/text.ts";

export interface VerifyFlags {
  json?: boolean;
  out?: string;
  force?: boolean;
  sample: string;
}

export async function verify(results: string, flags: VerifyFlags): Promise<number> {
  const to = fileOf(flags, OBJECT);
  keepStores(to.path, [results]);
  const sample = count(flags.sample, "--sample", 0, MOST_RUNS);
  const verified = await verifyStore(results, sample);
  if (to.kind !== "json") for (const line of verified.notes) note(line);
  write(
    to.kind === "json" ? json({ format: "multivector.verify/1", ...verified }) : plain(verified),
    to.path,
  );
  return verified.faults.length > 0 ? EXIT.invariant : EXIT.done;
}

function plain({ store, runs, parts, digest, recomputed, replayed, faults }: Verified): string {
  const made = recomputed > 0 ? `, ${recomputed} digests made again from the rows` : "";
  const looked = `${runs} runs; ${parts} parts have been looked at${made}, ${replayed} runs played again`;
  return textOf([
    `${store}: ${looked}`,
    ...(digest === null ? [] : [`digest ${digest}`]),
    ...(faults.length === 0 ? ["it is what was written"] : faults.map((f) => `not so: ${f.message}`)),
  ]);
}
