/** Exit codes, and how an error is told: what, where, why and the mend; a stack only with `--debug`. */
import { type Fault, MultivectorError, MultivectorErrors } from "../engine/errors.ts";
import { harmless } from "../views/text/harmless.ts";

export const EXIT = {
  done: 0,
  internal: 1,
  usage: 2,
  scenario: 3,
  run: 4,
  invariant: 5,
  interrupted: 130,
} as const;

const BY_FAULT: Record<Fault, number> = {
  usage: EXIT.usage,
  scenario: EXIT.scenario,
  run: EXIT.run,
  internal: EXIT.internal,
};

export function tellError(error: unknown, options: { json: boolean; debug: boolean }): number {
  const known = error instanceof MultivectorError ? error : fromUnknown(error);
  const all = known instanceof MultivectorErrors ? known.all : [known];
  if (options.json)
    for (const e of all)
      process.stderr.write(
        `${JSON.stringify({ format: "multivector.error/1", code: e.code, message: e.message, where: e.where ?? null, mend: e.mend ?? null })}\n`,
      );
  else process.stderr.write(`${all.map(errorText).join("\n\n")}\n`);
  if (options.debug && error instanceof Error)
    process.stderr.write(`${(error.stack ?? "").split("\n").map(harmless).join("\n")}\n`);
  return BY_FAULT[known.fault];
}

function errorText(e: MultivectorError): string {
  const lines = [`error: ${e.message} [${e.code}]`];
  if (e.where) lines.push(`  where: ${e.where}`);
  if (e.mend) lines.push(`  mend:  ${e.mend}`);
  return lines.map(harmless).join("\n");
}

function fromUnknown(error: unknown): MultivectorError {
  return new MultivectorError({
    code: "internal",
    message: `something went wrong inside: ${error instanceof Error ? error.message : String(error)}`,
    mend: "run it again with --debug and report what it prints",
    fault: "internal",
  });
}
