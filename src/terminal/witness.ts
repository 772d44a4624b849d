/** Commands that show the run which came out otherwise, in both variants. */
import type { CompareObject, Witness } from "../answers/compare.ts";
import type { Variant } from "../answers/variants.ts";
import { commandLine } from "./shell.ts";

/** @param again the options by which one run of a variant is played again */
export function withCommands(
  object: CompareObject,
  variants: readonly Variant[],
  again: (variant: number, run: number) => readonly string[],
): CompareObject {
  const comparisons = object.comparisons.map((comparison, k) => {
    const { witness } = comparison;
    if (!witness) return comparison;
    const commands = [0, k + 1].map((v) =>
      commandLine(showing(witness, variants[v]!, object.seed, again(v, witness.run))),
    );
    return { ...comparison, witness: { ...witness, commands } };
  });
  return { ...object, comparisons };
}

/** The command that shows one run of a variant, or why its decision fell as it did. */
function showing({ decision }: Witness, variant: Variant, seed: string, run: readonly string[]): string[] {
  // What a design draws comes first, so that what the variant sets has the last word.
  const over = ["--seed", seed, ...run, ...variant.sets.flatMap((s) => ["--set", s])];
  if (!decision) return ["run", variant.ref, ...over];
  const object = decision.object === undefined ? [] : ["--object", decision.object];
  const which = ["--actor", decision.actor, "--decision", decision.decision, "--at", decision.at, ...object];
  return ["explain", variant.ref, ...which, ...over];
}
