/** Exit codes, and how an error is told: what, where, why and the mend; a stack only with `--debug`. */
import { type Fault, MultivectorError, MultivectorErrors } from "../engine/errors.ts";
import { harmless } from "../views/text/harmless.ts";
import { jsonText } from "../views/text/json.ts";

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
        `${jsonText({ format: "multivector.error/1", code: e.code, message: e.message, where: e.where ?? null, mend: e.mend ?? null })}\n`,
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

/** What the system refuses, and how that is mended. */
const BY_SYSTEM: Readonly<Record<string, [code: string, mend: string]>> = {
  EMFILE: ["too-many-files", "allow more open files (ulimit -n 4096), or use fewer --jobs"],
  ENFILE: ["too-many-files", "close other programs: the machine has too many files open"],
  ENOSPC: ["disk-full", "make room on that disk"],
  EDQUOT: ["disk-full", "make room: your share of that disk is used up"],
  ENOMEM: ["out-of-memory", "use fewer --jobs, or a machine with more memory"],
  ERR_WORKER_OUT_OF_MEMORY: [
    "out-of-memory",
    "use fewer --jobs, record less, or give Node more: NODE_OPTIONS=--max-old-space-size=8192",
  ],
};
const ELSE: [code: string, mend: string] = [
  "system",
  "mend what it names: a path, its permissions, its disk",
];

/** A fault of the machine, not of this program: an error that names a call of the system, or is known by its code. */
function fromSystem(error: unknown): MultivectorError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = "", syscall, path } = error as NodeJS.ErrnoException;
  const known = Object.hasOwn(BY_SYSTEM, code) ? BY_SYSTEM[code] : undefined;
  if (!known && !(syscall !== undefined && /^E[A-Z0-9]+$/.test(code))) return undefined;
  const [name, mend] = known ?? ELSE;
  return new MultivectorError({ code: name, message: error.message, where: path, mend, fault: "usage" });
}

function fromUnknown(error: unknown): MultivectorError {
  const system = fromSystem(error);
  if (system) return system;
  return new MultivectorError({
    code: "internal",
    message: `something went wrong inside: ${error instanceof Error ? error.message : String(error)}`,
    mend: "run it again with --debug and report what it prints",
    fault: "internal",
  });
}
